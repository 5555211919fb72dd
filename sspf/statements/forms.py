"""The forms of statements: what is told, whom it is shared with, and what stands on it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Self
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField

from sspf.statements.rules.lines import Recipient, StatementLine
from sspf.statements.rules.terms import (
    ClearanceTerms,
    ObjectionTerms,
    ReleaseTerms,
    ShieldTerms,
    StatementTerms,
    Wording,
)
from sspf.web.fields import Checks, Choice, Day, LongText, Pairs, Radio, Text
from sspf.web.forms import Form, VersionedForm
from sspf.web.returning import ReturningForm

TEXT = 2000
ONE_LINE = 300
REASON = 500


def _tick(label: str, yes: str) -> Checks:
    """One box to tick, which may be left alone."""
    return Checks(label, label, [("ja", yes)], required=False)


class WordingForm(VersionedForm):
    """What is told, since when it is known, and whom else it is about."""

    text = LongText(
        _l("Vad vill ni berätta?"),
        _l("vad ni vill berätta"),
        longest=TEXT,
        description=_l("Det ni själva har sett eller fått veta. Skriv inte om ursprung, religion eller sexualliv."),
    )
    source_on = Day(_l("När såg eller hörde ni det?"), _l("dagen då ni såg eller hörde det"))
    other_person = Text(
        _l("Handlar det om någon annan också? Vem?"),
        _l("vem det handlar om"),
        required=False,
        description=_l("Till exempel ett syskon, en kompis eller en förälders hälsa. Då stannar uppgiften hos er."),
    )
    instrument = Text(
        _l("Bygger det på en bedömning med ett instrument? Vilket?"),
        _l("instrumentet"),
        required=False,
        description=_l("Till exempel ESTER eller SAVRY. Sammanfatta bara. Frågor, svar och poäng stannar hos er."),
    )
    names_seen = _tick(_l("Namn i texten"), _l("Namnen är på familjen, på personal eller på platser"))

    def wording(self) -> Wording:
        """What is told, once the form is valid."""
        told = self.text.data or "", self.source_on.data, self.other_person.data or ""
        return Wording(*told, names_seen=bool(self.names_seen.data), instrument=self.instrument.data or "")


class StatementForm(WordingForm):
    """A statement that nobody else has read yet."""

    information = Radio(_l("Vad handlar det om?"), _l("vad det handlar om"))
    strength = _tick(_l("Är det något som fungerar?"), _l("Ja, det här fungerar"))

    @classmethod
    def starting(cls, today: date) -> Self:
        """An empty form; most is written on the day itself."""
        return cls(data={"source_on": today})

    @classmethod
    def over(cls, line: StatementLine) -> Self:
        """The form over a draft."""
        ticked = {"strength": ["ja"] if line.strength else [], "information": line.information}
        return cls(data={**_words(line), **ticked, "version": line.version})

    def terms(self) -> StatementTerms:
        """The statement, once the form is valid."""
        return StatementTerms(self.information.data, self.wording(), bool(self.strength.data))


class CorrectionForm(WordingForm):
    """A correction of a statement that was shared."""

    why = Text(_l("Varför rättar ni?"), _l("varför ni rättar"), longest=REASON)

    @classmethod
    def over(cls, line: StatementLine) -> Self:
        """The form over what stands now."""
        return cls(data={**_words(line), "version": line.version})


class ObservationForm(ReturningForm):
    """Something that works, in one line. `share` is sent by the button that also shares it."""

    text = Text(_l("Vad fungerar?"), _l("vad som fungerar"), longest=ONE_LINE)
    information = Choice(_l("Det handlar om"), _l("vad det handlar om"))
    names_seen = _tick(_l("Namn i texten"), _l("Namnen är på familjen, på personal eller på platser"))
    share = StringField()

    @property
    def shares(self) -> bool:
        """Whether it is to be shared at once."""
        return self.share.data == "ja"

    def terms(self, today: date) -> StatementTerms:
        """What works, seen today."""
        wording = Wording(self.text.data or "", today, names_seen=bool(self.names_seen.data))
        return StatementTerms(self.information.data, wording, strength=True)


class ReleaseForm(VersionedForm):
    """Whom a statement is shared with."""

    units = Checks(_l("Vilka får läsa?"), _l("enheter"), required=False)
    family = _tick(_l("Familjen"), _l("Familjen får läsa, genom koordinatorn"))

    def offer(self, recipients: Iterable[Recipient]) -> Self:
        """Offer those who do not have it yet."""
        self.units.offer((each.unit, each.label) for each in recipients if each.awaits)
        return self

    def terms(self) -> ReleaseTerms:
        """Whom it is shared with."""
        return ReleaseTerms(frozenset(self.units.data or ()), bool(self.family.data))


class ShieldForm(Form):
    """That a statement is secret against a guardian."""

    guardians = Checks(_l("För vem är den hemlig?"), _l("vem den är hemlig för"))
    reason = LongText(
        _l("Varför skulle ungdomen lida betydande men av att det kommer fram?"), _l("varför"), longest=REASON
    )
    decided_by = Text(_l("Vem har beslutat?"), _l("vem som har beslutat"))
    decided_on = Day(_l("När?"), _l("dagen för beslutet"))

    @classmethod
    def offering(cls, guardians: Pairs, today: date) -> Self:
        """The form for the case's guardians, decided today."""
        form = cls(data={"decided_on": today})
        form.guardians.offer(guardians)
        return form

    def terms(self) -> ShieldTerms:
        """What was decided, once the form is valid."""
        chosen = tuple(UUID(each) for each in self.guardians.data or ())
        return ShieldTerms(chosen, self.reason.data or "", self.decided_by.data or "", self.decided_on.data)


