"""Papers around meetings in the demo's stories: what units prepare, letters to the family, and minutes."""

from datetime import time
from uuid import UUID

from sspf.demo.teller import Story, Teller, Told, sight
from sspf.meetings.actions import contributions, letters, minutes
from sspf.meetings.queries import minutes as queries
from sspf.meetings.rules.contributions import ContributionTerms
from sspf.meetings.rules.letters import LetterChannel, SentTerms
from sspf.meetings.rules.minutes import Verdict

SOCIAL = ContributionTerms("socialtjanst", "Stödsamtalen har varit uppskattade. Vi kan erbjuda fem till före jul.")
LEISURE = ContributionTerms("fritid", "Fråga om det går att få skjuts till basketen på onsdagar.")


def prepare(teller: Teller, told: Told, meeting_id: UUID, days_ago: int) -> Story[None]:
    """One unit has placed what it prepared on the table, another has a draft, and the youth has got a letter."""
    yield teller.at(days_ago, time(11))
    with teller.as_one("socialsekreterare") as work:
        placed = contributions.write(work, told.case_id, meeting_id, SOCIAL)
        contributions.place(work, told.case_id, meeting_id, placed)
    yield teller.at(days_ago, time(16, 30))
    with teller.as_one("fritidsledare") as work:
        contributions.write(work, told.case_id, meeting_id, LEISURE)
    yield teller.at(days_ago, time(16, 40))
    with teller.as_one() as work:
        given = SentTerms(LetterChannel.hand, work.today)
        letters.sent(work, told.case_id, meeting_id, told.youth_id, given)


def send(teller: Teller, told: Told, meeting_id: UUID, days_ago: int) -> Story[None]:
    """The minutes go to two who were there, and the first says that they are right."""
    yield teller.at(days_ago, time(9, 40))
    with teller.as_one() as work:
        asked = [teller.ids["kurator"], teller.ids["fritidsledare"]]
        minutes.send(work, told.case_id, meeting_id, asked)
    yield teller.at(days_ago, time(13, 40))
    with teller.as_one("kurator") as work:
        minutes.answer(work, told.case_id, meeting_id, Verdict.agrees)


def adjust(teller: Teller, told: Told, meeting_id: UUID, days_ago: int) -> Story[None]:
    """The minutes are sent, and both who were asked say that they are right."""
    yield from send(teller, told, meeting_id, days_ago)
    yield teller.at(days_ago - 1, time(17, 20))
    with teller.as_one("fritidsledare") as work:
        minutes.answer(work, told.case_id, meeting_id, Verdict.agrees)


def agree(teller: Teller, told: Told, meeting_id: UUID, days_ago: int) -> Story[None]:
    """The minutes are sent to one who was there and may read them, who says that they are right."""
    logins = {account_id: login for login, account_id in teller.ids.items() if login != "koordinator"}
    yield teller.at(days_ago, time(9, 50))
    with teller.as_one() as work:
        there = queries.candidates(work, sight(work, told.case_id), meeting_id)
        asked = next(each.account_id for each in there if each.account_id in logins)
        minutes.send(work, told.case_id, meeting_id, [asked])
    yield teller.at(days_ago - 1, time(17, 30))
    with teller.as_one(logins[asked]) as work:
        minutes.answer(work, told.case_id, meeting_id, Verdict.agrees)
