"""The form of custody."""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from flask_babel import lazy_gettext as _l

from sspf.cases.rules.people import PersonLine
from sspf.consents.forms.offers import words
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.lines import CustodyLine
from sspf.consents.rules.recording import CustodySource
from sspf.consents.rules.terms import CustodyTerms
from sspf.web.fields import Checks, Day, Radio
from sspf.web.forms import VersionedForm


class CustodyForm(VersionedForm):
    """Who has custody, how it is held and known, from when and through which day."""

    guardian = Checks(_l("Vilka har vårdnaden?"), _l("minst en vårdnadshavare"))
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
    def adding(cls, guardians: Collection[PersonLine], chosen: Collection[str], youth: PersonLine) -> Self:
        """The form for new custody of one or several alike; most has lasted since birth."""
        kind = CustodyKind.joint.value if len(chosen) > 1 else None
        form = cls(data={"guardian": list(chosen), "kind": kind, "from_on": youth.born_on})
        form.guardian.offer([(str(each.id), each.name) for each in guardians])
        return form._worded()

    @classmethod
    def changing(cls, line: CustodyLine) -> Self:
        """The form over one entry; whose it is does not change."""
        given = {"kind": line.kind.value, "source": line.source.value, "version": line.version}
        form = cls(data={**given, "from_on": line.from_on, "until_on": line.until_on})
        del form.guardian
        return form._worded()

    def chosen(self) -> list[CustodyTerms]:
        """What was written, for each guardian who was ticked."""
        return [self.terms(UUID(each)) for each in self.guardian.data or ()]

    def terms(self, guardian_id: UUID) -> CustodyTerms:
        """What was written, of one guardian."""
        return CustodyTerms(
            guardian_id,
            CustodyKind(str(self.kind.data)),
            CustodySource(str(self.source.data)),
            self.from_on.data,
            self.until_on.data,
        )

    def _worded(self) -> Self:
        self.kind.offer(words(CustodyKind))
        self.source.offer(words(CustodySource))
        return self
