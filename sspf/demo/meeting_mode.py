"""A meeting that goes on as the demo is opened: two write, and nobody has ended it yet."""

from datetime import timedelta
from uuid import UUID

from sspf.demo.meetings import SEATS, name_who_comes
from sspf.demo.teller import Story, Teller, Told
from sspf.meeting_mode.actions import drafts
from sspf.meeting_mode.rules.drafts import Saving, Words
from sspf.meetings.actions import meetings
from sspf.meetings.rules.states import MeetingKind
from sspf.meetings.rules.terms import Appointment, MeetingTerms

SAID = (
    ("koordinator", "sedan-sist", "Mira berättar att det är lugnare hemma och att hon sover bättre."),
    ("ersattare", "sedan-sist", "Skolan ser att hon kommer i tid fyra dagar av fem."),
    ("koordinator", "atgarder", "Basketen blev av varje vecka. Mentorn har mött i entrén."),
)
BEGAN = timedelta(minutes=25)


def go_on(teller: Teller, told: Told, called: int) -> Story[None]:
    """A follow-up meeting that began a while ago; at its first points something is written."""
    began = teller.latest.replace(second=0, microsecond=0) - BEGAN
    meeting_id = yield from _call(teller, told, called, Appointment(began, began + timedelta(hours=1), "Rum 2"))
    yield from name_who_comes(teller, told, meeting_id, called - 3)
    for minutes, (who, point, text) in enumerate(SAID, 5):
        yield began + timedelta(minutes=minutes)
        with teller.as_one(who) as work:
            drafts.save(work, told.case_id, meeting_id, point, Saving(1, 0, "", 0, Words(text)))


def _call(teller: Teller, told: Told, called: int, appointment: Appointment) -> Story[UUID]:
    yield teller.at(called)
    with teller.as_one() as work:
        terms = MeetingTerms(appointment, "Hur har det gått, och vad behöver ni nu?", tuple(SEATS))
        return meetings.call(work, told.case_id, MeetingKind.follow_up, terms)
