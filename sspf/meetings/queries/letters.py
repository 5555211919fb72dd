"""The letters of one meeting: to whom of the family, what each says, and which were sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from sspf import typeset
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Person
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.cases.rules import protections
from sspf.cases.rules.people import PersonRole, birthday
from sspf.clock import TIME_ZONE, last_day, local_date
from sspf.consents.queries import facts, standing
from sspf.consents.rules.facts import holders_on
from sspf.errors import NotFound, Refused
from sspf.meetings.models import FamilyLetter, Meeting
from sspf.meetings.queries import meetings
from sspf.meetings.queries.meetings import Details
from sspf.meetings.rules import letters as rules
from sspf.meetings.rules.letters import Comer, LetterChannel, LetterProblem, Told
from sspf.meetings.rules.states import WITH_FAMILY, MeetingState, SummonsState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class SentLine:
    """That a letter was sent. `outdated`: the time or the place has been changed since."""

    channel: LetterChannel
    sent_on: date
    by: str
    outdated: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """One of the family who is to get a letter. `language` is the letter's; `own_language` what is written about them.

    `translated`: the letter is in their own language. `narrow`: it leaves out what tells where another can be found.
    """

    id: UUID
    name: str
    role: PersonRole
    language: str
    own_language: str
    translated: bool
    needs_interpreter: bool
    protected: bool
    narrow: bool
    sent: tuple[SentLine, ...]

    @property
    def told(self) -> bool:
        """Whether a letter that still holds was sent."""
        return any(not each.outdated for each in self.sent)


@dataclass(frozen=True, slots=True)
class LettersPage:
    """A meeting's letters. `without`: people in the case who get none, since they have no custody (complaint V9)."""

    head: CaseHead
    meeting: Details
    problem: LetterProblem | None
    recipients: list[Recipient]
    without: list[str]

    def to(self, person_id: UUID) -> Recipient:
        """One who gets a letter; `NotFound` for anybody else."""
        found = next((each for each in self.recipients if each.id == person_id), None)
        if found is None:
            raise NotFound
        return found


def show(work: Work, sight: Sight, meeting_id: UUID) -> LettersPage:
    """Every letter of a meeting, the youth's first."""
    meeting = meetings.row(work, sight, meeting_id)
    people = case_people.persons(work, sight)
    called, sent = _called(work, sight, meeting, people), _sent(work, meeting)
    told = {each.id for each in called}
    return LettersPage(
        case_people.head(work, sight),
        meetings.details(work, meeting),
        problem(work, sight, meeting),
        [_recipient(work, meeting, each, people, sent) for each in called],
        [each.name for each in people if each.id not in told],
    )


def printed(work: Work, sight: Sight, meeting_id: UUID, person_id: UUID, language: str) -> dict[str, Any]:
    """The plain values of one letter. `NotFound` for whoever gets none; `Refused` when there can be none now."""
    meeting = meetings.row(work, sight, meeting_id)
    person = recipient(work, sight, meeting, person_id)
    if (wrong := problem(work, sight, meeting)) is not None:
        raise Refused(wrong)
    people = case_people.persons(work, sight)
    told = _told(work, sight, meeting, person, people)
    if rules.narrow(person, people):
        told = rules.kept_from(told)
    catalogue = work.catalogue
    texts = catalogue.call_letter(work.today)
    own, _ = rules.language_of(person.language, catalogue.languages, texts)
    chosen = catalogue.languages[language if language in texts else own]
    municipality = catalogue.municipality
    accounts.admit_directory(work)
    return rules.values(texts[chosen.id], chosen, told) | {
        "municipality": municipality.name,
        "phone": municipality.coordinator_phone,
        "coordinator": sight.case.coordinator.name,
        "fonts": typeset.families(chosen.font),
    }


def recipient(work: Work, sight: Sight, meeting: Meeting, person_id: UUID) -> Person:
    """One of the family who gets a letter to the meeting; `NotFound` for anybody else."""
    called = _called(work, sight, meeting, case_people.persons(work, sight))
    found = next((each for each in called if each.id == person_id), None)
    if found is None:
        raise NotFound
    return found


