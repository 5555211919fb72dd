"""The forms for signing in and for choosing a password."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired

from sspf.web.forms import Form


class LoginForm(Form):
    """Address and password. Too long or odd input is simply a wrong password."""

    email = StringField(
        _l("E-postadress"),
        [DataRequired(_l("Ange din e-postadress."))],
        render_kw={"autocomplete": "username", "inputmode": "email"},
    )
    password = PasswordField(
        _l("Lösenord"), [DataRequired(_l("Ange ditt lösenord."))], render_kw={"autocomplete": "current-password"}
    )
    till = HiddenField()
