"""Protected personal data, and where somebody who has them can be found."""

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.places import PlaceReason
from sspf.cases.rules.protections import Protection, ProtectionKind, ProtectionSource
from sspf.cases.rules.terms import Wish
from sspf.web import current
from sspf.web.fields import Checks, Choice, Day, LongText, Radio, Text, YesNo
from sspf.web.forms import Form, VersionedForm


class ProtectionForm(VersionedForm):
    """Whether and how somebody's personal data are protected, and from whom in the case."""

    protected = YesNo(_l("Har personen skyddade personuppgifter?"), _l("om personen har skyddade personuppgifter"))
    kind = Choice(_l("Vilket skydd?"), _l("vilket skydd"), required=False)
    source = Choice(_l("Hur vet ni det?"), _l("hur ni vet det"), required=False)
    from_on = Day(_l("Sedan när?"), _l("dagen då skyddet började"), required=False)
    review_on = Day(_l("När ska skyddet ses över?"), _l("dagen då skyddet ska ses över"), required=False)
    shielded_from = Checks(_l("Ska någon i ärendet inte få veta var personen finns?"), _l("vem"), required=False)

    @classmethod
    def over(cls, version: int, protected: bool, known: Protection, others: Iterable[tuple[str, str]]) -> Self:
        """The form over what is known about one person, with the others in the case by id."""
        days = {name: getattr(known, name) for name in ("from_on", "review_on")}
        said = {"protected": "ja" if protected else "", "kind": known.kind, "source": known.source}
        form = cls(data={"version": version, "shielded_from": [*map(str, known.shielded_from)], **said, **days})
        label = current.catalogue().label
        form.kind.offer((each.value, label(each)) for each in ProtectionKind)
        form.source.offer((each.value, label(each)) for each in ProtectionSource)
        form.shielded_from.offer(others)
        return form

    def validate_kind(self, field: Choice) -> None:
        """A yes tells which protection it is."""
        if self.protected.answer and not field.data:
            raise ValidationError(_("Ange %(noun)s.", noun=field.noun))

    def validate_source(self, field: Choice) -> None:
        """A yes tells how it is known."""
        self.validate_kind(field)

    def terms(self) -> Protection | None:
        """What was said; None for somebody who is not protected."""
        if not self.protected.answer:
            return None
        chosen = frozenset(UUID(each) for each in self.shielded_from.data or ())
        kind, source = ProtectionKind(self.kind.data), ProtectionSource(self.source.data)
        return Protection(kind, source, self.from_on.data, self.review_on.data, shielded_from=chosen)


class PlaceRequestForm(Form):
    """Why somebody needs to see where a protected person can be found."""

    reason = Radio(_l("Varför behöver du uppgifterna?"), _l("varför du behöver uppgifterna"))
    words = LongText(_l("Beskriv kort"), _l("en kort beskrivning"), longest=500)
    recipient = Text(_l("Vem mer ska få uppgiften?"), _l("vem som ska få uppgiften"), required=False, longest=120)

    @classmethod
    def offering(cls) -> Self:
        """The form with its reasons."""
        form = cls()
        form.reason.offer((each.value, current.catalogue().label(each)) for each in PlaceReason)
        return form

    def wish(self) -> Wish:
        """What was said."""
        return Wish(PlaceReason(self.reason.data), self.words.data, self.recipient.data)


class PlaceForm(Form):
    """New contact data, written without seeing the old."""

    phone = Text(_l("Telefon"), _l("telefonnumret"), required=False, longest=40)
    email = Text(_l("E-post"), _l("e-postadressen"), required=False, longest=120)
    address = Text(_l("Adress"), _l("adressen"), required=False)
    school = Text(_l("Skola och klass"), _l("skolan"), required=False, longest=120)

    @classmethod
    def about(cls, role: PersonRole) -> Self:
        """The form; only the youth has a school."""
        form = cls()
        if role is not PersonRole.youth:
            del form.school
        return form

    def written(self) -> dict[str, str]:
        """What was written, by column."""
        return {name: self[name].data for name in ("phone", "email", "address", "school") if name in self}
