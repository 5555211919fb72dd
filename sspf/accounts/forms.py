"""The forms for signing in, for passwords, and for what the administratör writes about accounts and seats."""

from datetime import date
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, PasswordField, StringField
from wtforms.validators import EqualTo, StopValidation

from sspf.access.roles import ACCOUNT_ROLES, CASE_ROLES, Role
from sspf.accounts import rules
from sspf.accounts.rules import AccountTerms
from sspf.web import current
from sspf.web.fields import Choice, Day, Needed, Number, Radio, Text
from sspf.web.forms import Form, VersionedForm

FARTHEST_YEARS = 20


def _address() -> StringField:
    keyboard = {"autocomplete": "username", "inputmode": "email"}
    return StringField(_l("E-postadress"), [Needed(_l("din e-postadress"))], render_kw=keyboard)


def _password(label: str, noun: str) -> PasswordField:
    return PasswordField(label, [Needed(noun)], render_kw={"autocomplete": "current-password"})


def _new_password() -> PasswordField:
    return PasswordField(
        _l("Nytt lösenord"),
        [Needed(_l("ett nytt lösenord"))],
        description=_l("Minst 15 tecken. Flera ord efter varandra går bra och är lätta att minnas."),
        render_kw={"autocomplete": "new-password"},
    )


def _new_password_again() -> PasswordField:
    return PasswordField(
        _l("Nytt lösenord en gång till"),
        [EqualTo("password", _l("De två lösenorden är inte lika. Skriv dem igen."))],
        render_kw={"autocomplete": "new-password"},
    )


class LoginForm(Form):
    """Address and password. Too long or odd input is simply a wrong password."""

    email = _address()
    password = _password(_l("Lösenord"), _l("ditt lösenord"))
    till = HiddenField()


class NewPasswordForm(Form):
    """Holds a new password, typed twice, to the rules (ASVS 6.2)."""

    def known_words(self) -> tuple[str, ...]:
        """Words tied to the person, which a password must not rest on."""
        return ()

    def validate_password(self, field: Field) -> None:
        """Refuse what is too short, too long or easy to guess."""
        if problem := rules.password_problem(field.data or "", self.known_words()):
            raise StopValidation(current.catalogue().label(problem))


class FirstPasswordForm(NewPasswordForm):
    """A new password with the one-time code that the administratör gave."""

    email = _address()
    code = StringField(
        _l("Engångskod"),
        [Needed(_l("engångskoden"))],
        description=_l("Tolv tecken som du har fått av administratören. Den gäller i 24 timmar."),
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"},
    )
    password = _new_password()
    password_again = _new_password_again()

    def known_words(self) -> tuple[str, ...]:
        """The words of the address before the @."""
        return tuple((self.email.data or "").partition("@")[0].split("."))


class OwnerForm(Form):
    """Whose device it is: the owner's password, and nothing else.

    Called new to the browser, which would otherwise type a kept password for whoever holds the device.
    """

    password_now = PasswordField(
        _l("Koordinatorns lösenord"), [Needed(_l("ditt lösenord"))], render_kw={"autocomplete": "new-password"}
    )


class OwnPasswordForm(NewPasswordForm):
    """A new password in place of the present one, which must be known (ASVS 6.2.3)."""

    password_now = _password(_l("Nuvarande lösenord"), _l("ditt nuvarande lösenord"))
    password = _new_password()
    password_again = _new_password_again()


class AccountForm(Form):
    """Who somebody is and where the person works."""

    name = Text(_l("Namn"), _l("personens namn"), render_kw={"autocomplete": "off"})
    email = Text(
        _l("E-postadress"),
        _l("e-postadressen"),
        description=_l("Adressen i arbetet. Den skriver personen vid inloggningen."),
        render_kw={"autocomplete": "off", "inputmode": "email"},
    )
    role = Radio(_l("Roll"), _l("en roll"))
    unit = Choice(_l("Enhet"), _l("en enhet"), required=False)

    @classmethod
    def offered(cls, **values: Any) -> Self:
        """The form with the roles and the municipality's units to choose among."""
        form = cls(**values)
        catalogue = current.catalogue()
        form.role.offer([(role.value, catalogue.label(role)) for role in ACCOUNT_ROLES])
        form.unit.offer([(unit.id, unit.label) for unit in catalogue.units.values() if unit.case_work])
        return form

    @staticmethod
    def needs_unit(role: Role) -> bool:
        """Whether a role works in a unit."""
        return role in CASE_ROLES

    def terms(self) -> AccountTerms:
        """What was written."""
        return AccountTerms(self.name.data, self.email.data, Role(self.role.data), self.unit.data or None)


class AccountEditForm(AccountForm, VersionedForm):
    """The same for an account that others may be changing too."""


class SeatForm(Form):
    """Which seat somebody takes, from when and perhaps until when."""

    seat = Choice(_l("Funktion"), _l("en funktion"))
    from_on = Day(_l("Från och med"), _l("första dagen"))
    until_on = Day(_l("Till och med"), _l("sista dagen"), required=False)
    percent = Number(_l("Avsatt tid i procent av heltid"), _l("den avsatta tiden"), 1, 100, required=False)

    @classmethod
    def offered(cls, unit: str | None, **values: Any) -> Self:
        """The form with the seats of the person's own unit, and those that open figures only."""
        form = cls(**values)
        catalogue = current.catalogue()
        steering = catalogue.groups["styrgrupp"].seats
        fits = [each for each in catalogue.seats.values() if each.unit == unit or each.id in steering]
        form.seat.offer([(each.id, each.label) for each in fits])
        return form

    def terms(self) -> tuple[str, date, date | None, int | None]:
        """Which seat, from when, until when, and with how much of full time."""
        return str(self.seat.data), self.from_on.data, self.until_on.data, self.percent.data

    def validate_from_on(self, field: Field) -> None:
        """Refuse a slip of the keyboard."""
        _near(field)

    def validate_until_on(self, field: Field) -> None:
        """Refuse a slip of the keyboard."""
        _near(field)


class SeatEndForm(Form):
    """The last day in a seat."""

    until_on = Day(_l("Sista dagen"), _l("sista dagen"))

    def validate_until_on(self, field: Field) -> None:
        """Refuse a slip of the keyboard."""
        _near(field)


def _near(field: Field) -> None:
    today = current.work().today
    if isinstance(field.data, date) and abs(field.data.year - today.year) > FARTHEST_YEARS:
        raise StopValidation(_("Dagen ligger mer än 20 år bort. Se efter att årtalet är rätt."))
