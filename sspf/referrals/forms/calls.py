"""The form in which the coordinator types in a call."""

from datetime import datetime, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField

from sspf.clock import TIME_ZONE
from sspf.referrals.forms.choices import chosen, members
from sspf.referrals.forms.guardians import GUARDIANS, GuardianRow, guardians_in, offer_custody
from sspf.referrals.forms.sending import CONTACT, SendingFields
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Sender, Sent
from sspf.web.fields import Clock, Day, Radio, Text
from sspf.web.forms import Form


class CallerFields(Form):
    """Who called, and when."""

    day = Day(_l("Vilken dag kom det in?"), _l("dagen"))
    clock = Clock(_l("Klockan"), _l("tiden"))
    source = Radio(_l("Vem hörde av sig?"), _l("vem som hörde av sig"))
    relation = Text(_l("Roll eller relation till ungdomen"), _l("rollen eller relationen"), required=False)
    name = Text(_l("Namn"), _l("namnet"), required=False, longest=CONTACT)
    contact = Text(_l("Nås på"), _l("hur personen nås"), required=False, longest=CONTACT)
    anonymous = BooleanField(_l("Vill vara anonym"))
    agreed_by = Text(_l("Vem har sagt ja?"), _l("vem som har sagt ja"), required=False, longest=CONTACT)
    agreed_on = Day(_l("Vilken dag sade familjen ja?"), _l("dagen"), required=False)


class CallForm(CallerFields, SendingFields):
    """What was told on the telephone, in a letter or at the door."""

    guardians = FieldList(FormField(GuardianRow), min_entries=2, max_entries=GUARDIANS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source.offer(members(ReferralSource))
        offer_custody(self.guardians)

    @property
    def received_at(self) -> datetime:
        """When it came in, once the form is valid; the time typed is Swedish."""
        return datetime.combine(self.day.data, time.fromisoformat(self.clock.data or ""), TIME_ZONE)

    def terms(self) -> Sent:
        """What was told."""
        sender = Sender(
            source=chosen(ReferralSource, self.source) or ReferralSource.other_adult,
            name=self.name.data or "",
            relation=self.relation.data or "",
            contact=self.contact.data or "",
            anonymous=bool(self.anonymous.data),
        )
        return self.sent(sender, self.agreed_on.data, guardians_in(self.guardians))
