"""The forms of a lägesbild: answers, figures, measures, sources and publishing."""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.cases.forms.nameless import NamelessForm
from sspf.catalogue.entries import choosable
from sspf.periods import Period
from sspf.situations.rules import weeks
from sspf.situations.rules.lines import MOST
from sspf.situations.rules.terms import AnswerTerms, FigureTerms, MeasureTerms
from sspf.web import current
from sspf.web.fields import Choice, LongText, Number, Text
from sspf.web.when import When


class AnswerForm(NamelessForm):
    """What is said to one question of the checklist."""

    text = LongText(_l("Svar"), _l("svaret"), required=False, longest=2000)
    nothing = BooleanField(_l("Inget att säga den här gången"))

    @classmethod
    def over(cls, text: str | None, version: int | None) -> Self:
        """The form over what is answered; None where nobody has answered."""
        return cls(data={"text": text or "", "nothing": text == "", "version": version})

    def terms(self) -> AnswerTerms:
        """What was typed, once the form is valid."""
        return AnswerTerms(self.text.data or "", bool(self.nothing.data), bool(self.nameless.data))


class CommentForm(NamelessForm):
    """What is said beside a figure."""

    comment = LongText(_l("Kommentar"), _l("kommentaren"), required=False, longest=600)

    def terms(self) -> AnswerTerms:
        """What was typed, once the form is valid."""
        return AnswerTerms(self.comment.data or "", nameless=bool(self.nameless.data))


class FigureForm(NamelessForm):
    """A figure that somebody has said and that stands in no file."""

    kind = Choice(_l("Vad har hänt?"), _l("vad som har hänt"))
    source = Choice(_l("Vem har räknat?"), _l("vem som har räknat"))
    first_week = Choice(_l("Från vecka"), _l("den första veckan"))
    last_week = Choice(_l("Till vecka"), _l("den sista veckan"))
    count = Number(_l("Antal"), _l("antalet"), 0, MOST)
    comment = LongText(_l("Kommentar"), _l("kommentaren"), required=False, longest=600)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists, today = current.catalogue().situations, current.work().today
        self.kind.offer((each.id, each.label) for each in choosable(lists.kinds, today).values())
        self.source.offer((each.id, each.label) for each in choosable(lists.sources, today).values())

    def within(self, quarter: Period) -> Self:
        """Offer the weeks of the quarter."""
        for field in (self.first_week, self.last_week):
            field.offer((week.slug, str(week.number)) for week in weeks.of_quarter(quarter))
        return self

    def terms(self) -> FigureTerms:
        """What was typed, once the form is valid."""
        return FigureTerms(
            kind=self.kind.data,
            source=self.source.data,
            weeks=(self.first_week.data, self.last_week.data),
            count=self.count.data or 0,
            comment=self.comment.data or "",
            nameless=bool(self.nameless.data),
        )


class SituationMeasureForm(NamelessForm):
    """What is done about it."""

    text = Text(_l("Vad ska göras?"), _l("vad som ska göras"))
    owner = Choice(_l("Vem ansvarar?"), _l("vem som ansvarar"))
    place = Text(_l("Var?"), _l("platsen"), required=False)
    due = When(_l("Klart senast"), _l("när det är klart"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue, today = current.catalogue(), current.work().today
        actors = (*choosable(catalogue.units, today).values(), *choosable(catalogue.partners, today).values())
        self.owner.offer((each.id, each.label) for each in actors)

    def terms(self) -> MeasureTerms:
        """What was typed, once the form is valid."""
        return MeasureTerms(
            self.text.data or "", self.owner.data, self.place.data or "", self.due.data, bool(self.nameless.data)
        )


class SourcesForm(NamelessForm):
    """What the lägesbild rests on, one line for each."""

    sources = LongText(_l("Källor"), _l("källorna"), required=False, longest=2000)

    @classmethod
    def over(cls, sources: Iterable[str], version: int) -> Self:
        """The form over what is written."""
        return cls(data={"sources": "\n".join(sources), "version": version})

    def lines(self) -> tuple[str, ...]:
        """The lines, once the form is valid."""
        typed = (each.lstrip(" \t•*–-").rstrip() for each in (self.sources.data or "").splitlines())
        return tuple(filter(None, typed))


class PublishingForm(NamelessForm):
    """A version is published; a later one says what it puts right."""

    correction = LongText(_l("Vad är rättat?"), _l("vad som är rättat"), required=False, longest=600)
