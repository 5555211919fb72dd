"""The forms of what a signer answers: yes, no, and no longer."""

from datetime import UTC, datetime, time
from typing import Self
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sspf.clock import TIME_ZONE
from sspf.consents.forms.offers import choosable_kinds
from sspf.consents.rules.lines import Papers, RoundLine
from sspf.consents.rules.terms import RefusalTerms, SignatureTerms, WithdrawalTerms
from sspf.web import current
from sspf.web.fields import Checks, Clock, Day, LongText, Radio, Text
from sspf.web.forms import VersionedForm


class SignatureForm(VersionedForm):
    """What one signer's paper says. Nothing is ticked beforehand: a yes is the signer's own."""

    signer = Radio(_l("Vem har skrivit på?"), _l("vem som har skrivit på"))
    signed_on = Day(_l("Dagen då papperet skrevs under"), _l("dagen"))
    extent = Radio(_l("Vad säger personen ja till?"), _l("vad personen säger ja till"))
    scope = Checks(_l("Om en del: vad får varje enhet veta?"), _l("vad enheterna får veta"), required=False)
    until_on = Day(_l("Gäller till och med"), _l("sista dagen"))
    excluded = LongText(_l("Något som inte får tas upp"), _l("det som inte får tas upp"), required=False, longest=1000)
    informed_by = Text(_l("Vem har informerat?"), _l("vem som har informerat"))
    language = Text(_l("Språk som informationen gavs på"), _l("språket"), longest=80)
    interpreter = Text(_l("Tolk"), _l("tolken"), required=False)

    @classmethod
    def offering(cls, papers: Papers, line: RoundLine, by: str, signer: str = "") -> Self:
        """The form for a round: who may sign today, and what the round asks about."""
        given = {"signer": signer or None, "signed_on": current.work().today, "until_on": line.until_on}
        form = cls(data={**given, "informed_by": by, "language": _("svenska"), "version": papers.edition})
        word = current.catalogue().label
        form.signer.offer([(str(each.id), f"{each.name}, {word(each.capacity).lower()}") for each in papers.signers])
        form.extent.offer([("allt", _("Allt som papperet frågar om")), ("del", _("En del: kryssa för nedan"))])
        form.scope.offer((f"{unit}/{kind}", label) for unit, _name in line.units for kind, label in line.open_to(unit))
        return form

    def validate(self, extra_validators: dict[str, list[object]] | None = None) -> bool:
        """A part must say which; what is ticked beside "everything" would be forgotten in silence."""
        if not super().validate(extra_validators):
            return False
        if bool(self.scope.data) is (self.extent.data == "del"):
            return True
        self.refuse(_("Kryssa för vad varje enhet får veta, eller välj Allt och inga kryss."), "extent")
        return False

    def sent(self) -> list[tuple[str, str]]:
        """Everything that was typed and ticked, to be sent once more from a page that only shows what it leads to."""
        own = {"csrf_token", "once", "version"}
        fields = ((name, field.raw_data or ()) for name, field in self._fields.items() if name not in own)
        return [(name, str(value)) for name, values in fields for value in values]

    def terms(self) -> SignatureTerms:
        """What the paper says."""
        chosen = self.scope.offered() if self.extent.data == "allt" else self.scope.data or ()
        pairs = (str(each).partition("/") for each in chosen)
        return SignatureTerms(
            UUID(str(self.signer.data)),
            self.signed_on.data,
            self.until_on.data,
            frozenset((unit, kind) for unit, _slash, kind in pairs),
            self.informed_by.data,
            self.language.data,
            self.interpreter.data,
            self.excluded.data,
        )


class RefusalForm(VersionedForm):
    """Who does not want to sign. No reason is asked for."""

    signer = Radio(_l("Vem har sagt nej?"), _l("vem som har sagt nej"))
    said_on = Day(_l("Dagen då personen sa nej"), _l("dagen"))
    channel = Text(
        _l("Hur kom beskedet?"), _l("hur beskedet kom"), required=False, description=_l("Till exempel: ringde.")
    )

    @classmethod
    def offering(cls, papers: Papers, signer: str = "") -> Self:
        """The form for those whose signature is asked for today."""
        given = {"signer": signer or None, "said_on": current.work().today, "version": papers.edition}
        form = cls(data=given)
        form.signer.offer([(str(each.id), each.name) for each in papers.signers if each.decides])
        return form

    def terms(self) -> RefusalTerms:
        """What was said."""
        return RefusalTerms(UUID(str(self.signer.data)), self.said_on.data, self.channel.data)


class WithdrawalForm(VersionedForm):
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
    def offering(cls, papers: Papers, signer: str = "") -> Self:
        """The form for those who have signed, about what has been asked, received now."""
        now = current.work().now.astimezone(TIME_ZONE)
        given = {"received_on": now.date(), "received_time": now.strftime("%H:%M"), "signer": signer or None}
        form = cls(data={**given, "extent": "allt", "version": papers.edition})
        form.signer.offer([(str(each.id), each.name) for each in papers.signed])
        form.extent.offer([("allt", _("Allt")), ("del", _("En del: välj nedan"))])
        form.units.offer(dict(pair for line in papers.rounds for pair in line.units).items())
        form.information.offer(choosable_kinds(dict(pair for line in papers.rounds for pair in line.kinds).items()))
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
