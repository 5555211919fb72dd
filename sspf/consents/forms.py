"""The forms of custody and consent: what stands on the family's papers, typed over by the coordinator."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Self, TypeVar
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sspf.cases.rules.people import PersonLine
from sspf.catalogue.entries import choosable
from sspf.clock import TIME_ZONE
from sspf.consents.rules.checks import months_after
from sspf.consents.rules.facts import CustodyKind, ExceptionKind
from sspf.consents.rules.lines import CustodyLine, RoundLine, SignerLine
from sspf.consents.rules.recording import ChildView, CustodySource, kinds_of
from sspf.consents.rules.terms import (
    ChildTerms,
    CustodyTerms,
    ExceptionTerms,
    RoundTerms,
    SignatureTerms,
    WithdrawalTerms,
)
from sspf.web import current
from sspf.web.fields import Checks, Choice, Clock, Day, LongText, Radio, Text
from sspf.web.forms import Form, VersionedForm

Member = TypeVar("Member", bound=StrEnum)
Pairs = Iterable[tuple[str, str]]


def _words(members: type[StrEnum]) -> Pairs:
    return [(member.value, current.catalogue().label(member)) for member in members]


def _choosable_kinds(pairs: Pairs) -> Pairs:
    """The kinds that can be left out: the basis is part of every yes."""
    basis = kinds_of(current.catalogue()).basis
    return [(kind, label) for kind, label in pairs if kind not in basis]


class CustodyForm(VersionedForm):
    """Who has custody, how it is held and known, from when and through which day."""

    guardian = Choice(_l("Vårdnadshavare"), _l("vem som har vårdnaden"))
    kind = Radio(_l("Hur är vårdnaden?"), _l("hur vårdnaden är"))
    source = Radio(_l("Hur vet vi det?"), _l("hur vi vet det"))
    from_on = Day(_l("Första dagen"), _l("första dagen"))
    until_on = Day(
        _l("Sista dagen"),
        _l("sista dagen"),
        required=False,
        description=_l("Lämna tomt så länge vårdnaden varar. Den upphör av sig själv när ungdomen fyller 18."),
    )

    @classmethod
    def adding(cls, guardians: Iterable[PersonLine], chosen: str, youth: PersonLine) -> Self:
        """The form for new custody; most has lasted since birth."""
        form = cls(data={"guardian": chosen, "from_on": youth.born_on})
        form.guardian.offer([(str(each.id), each.name) for each in guardians])
        return form._worded()

    @classmethod
    def changing(cls, line: CustodyLine) -> Self:
        """The form over one entry; whose it is does not change."""
        given = {"kind": line.kind.value, "source": line.source.value, "version": line.version}
        form = cls(data={**given, "from_on": line.from_on, "until_on": line.until_on})
        del form.guardian
        return form._worded()

    def terms(self, guardian_id: UUID | None = None) -> CustodyTerms:
        """What was written, of a guardian who is known or was chosen."""
        return CustodyTerms(
            guardian_id or UUID(self.guardian.data),
            CustodyKind(str(self.kind.data)),
            CustodySource(str(self.source.data)),
            self.from_on.data,
            self.until_on.data,
        )

    def _worded(self) -> Self:
        self.kind.offer(_words(CustodyKind))
        self.source.offer(_words(CustodySource))
        return self


class RoundForm(Form):
    """What the family is asked about. The basis is always asked about and has no box."""

    from_on = Day(_l("Gäller från"), _l("första dagen"))
    until_on = Day(_l("Gäller till och med"), _l("sista dagen"))
    units = Checks(_l("Vilka enheter frågar vi om?"), _l("minst en enhet"))
    information = Checks(_l("Vilka uppgifter frågar vi om?"), _l("slag av uppgifter"), required=False)

    @classmethod
    def offering(cls) -> Self:
        """The form with the longest period from today, every kind of information and no unit."""
        catalogue, today = current.catalogue(), current.work().today
        until_on = months_after(today, catalogue.deadlines.consent_months)
        every = [(kind.id, kind.label) for kind in choosable(catalogue.information, today).values()]
        form = cls(data={"from_on": today, "until_on": until_on, "information": [kind for kind, _ in every]})
        units = choosable(catalogue.units, today).values()
        form.units.offer([(unit.id, unit.label) for unit in units if unit.case_work])
        form.information.offer(_choosable_kinds(every))
        return form

    def terms(self) -> RoundTerms:
        """What was chosen."""
        units, information = self.units.data or (), self.information.data or ()
        return RoundTerms(self.from_on.data, self.until_on.data, frozenset(units), frozenset(information))


class SignatureForm(Form):
    """What one signer's paper says. Nothing is ticked beforehand: a yes is the signer's own."""

    signer = Radio(_l("Vem har skrivit på?"), _l("vem som har skrivit på"))
    signed_on = Day(_l("Dagen då papperet skrevs under"), _l("dagen"))
    units = Checks(_l("Vilka enheter har personen sagt ja till?"), _l("minst en enhet"))
    information = Checks(
        _l("Vilka uppgifter får de dela?"),
        _l("slag av uppgifter"),
        required=False,
        description=_l("Att ni samarbetar ingår alltid."),
    )
    until_on = Day(_l("Gäller till och med"), _l("sista dagen"))
    excluded = LongText(_l("Något som inte får tas upp"), _l("det som inte får tas upp"), required=False, longest=1000)
    informed_by = Text(_l("Vem har informerat?"), _l("vem som har informerat"))
    language = Text(_l("Språk som informationen gavs på"), _l("språket"), longest=80)
    interpreter = Text(_l("Tolk"), _l("tolken"), required=False)

    @classmethod
    def offering(cls, line: RoundLine, signers: Iterable[SignerLine], by: str, signer: str = "") -> Self:
        """The form for a round: who may sign today, and what the round asks about."""
        form = cls(
            data={
                "signer": signer or None,
                "signed_on": current.work().today,
                "until_on": line.until_on,
                "informed_by": by,
                "language": _("svenska"),
            }
        )
        word = current.catalogue().label
        form.signer.offer([(str(each.id), f"{each.name}, {word(each.capacity).lower()}") for each in signers])
        form.units.offer(line.units)
        form.information.offer(_choosable_kinds(line.kinds))
        return form

    def terms(self) -> SignatureTerms:
        """What the paper says."""
        return SignatureTerms(
            UUID(str(self.signer.data)),
            self.signed_on.data,
            self.until_on.data,
            frozenset(self.units.data or ()),
            frozenset(self.information.data or ()),
            self.informed_by.data,
            self.language.data,
            self.interpreter.data,
            self.excluded.data,
        )


class WithdrawalForm(Form):
    """Who takes what back, and when it was received. No reason is asked for."""

    signer = Radio(_l("Vem tar tillbaka?"), _l("vem som tar tillbaka"))
    extent = Radio(_l("Vad tas tillbaka?"), _l("vad som tas tillbaka"), default="allt")
    units = Checks(_l("Bara för de här enheterna"), _l("enheter"), required=False)
    information = Checks(_l("Bara de här uppgifterna"), _l("uppgifter"), required=False)
    received_on = Day(_l("Dagen då ni fick beskedet"), _l("dagen"))
    received_time = Clock(_l("Klockan"), _l("klockslaget"))
    channel = Text(
        _l("Hur kom beskedet?"), _l("hur beskedet kom"), required=False, description=_l("Till exempel: ringde.")
    )

    @classmethod
    def offering(cls, signed: Iterable[SignerLine], units: Pairs, kinds: Pairs, signer: str = "") -> Self:
        """The form for those who have signed, about what has been asked, received now."""
        now = current.work().now.astimezone(TIME_ZONE)
        given = {"received_on": now.date(), "received_time": now.strftime("%H:%M"), "signer": signer or None}
        form = cls(data={**given, "extent": "allt"})
        form.signer.offer([(str(each.id), each.name) for each in signed])
        form.extent.offer([("allt", _("Allt")), ("del", _("En del: välj nedan"))])
        form.units.offer(units)
        form.information.offer(_choosable_kinds(kinds))
        return form

    def validate(self, extra_validators: dict[str, list[object]] | None = None) -> bool:
        """A part must say which; what is ticked beside "everything" would be forgotten in silence."""
        if not super().validate(extra_validators):
            return False
        chosen = bool(self.units.data or self.information.data)
        if chosen is (self.extent.data == "del"):
            return True
        self.refuse(_("Välj vilka enheter eller uppgifter det gäller, eller välj Allt och inga kryss."), "extent")
        return False

    def terms(self) -> WithdrawalTerms:
        """What is taken back, from which instant."""
        hour, minute = map(int, str(self.received_time.data).split(":"))
        received = datetime.combine(self.received_on.data, time(hour, minute), TIME_ZONE)
        return WithdrawalTerms(
            UUID(str(self.signer.data)),
            received.astimezone(UTC),
            frozenset(self.units.data or ()),
            frozenset(self.information.data or ()),
            self.channel.data,
        )


class ExceptionForm(Form):
    """Why one guardian's signature is not needed. There is no choice for a guardian who does not answer (R7)."""

    guardian = Radio(_l("Vems underskrift behövs inte?"), _l("vårdnadshavaren"))
    kind = Radio(_l("Varför behövs den inte?"), _l("varför den inte behövs"))
    evidence = LongText(_l("Vad stöder det?"), _l("vad som stöder det"), longest=2000)
    decided_by = Text(_l("Vem har beslutat?"), _l("vem som har beslutat"))
    until_on = Day(_l("Gäller till och med"), _l("sista dagen"))

    @classmethod
    def offering(cls, guardians: Iterable[SignerLine]) -> Self:
        """The form for those who have custody today."""
        form = cls()
        form.guardian.offer([(str(each.id), each.name) for each in guardians])
        form.kind.offer(_words(ExceptionKind))
        return form

    def terms(self) -> ExceptionTerms:
        """What was decided."""
        return ExceptionTerms(
            UUID(str(self.guardian.data)),
            ExceptionKind(str(self.kind.data)),
            self.evidence.data,
            self.decided_by.data,
            self.until_on.data,
        )


class ChildViewForm(VersionedForm):
    """What the young person wants, in own words, and how a no has been weighed (R6)."""

    view = Radio(_l("Vad vill ungdomen?"), _l("vad ungdomen vill"))
    asked_on = Day(_l("När fick ungdomen säga det?"), _l("dagen"))
    words = LongText(_l("Med ungdomens egna ord"), _l("ungdomens ord"), required=False, longest=2000)
    reasoning = LongText(
        _l("Om ungdomen inte vill: hur har ni resonerat?"), _l("hur ni har resonerat"), required=False, longest=2000
    )

    @classmethod
    def over(cls, line: RoundLine) -> Self:
        """The form over what is written in a round."""
        asked_on = line.child_view_on or current.work().today
        given = {"view": line.child_view.value, "asked_on": asked_on, "words": line.child_words}
        form = cls(data={**given, "reasoning": line.child_reasoning, "version": line.version})
        form.view.offer(_words(ChildView))
        return form

    def terms(self) -> ChildTerms:
        """What was said and weighed."""
        return ChildTerms(ChildView(str(self.view.data)), self.asked_on.data, self.words.data, self.reasoning.data)
