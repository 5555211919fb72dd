"""The forms of the coordinator's own notes on an anmälan: contacts, and the shield of whoever sent it."""

from datetime import datetime, time
from typing import Any, Self

from flask_babel import lazy_gettext as _l

from sspf.clock import TIME_ZONE
from sspf.referrals.forms.choices import members
from sspf.referrals.rules.contacts import Contact, ContactChannel, ContactParty
from sspf.web import current
from sspf.web.fields import Clock, Day, LongText, Radio, YesNo
from sspf.web.forms import Form


class ContactForm(Form):
    """Whom, how and when, and whether anyone was reached."""

    party = Radio(_l("Vem?"), _l("vem du kontaktade"))
    channel = Radio(_l("Hur?"), _l("hur du gjorde"))
    day = Day(_l("Vilken dag?"), _l("dagen"))
    clock = Clock(_l("Klockan"), _l("tiden"))
    reached = YesNo(_l("Nådde du personen?"), _l("om du nådde personen"))
    note = LongText(_l("Vad sades?"), _l("det som sades"), required=False, longest=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party.offer(members(ContactParty))
        self.channel.offer(members(ContactChannel))

    @classmethod
    def now(cls) -> Self:
        """The form, filled with this minute."""
        at = current.work().now.astimezone(TIME_ZONE)
        return cls(data={"day": at.date(), "clock": f"{at:%H.%M}"})

    def contact(self) -> Contact:
        """What was written, once the form is valid; the time typed is Swedish."""
        return Contact(
            at=datetime.combine(self.day.data, time.fromisoformat(self.clock.data or ""), TIME_ZONE),
            party=ContactParty(self.party.data),
            channel=ContactChannel(self.channel.data),
            reached=bool(self.reached.answer),
            note=self.note.data or "",
        )


class ShieldForm(Form):
    """Why the sender is kept from the family's eyes."""

    reason = LongText(_l("Vad kan hända om familjen får veta?"), _l("vad som kan hända"), longest=1000)
