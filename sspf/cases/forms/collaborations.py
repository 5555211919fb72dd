"""Other collaboration and help that the young person has."""

from datetime import date
from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.cases.rules.collaborations import CollaborationLine, CollaborationTerms
from sspf.catalogue.entries import choosable
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Text
from sspf.web.forms import VersionedForm


class CollaborationForm(VersionedForm):
    """Another collaboration or help that the young person has."""

    kind = Choice(_l("Vilken samverkan eller vilket stöd?"), _l("vilken samverkan det är"))
    since = Day(_l("Sedan när?"), _l("dagen det började"), required=False)
    until = Day(_l("Till och med"), _l("sista dagen"), required=False)
    contact = Text(
        _l("Funktion att kontakta"),
        _l("funktionen"),
        required=False,
        longest=120,
        description=_l("Skriv funktionen, till exempel behandlare på BUP. Personer byts ut."),
    )
    note = LongText(
        _l("Bra att veta"),
        _l("anteckningen"),
        required=False,
        longest=1000,
        description=_l("Bara koordinatorerna läser det här."),
    )

    @classmethod
    def adding(cls, today: date) -> Self:
        """The form for one that is not written down yet."""
        form = cls()
        form.offer(today)
        return form

    @classmethod
    def changing(cls, line: CollaborationLine, today: date) -> Self:
        """The form over what is written; a kind that is no longer offered can stay."""
        form = cls(data={name: getattr(line, name) for name in line.__slots__})
        form.offer(today, line.kind)
        return form

    def terms(self) -> CollaborationTerms:
        """What was written."""
        return CollaborationTerms(
            str(self.kind.data), self.since.data, self.until.data, self.contact.data, self.note.data
        )

    def offer(self, today: date, kept: str = "") -> None:
        """Set the list: what is in use today, and the kind that is `kept`."""
        kinds = current.catalogue().collaborations
        offered = choosable(kinds, today).keys() | {kept}
        self.kind.offer((each.id, f"{each.label}: {each.name}") for each in kinds.values() if each.id in offered)