def problem(work: Work, sight: Sight, meeting: Meeting) -> LetterProblem | None:
    """Why there are no letters to this meeting now; None when there are."""
    if meeting.kind not in WITH_FAMILY:
        return LetterProblem.without_family
    if meeting.state is not MeetingState.summoned:
        return LetterProblem.over
    if not reach.units_inside(work, sight.case.id):
        return LetterProblem.no_consent
    place = meetings.place_of(work.catalogue, meeting)
    return rules.place_problem(case_people.persons(work, sight), place, meeting.link)


def told_of(work: Work, meeting: Meeting) -> str:
    """When and where, as a letter tells it: by this a later one is told from an earlier."""
    place = meetings.place_of(work.catalogue, meeting)
    return f"{meeting.starts_at.isoformat()}\n{meeting.ends_at.isoformat()}\n{place}\n{meeting.link}"


def _called(work: Work, sight: Sight, meeting: Meeting, people: Sequence[Person]) -> list[Person]:
    """The youth, and until the youth is of age whoever has custody on the day of the meeting (FB 6:2, 6:11)."""
    day = local_date(meeting.starts_at)
    known = facts.facts(work, sight)
    adult = known is not None and birthday(known.born_on, known.ages.adult) <= day
    holders = frozenset() if known is None or adult else holders_on(known.custodies, day)
    return [each for each in people if each.role is PersonRole.youth or each.id in holders]


def _sent(work: Work, meeting: Meeting) -> list[tuple[FamilyLetter, str]]:
    accounts.admit_directory(work)
    query = (
        select(FamilyLetter, Account)
        .join(Account, Account.id == FamilyLetter.recorded_by)
        .where(FamilyLetter.meeting_id == meeting.id)
        .order_by(FamilyLetter.recorded_at, FamilyLetter.id)
    )
    return [(row, account.name) for row, account in work.session.execute(query)]


def _recipient(
    work: Work, meeting: Meeting, person: Person, people: Sequence[Person], sent: Sequence[tuple[FamilyLetter, str]]
) -> Recipient:
    catalogue, now = work.catalogue, told_of(work, meeting)
    language, translated = rules.language_of(person.language, catalogue.languages, catalogue.call_letter(work.today))
    return Recipient(
        person.id,
        person.name,
        person.role,
        language,
        person.language,
        translated,
        bool(person.needs_interpreter),
        protections.hidden(person, people),
        rules.narrow(person, people),
        tuple(
            SentLine(LetterChannel(row.channel), row.sent_on or local_date(row.recorded_at), by, row.told != now)
            for row, by in sent
            if row.person_id == person.id
        ),
    )


def _told(work: Work, sight: Sight, meeting: Meeting, person: Person, people: Sequence[Person]) -> Told:
    starts, ends = meeting.starts_at.astimezone(TIME_ZONE), meeting.ends_at.astimezone(TIME_ZONE)
    comers = _comers(work, sight, meeting)
    covered, until = protections.hidden(person, people), standing.overview(work, sight).until
    return Told(
        person.name,
        "" if covered else person.address,
        person.is_youth,
        covered,
        bool(person.needs_interpreter),
        starts.date(),
        f"{starts:%H.%M}",
        f"{ends:%H.%M}",
        meetings.place_of(work.catalogue, meeting),
        meeting.link,
        meeting.purpose,
        comers,
        len(comers),
        last_day(until) if until else None,
    )


def _comers(work: Work, sight: Sight, meeting: Meeting) -> tuple[Comer, ...]:
    """One for each called unit inside the consent that has not said no."""
    inside, catalogue = reach.units_inside(work, sight.case.id), work.catalogue
    called = [each for each in meetings.called(work, meeting) if each.unit in inside]
    coming = [each for each in called if each.state is not SummonsState.declined]
    names = accounts.names(work, [each.nominee_id for each in coming])
    return tuple(
        Comer(
            names.get(each.nominee_id, "") if each.nominee_id else "",
            catalogue.units[each.unit].label,
            catalogue.agency_of(each.unit).side.value,
        )
        for each in coming
    )