class ClearanceForm(Form):
    """The other person's own yes."""

    given_by = Text(_l("Vem har sagt ja?"), _l("vem som har sagt ja"))
    given_on = Day(_l("När?"), _l("dagen då personen sa ja"))
    how = Text(_l("Hur?"), _l("hur"), required=False, description=_l("Till exempel muntligt på ett möte."))

    @classmethod
    def starting(cls, other_person: str, today: date) -> Self:
        """The form for whoever the statement is about."""
        return cls(data={"given_by": other_person, "given_on": today})

    def terms(self) -> ClearanceTerms:
        """Who has said yes, once the form is valid."""
        return ClearanceTerms(self.given_by.data or "", self.given_on.data, self.how.data or "")


class ObjectionForm(Form):
    """What somebody of the family says against a statement."""

    person = Radio(_l("Vem håller inte med?"), _l("vem som inte håller med"))
    text = LongText(_l("Vad säger personen, med egna ord?"), _l("vad personen säger"), longest=TEXT)
    said_on = Day(_l("När?"), _l("dagen"))

    @classmethod
    def offering(cls, family: Pairs, today: date) -> Self:
        """The form for the case's youth and guardians, said today."""
        form = cls(data={"said_on": today})
        form.person.offer(family)
        return form

    def terms(self) -> ObjectionTerms:
        """What was said, once the form is valid."""
        return ObjectionTerms(UUID(self.person.data), self.text.data or "", self.said_on.data)


def kind_hints(readers: Mapping[str, Iterable[str]], offences: Collection[str]) -> dict[str, str]:
    """What must be known of a kind of information before it is chosen: that nobody else may read it, what not to write.

    `readers`: by kind, the units that may be told. `offences`: the kinds about crime (P2).
    """
    closed = {kind: _("Kan inte delas med någon nu.") for kind, units in readers.items() if not units}
    crime = dict.fromkeys(offences, _("Skriv aldrig om spaning, tips eller pågående utredning."))
    return {kind: " ".join(each[kind] for each in (crime, closed) if kind in each) for kind in {**crime, **closed}}


def _words(line: StatementLine) -> dict[str, object]:
    latest = line.latest
    told = {"text": latest.text, "source_on": latest.source_on, "other_person": latest.other_person}
    return {**told, "instrument": latest.instrument}
