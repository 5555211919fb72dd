"""The forms in which a report is written."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.activities import ActivityAim, ActivityState
from sspf.cases.forms.nameless import NamelessForm
from sspf.catalogue.reports import HEADINGS, FollowUpForm
from sspf.reports.rules import follow_ups
from sspf.reports.rules.activities import WORDS, ActivityRow
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Radio, Text
from sspf.web.when import When

LONGEST = 12_000
SIGNED = frozenset({"officer", "phone", "signer", "signer_titles", "reference", "recipient", "annexes", "period"})


class SectionForm(NamelessForm):
    """The words of one part of a report."""

    text = LongText(_l("Text"), _l("texten"), required=False, longest=LONGEST)


class LetterForm(NamelessForm):
    """The tjänsteskrivelse around the follow-ups."""

    signed: ClassVar[frozenset[str]] = SIGNED

    officer = Text(_l("Handläggare"), _l("handläggaren"), required=False)
    phone = Text(_l("Telefon"), _l("telefonnumret"), required=False, longest=40)
    dated = Day(_l("Datum"), _l("datumet"), required=False)
    reference = Text(_l("Ärendebeteckning"), _l("ärendebeteckningen"), required=False, longest=60)
    recipient = Text(_l("Mottagare"), _l("mottagaren"), required=False)
    subject = Text(_l("Rubrik"), _l("rubriken"), required=False)
    proposal = LongText(_l("Förslag till beslut"), _l("förslaget"), required=False)
    background = LongText(_l("Bakgrund"), _l("bakgrunden"), required=False, longest=LONGEST)
    annexes = LongText(_l("Fler bilagor"), _l("bilagorna"), required=False, longest=2000)
    signer = Text(_l("Underskrift: namn"), _l("namnet"), required=False)
    signer_titles = LongText(_l("Underskrift: titel"), _l("titeln"), required=False, longest=300)

    @classmethod
    def over(cls, terms: LetterTerms, version: int, form: FollowUpForm, year: int) -> Self:
        """The form over what is written, with what the municipality usually writes where nothing is."""
        usual = {"recipient": form.recipient, "subject": form.subject.format(year=year)}
        stored = {name: value or usual.get(name, "") for name, value in terms.stored().items()}
        return cls(data={**stored, "dated": _day(terms.dated), "version": version})

    def terms(self) -> LetterTerms:
        """What was typed, once the form is valid."""
        names = [name for name in LetterTerms.__dataclass_fields__ if name not in ("dated", "nameless")]
        typed = {name: self[name].data or "" for name in names}
        return LetterTerms(**typed, dated=_iso(self.dated.data), nameless=bool(self.nameless.data))


class ProgrammeForm(NamelessForm):
    """What is written of one plan or programme, under the five headings."""

    signed: ClassVar[frozenset[str]] = SIGNED

    programme = Text(_l("Plan eller program"), _l("planens namn"))
    title = Text(_l("Egen rubrik"), _l("rubriken"), required=False)
    same_annex = BooleanField(_l("Står i samma bilaga som uppföljningen före"))
    period_label = Text(_l("Ord före tiden"), _l("orden före tiden"), required=False)
    period = Text(_l("Genomförandetid"), _l("genomförandetiden"), required=False)
    about = Text(_l("Vilken del av planen"), _l("delen"), required=False, longest=400)
    second = Text(_l("Egen rubrik i stället för den andra"), _l("rubriken"), required=False)
    text_1 = LongText("", _l("texten"), required=False, longest=LONGEST)
    text_2 = LongText("", _l("texten"), required=False, longest=LONGEST)
    text_3 = LongText("", _l("texten"), required=False, longest=LONGEST)
    text_4 = LongText("", _l("texten"), required=False, longest=LONGEST)
    text_5 = LongText("", _l("texten"), required=False, longest=LONGEST)
    signer = Text(_l("Underskrift: namn"), _l("namnet"), required=False)
    signer_titles = LongText(_l("Underskrift: titel"), _l("titeln"), required=False, longest=300)
    officer = Text(_l("Handläggare"), _l("handläggaren"), required=False)
    phone = Text(_l("Telefon"), _l("telefonnumret"), required=False, longest=40)
    dated = Day(_l("Datum"), _l("datumet"), required=False)
    annex = Text(_l("Bilagans namn"), _l("bilagans namn"), required=False)

    @property
    def texts(self) -> list[Any]:
        """The fields under the five headings."""
        return [self[f"text_{number}"] for number in range(1, HEADINGS + 1)]

    def under(self, form: FollowUpForm, year: int) -> Self:
        """Name the five fields after their headings."""
        for field, heading in zip(self.texts, follow_ups.headings(form, year, self.second.data or ""), strict=True):
            field.label.text = heading
        return self

    @classmethod
    def over(cls, terms: ProgrammeTerms, version: int) -> Self:
        """The form over what is written."""
        texts = {f"text_{number}": text for number, text in enumerate(terms.texts, 1)}
        return cls(data={**terms.stored(), **texts, "dated": _day(terms.dated), "version": version})

    def terms(self) -> ProgrammeTerms:
        """What was typed, once the form is valid."""
        apart = ("same_annex", "texts", "dated", "nameless")
        names = [name for name in ProgrammeTerms.__dataclass_fields__ if name not in apart]
        return ProgrammeTerms(
            **{name: self[name].data or "" for name in names},
            same_annex=bool(self.same_annex.data),
            texts=tuple(each.data or "" for each in self.texts),
            dated=_iso(self.dated.data),
            nameless=bool(self.nameless.data),
        )


class ActivityForm(NamelessForm):
    """A row of the activity tables."""

    text = Text(_l("Aktivitet"), _l("aktiviteten"), longest=400)
    aim = Choice(_l("Tabell"), _l("tabellen"), required=False)
    owner = Text(_l("Ansvarig aktör"), _l("vem som ansvarar"), required=False)
    together = Text(_l("Samverkan"), _l("vilka som är med"), required=False)
    follow_up = Text(_l("Uppföljning"), _l("uppföljningen"), required=False)
    due = When(_l("Klart"), _l("när det är klart"), required=False)
    state = Radio(_l("Läge"), _l("läget"), default=ActivityState.ongoing.value)
    reason = Text(_l("Varför?"), _l("varför"), required=False, longest=400)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = current.catalogue().label
        self.aim.offer((each.value, label(each)) for each in ActivityAim)
        self.state.offer((each.value, label(each)) for each in ActivityState)

    def actors(self) -> Iterable[str]:
        """Who may answer for it, to pick from: units and partners of the municipality."""
        catalogue = current.catalogue()
        return [each.label for each in (*catalogue.agencies.values(), *catalogue.partners.values())]

    @classmethod
    def over(cls, row: ActivityRow, version: int) -> Self:
        """The form over what is written."""
        return cls(data={**row.stored(), "due": row.due, "state": row.state.value, "version": version})

    def terms(self) -> ActivityRow:
        """What was typed, once the form is valid."""
        return ActivityRow(
            **{name: self[name].data or "" for name in WORDS},
            aim=ActivityAim(self.aim.data) if self.aim.data else None,
            due=self.due.data,
            state=ActivityState(self.state.data),
            nameless=bool(self.nameless.data),
        )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
