"""The rows in which guardians are told, one for each."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FieldList
from wtforms import Form as Rows

from sspf.referrals.forms.choices import chosen, members
from sspf.referrals.rules.sending import CustodyTold, GuardianSaid, ReferralProblem
from sspf.web import current
from sspf.web.fields import Choice, Text

GUARDIANS = 6
CONTACT = 100


class GuardianRow(Rows):
    """One guardian; an empty row is nobody."""

    given_name = Text(_l("Förnamn"), _l("förnamn"), required=False, longest=CONTACT)
    family_name = Text(_l("Efternamn"), _l("efternamn"), required=False, longest=CONTACT)
    phone = Text(_l("Telefon"), _l("telefon"), required=False, longest=CONTACT)
    email = Text(_l("E-post"), _l("e-post"), required=False, longest=CONTACT)
    custody = Choice(_l("Vårdnad"), _l("vad som är sagt om vårdnaden"), required=False)

    @property
    def said(self) -> GuardianSaid:
        """What is told about this one."""
        texts = {name: self[name].data or "" for name in ("given_name", "family_name", "phone", "email")}
        return GuardianSaid(**texts, custody=chosen(CustodyTold, self.custody))

    def validate(self, extra_validators: Any = None) -> bool:
        """A row that says something says whom it is about."""
        valid = bool(super().validate(extra_validators))
        if valid and not self.said.is_empty and not self.said.given_name:
            self.given_name.errors = [current.catalogue().label(ReferralProblem.guardian_name_needed)]
            return False
        return valid


def offer_custody(rows: "FieldList[Any]") -> None:
    """Give every row the list of what can be told about custody."""
    for entry in rows:
        entry.form.custody.offer(members(CustodyTold))


def guardians_in(rows: "FieldList[Any]") -> tuple[GuardianSaid, ...]:
    """Everyone who is told, empty rows left out."""
    return tuple(entry.form.said for entry in rows if not entry.form.said.is_empty)


def guardian_row(said: GuardianSaid) -> dict[str, str]:
    """A guardian as the row's fields hold it."""
    texts = {name: getattr(said, name) for name in ("given_name", "family_name", "phone", "email")}
    return {**texts, "custody": said.custody.value if said.custody else ""}
