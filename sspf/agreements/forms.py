"""The forms of the register of agreements, in which no young person may be named."""

from datetime import date
from typing import Any, Self

from flask_babel import lazy_gettext as _l

from sspf.agreements.rules import SIGNS, AgreementTerms, ReviewTerms
from sspf.cases.forms.nameless import NamelessForm
from sspf.catalogue.entries import choosable
from sspf.web import current
from sspf.web.fields import Checks, Day, LongText, Text

ONE_YEAR = 1


class AgreementForm(NamelessForm):
    """What an agreement says."""

    signed = SIGNS
    title = Text(_l("Vad heter avtalet?"), _l("vad avtalet heter"), longest=160)
    parties = Checks(_l("Vilka är det med?"), _l("vilka avtalet är med"), required=False)
    others = Text(_l("Andra"), _l("vilka andra avtalet är med"), required=False, longest=200)
    purposes = LongText(_l("Vad samverkan ska leda till"), _l("vad samverkan ska leda till"), longest=2000)
    subjects = LongText(_l("Områden för samverkan"), _l("områdena för samverkan"), longest=2000)
    paragraph = Text(_l("Var i avtalet SSPF står"), _l("var i avtalet SSPF står"), required=False, longest=60)
    areas = Checks(_l("Delar av kommunen"), _l("delarna av kommunen"), required=False)
    from_on = Day(_l("Gäller från"), _l("dagen det börjar gälla"))
    until_on = Day(_l("Gäller till och med"), _l("den sista dagen"), required=False)
    review_on = Day(_l("Gås igenom senast"), _l("dagen det ska gås igenom"))
    reference = Text(_l("Diarienummer"), _l("diarienumret"), required=False, longest=60)
    text = LongText(_l("Vad som står i avtalet"), _l("vad som står i avtalet"), required=False, longest=20000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue, today = current.catalogue(), current.work().today
        parties = (*choosable(catalogue.agencies, today).values(), *choosable(catalogue.partners, today).values())
        self.parties.offer((each.id, each.label) for each in parties)
        self.areas.offer((each.id, each.label) for each in choosable(catalogue.areas, today).values())

    @classmethod
    def over(cls, terms: AgreementTerms, version: int) -> Self:
        """The form over what is written down."""
        lists = {"parties": list(terms.parties), "areas": list(terms.areas)}
        days = {name: getattr(terms, name) for name in ("from_on", "until_on", "review_on")}
        return cls(data={**terms.texts, **lists, **days, "version": version})

    @classmethod
    def following(cls, terms: AgreementTerms, today: date) -> Self:
        """The form for what goes on where an agreement ends, or adds to it: the same parties, with days of its own."""
        kept = {"parties": list(terms.parties), "areas": list(terms.areas)}
        names = ("title", "others", "purposes", "subjects", "paragraph")
        begins = max(terms.until_on, today) if terms.until_on else today
        return cls(data={**kept, **{name: getattr(terms, name) for name in names}, "from_on": begins})

    def terms(self) -> AgreementTerms:
        """What was typed, once the form is valid."""
        return AgreementTerms(
            title=self.title.data or "",
            parties=tuple(self.parties.data or ()),
            others=self.others.data or "",
            purposes=self.purposes.data or "",
            subjects=self.subjects.data or "",
            areas=tuple(self.areas.data or ()),
            paragraph=self.paragraph.data or "",
            from_on=self.from_on.data,
            until_on=self.until_on.data,
            review_on=self.review_on.data,
            reference=self.reference.data or "",
            text=self.text.data or "",
            nameless=bool(self.nameless.data),
        )


class ReviewForm(NamelessForm):
    """That an agreement was looked through."""

    held_on = Day(_l("När gick ni igenom avtalet?"), _l("dagen ni gick igenom avtalet"))
    note = LongText(_l("Vad kom ni fram till?"), _l("vad ni kom fram till"), longest=1000)
    next_on = Day(_l("Gås igenom nästa gång senast"), _l("dagen för nästa gång"))

    @classmethod
    def proposing(cls, today: date, version: int) -> Self:
        """The form with today, and the same day next year."""
        after = date(today.year + ONE_YEAR, today.month, min(today.day, 28))
        return cls(data={"held_on": today, "next_on": after, "version": version})

    def terms(self) -> ReviewTerms:
        """What was typed, once the form is valid."""
        return ReviewTerms(self.held_on.data, self.note.data or "", self.next_on.data, bool(self.nameless.data))
