"""The coordinator's answers other than a case, and the receipt number that leads to an anmälan."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l

from sspf.referrals.forms.choices import entries
from sspf.web import current
from sspf.web.fields import LongText, Radio, Text
from sspf.web.forms import Form


class HandoverForm(Form):
    """To whom and how an anmälan was handed over as an orosanmälan."""

    handed_to = Text(_l("Till vem har du lämnat över?"), _l("till vem du har lämnat över"))
    handed_how = LongText(_l("Hur gjorde du det?"), _l("hur du gjorde det"), longest=1000)


class ReferralOnwardForm(Form):
    """To what other support the family was referred on, and how they were helped there."""

    handed_to = Text(_l("Vart har du lotsat familjen?"), _l("vart du har lotsat familjen"))
    handed_how = LongText(_l("Hur hjälpte du dem dit?"), _l("hur du hjälpte dem dit"), longest=1000)


class WithdrawalForm(Form):
    """That the sender has taken the anmälan back, and how it was said."""

    note = LongText(_l("Hur fick du veta det?"), _l("hur du fick veta det"), longest=1000)


class ReferralClosingForm(Form):
    """Why an anmälan does not become a case."""

    reason = Radio(_l("Varför blir det inget ärende?"), _l("varför det inte blir något ärende"))
    note = LongText(_l("Anteckning"), _l("anteckningen"), required=False, longest=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.offer(entries(current.catalogue().reasons.referral_closing))


class ReceiptForm(Form):
    """The receipt number that someone reads out on the telephone."""

    number = Text(_l("Kvittonummer"), _l("kvittonumret"), longest=20, render_kw={"autocomplete": "off"})

    @property
    def receipt(self) -> str:
        """The number as it was given out, however it was typed."""
        return re.sub(r"[\s-]", "", self.number.data or "").upper()
