"""The minutes of a meeting, as far as the actor may read them, and how far they have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.attachments import queries as attachments
from sspf.attachments.queries import AttachmentLine
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.meetings.models import Addendum, Adjuster, Minutes, MinutesPaper, Summons
from sspf.meetings.queries import meetings
from sspf.meetings.queries.meetings import MeetingView
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.meetings.rules.states import CAME
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AdjusterLine:
    """Somebody who was asked, and the answer. `words`: the change asked for, for whoever leads and its author alone."""

    account_id: UUID
    name: str
    unit: str
    verdict: Verdict
    answered_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """What is written beside adjusted minutes."""

    id: UUID
    information: str
    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class MinutesView:
    """A meeting's minutes. `state` is None when nobody has begun: the meeting is not held, or was long ago.

    `adjusters` are those asked the last time. `papers` can be opened by whoever leads the case; others learn how many.
    `reads_all`: whether every kind of information is open to the actor.
    """

    whole: MeetingView
    state: MinutesState | None
    due_on: date | None
    sent_at: datetime | None
    adjusted_at: datetime | None
    plan_number: int | None
    reason: str
    adjusters: list[AdjusterLine]
    addenda: list[AddendumLine]
    papers: list[AttachmentLine]
    paper_count: int
    mine: Verdict | None
    reads_all: bool

    @property
    def waits_for_me(self) -> bool:
        """Whether the actor has been asked and has not answered."""
        return self.state is MinutesState.out and self.mine is Verdict.waiting


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague who was there for a unit inside the consent, and so can say whether the minutes are right."""

    account_id: UUID
    name: str
    unit: str


def row(work: Work, meeting_id: UUID) -> Minutes | None:
    """How far the minutes of a meeting of a reached case have come."""
    return work.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).one_or_none()


def state_of(work: Work, sight: Sight, meeting_id: UUID) -> MinutesState | None:
    """How far the minutes of one meeting of the case have come; None when nobody has begun."""
    query = select(Minutes.state).where(Minutes.case_id == sight.case.id, Minutes.meeting_id == meeting_id)
    return work.session.scalars(query).one_or_none()


def show(work: Work, sight: Sight, meeting_id: UUID) -> MinutesView:
    """The minutes of one meeting; notes and addenda only of the kinds that are open to the actor (R13)."""
    whole = meetings.show(work, sight, meeting_id)
    found = row(work, whole.meeting.id)
    if found is None:
        return MinutesView(whole, None, None, None, None, None, "", [], [], [], 0, None, _reads_all(work, sight))
    leads, asked = work.may(Permission.meeting_lead), adjusters(work, found)
    papers = list(work.session.scalars(select(MinutesPaper.attachment_id).where(MinutesPaper.minutes_id == found.id)))
    return MinutesView(
        whole,
        found.state,
        found.due_on,
        found.sent_at,
        found.adjusted_at,
        found.plan_number,
        found.reason or "" if leads else "",
        [_adjuster(work, *each, leads=leads) for each in asked],
        _addenda(work, sight, found),
        attachments.lines(work, sight, papers) if leads and papers else [],
        len(papers),
        next((each.verdict for each, _ in asked if each.account_id == work.actor.account_id), None),
        _reads_all(work, sight),
    )


def adjusters(work: Work, minutes: Minutes) -> list[tuple[Adjuster, str]]:
    """Those who were asked the last time the minutes were sent out, with their names."""
    accounts.admit_directory(work)
    query = (
        select(Adjuster, Account)
        .join(Account, Account.id == Adjuster.account_id)
        .where(Adjuster.minutes_id == minutes.id, Adjuster.round == minutes.round)
    )
    return sorted(((row, account.name) for row, account in work.session.execute(query)), key=lambda each: each[1])


def candidates(work: Work, sight: Sight, meeting_id: UUID) -> list[Candidate]:
    """Whoever came for a called unit that the consent lets in now: who was named, or else holds the function."""
    meeting = meetings.row(work, sight, meeting_id)
    came = {each.summons_id for each in meetings.attendees(work, meeting) if each.attendance in CAME}
    inside = reach.units_inside(work, sight.case.id)
    there = [each for each in meetings.called(work, meeting) if each.id in came and each.unit in inside]
    names = accounts.names(work, [each.nominee_id for each in there])
    holders = accounts.holders(work, [each.seat for each in there if each.nominee_id is None], work.today)
    found: dict[UUID, Candidate] = {}
    for each in there:
        for account_id, name in _present(each, names, holders):
            found.setdefault(account_id, Candidate(account_id, name, each.unit))
    return list(found.values())


def own_part(work: Work, sight: Sight, meeting_id: UUID) -> tuple[Minutes, Adjuster]:
    """The minutes and the actor's own part in adjusting them; `NotFound` for whoever was not asked.

    Both are held until the commit, so that the last two to answer do not both believe that the other is still to come.
    """
    meeting = meetings.row(work, sight, meeting_id)
    minutes = work.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id).with_for_update()).first()
    if minutes is None:
        raise NotFound
    query = select(Adjuster).where(
        Adjuster.minutes_id == minutes.id,
        Adjuster.round == minutes.round,
        Adjuster.account_id == work.actor_id,
        Adjuster.unit.in_(sight.own_units),
    )
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return minutes, found


def _present(
    summons: Summons, names: Mapping[UUID, str], holders: Mapping[str, list[accounts.Colleague]]
) -> list[tuple[UUID, str]]:
    if summons.nominee_id is not None:
        return [(summons.nominee_id, names[summons.nominee_id])] if summons.nominee_id in names else []
    return [(each.id, each.name) for each in holders.get(summons.seat, [])]


def _adjuster(work: Work, found: Adjuster, name: str, *, leads: bool) -> AdjusterLine:
    told = leads or found.account_id == work.actor.account_id
    words = found.words if told else ""
    return AdjusterLine(found.account_id, name, found.unit, found.verdict, found.answered_at, words)


def _addenda(work: Work, sight: Sight, minutes: Minutes) -> list[AddendumLine]:
    query = (
        select(Addendum, Account)
        .join(Account, Account.id == Addendum.written_by)
        .where(Addendum.minutes_id == minutes.id, Addendum.information.in_(sight.information))
        .order_by(Addendum.written_at, Addendum.id)
    )
    return [
        AddendumLine(row.id, row.information, row.text, account.name, row.written_at)
        for row, account in work.session.execute(query)
    ]


def _reads_all(work: Work, sight: Sight) -> bool:
    return set(work.catalogue.information) <= sight.information
