"""The screen of a meeting: its points, what is written at each, and what is laid beside it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agendas import AgendaPoint
from sspf.meeting_mode.queries import drafts
from sspf.meeting_mode.rules import screens
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.meeting_mode.rules.states import Screen
from sspf.meetings.queries import contributions, meetings
from sspf.meetings.queries.contributions import ContributionLine
from sspf.meetings.queries.meetings import MeetingView
from sspf.meetings.queries.notes import NoteView
from sspf.meetings.rules.states import WITH_FAMILY, Attendance
from sspf.plans.queries import paper_readers
from sspf.plans.queries import versions as plans
from sspf.plans.rules.completeness import Missing, missing, without_promise
from sspf.plans.rules.contents import Content, FactorLine
from sspf.plans.rules.states import PlanState
from sspf.statements.queries import family as families
from sspf.statements.queries import lines as statements
from sspf.statements.rules.lines import StatementLine
from sspf.talks import queries as talks
from sspf.talks.queries import Brief
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class PointDesk:
    """One point: what the reader writes at it, what others write, and what is noted already.

    `following`: the number of the reader's next sheet here.
    """

    point: AgendaPoint
    own: list[SheetView]
    others: list[SheetView]
    notes: list[NoteView]
    following: int

    @property
    def written(self) -> bool:
        """Whether anything stands here."""
        return bool(self.notes or any(each.text for each in (*self.own, *self.others)))


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table. Before the family it holds nothing that any of them may not read.

    `plan`: the version that is being written, otherwise the one that holds; `lacks`: what keeps a draft from being
    fixed; `silent`: units inside the consent that have promised nothing (protocol item 43); `statements`: what has been
    shared. `placed` is what units have prepared, and `brief` how the family wants the meeting: both for the lead's
    eyes, since nobody has shared them with the family. `inside`: the units that may promise something today;
    `next_day`: when the plan is followed up next.
    """

    inside: frozenset[str]
    plan: Content | None
    lacks: Sequence[Missing]
    silent: list[str]
    statements: list[StatementLine]
    placed: list[ContributionLine]
    brief: Brief | None
    next_day: date | None

    @property
    def drafting(self) -> bool:
        """Whether the plan is being written."""
        return self.plan is not None and self.plan.version.state is PlanState.draft

    def of(self, valence: str) -> list[FactorLine]:
        """The plan's factors that worry, or those that protect."""
        return [each for each in self.plan.factors if each.valence == valence] if self.plan else []

    def told(self, strength: bool) -> list[StatementLine]:
        """What units have shared: of what works, or of what worries."""
        return [each for each in self.statements if each.strength is strength]


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """A meeting as its screen shows it."""

    view: MeetingView
    screen: Screen
    points: list[PointDesk]
    table: Table

    @property
    def has_family(self) -> bool:
        """Whether the family comes to this kind of meeting at all."""
        return self.view.meeting.kind in WITH_FAMILY

    @property
    def known(self) -> dict[str, int]:
        """The version of every sheet that is shown, by its id: what the page holds its next question against."""
        return {str(each.id): each.version for desk in self.points for each in (*desk.own, *desk.others)}

    @property
    def public(self) -> bool:
        """Whether the family sees it."""
        return self.screen is Screen.family


def show(work: Work, sight: Sight, meeting_id: UUID, alone: bool = False) -> ScreenPage:
    """The screen. `alone`: whoever leads the meeting has said that nobody else sees it."""
    view = meetings.show(work, sight, meeting_id)
    screen = screens.screen(view.meeting.kind, alone)
    sheets = drafts.of_meeting(work, sight, meeting_id)
    if screen is Screen.own:
        return ScreenPage(
            view, screen, _desks(view.points, sheets, sheets, view.notes), _table(work, sight, meeting_id)
        )
    notes = [each for each in view.notes if _open(work, each.information)]
    desks = _desks(view.points, sheets, [each for each in sheets if _open(work, each.information)], notes)
    return ScreenPage(view, screen, desks, _family_table(work, sight, view))


def sheets(work: Work, sight: Sight, meeting_id: UUID, alone: bool) -> list[SheetView]:
    """Only the sheets, for a screen that is open already."""
    meeting = meetings.find(work, sight, meeting_id)
    found = drafts.of_meeting(work, sight, meeting_id)
    if screens.screen(meeting.kind, alone) is Screen.own:
        return found
    return [each for each in found if _open(work, each.information)]


def _open(work: Work, information: str | None) -> bool:
    return screens.written_openly(bool(information and work.catalogue.information[information].offences))


def _desks(
    points: tuple[AgendaPoint, ...], every: list[SheetView], shown: list[SheetView], notes: list[NoteView]
) -> list[PointDesk]:
    """The agenda's points, and after them, without words, any that was taken off after somebody wrote at it."""
    known = {each.id for each in points}
    used = [*(each.point for each in shown), *(each.point for each in notes)]
    strays = dict.fromkeys(each for each in used if each not in known)
    gone = (AgendaPoint(id=each, label="", help="", prompt="") for each in strays)
    return [_desk(point, every, shown, notes) for point in (*points, *gone)]


def _desk(point: AgendaPoint, every: list[SheetView], shown: list[SheetView], notes: list[NoteView]) -> PointDesk:
    here = [each for each in shown if each.point == point.id]
    taken = [each.number for each in every if each.point == point.id and each.own]
    return PointDesk(
        point,
        [each for each in here if each.own],
        [each for each in here if not each.own and each.text],
        [each for each in notes if each.point == point.id],
        max(taken, default=0) + 1,
    )


def _table(work: Work, sight: Sight, meeting_id: UUID) -> Table:
    plan, inside = _plan(work, sight), reach.kinds_inside(work, sight.case.id)
    about_plan = plan, _lacks(work, plan, inside), _silent(work, plan, inside)
    placed, day = contributions.placed(work, sight, meeting_id), _next_day(work, sight, plan)
    return Table(frozenset(inside), *about_plan, statements.index(work, sight), placed, talks.brief(work, sight), day)


def _family_table(work: Work, sight: Sight, view: MeetingView) -> Table:
    """What everyone of the family that sits before the screen may read, and nothing that tells that there is more."""
    away = {each.key for each in view.expected if each.attendance is Attendance.absent}
    family = {each.reader: each for each in families.members(work, sight)}
    readers = screens.before_the_screen(list(family), away)
    whole, inside = _plan(work, sight), reach.kinds_inside(work, sight.case.id)
    every = statements.index(work, sight)
    eyes = [screens.at_the_table(paper_readers.eyes_of(work, sight, family[each], every)) for each in readers]
    plan = screens.open_plan(whole, eyes, work.catalogue) if whole else None
    shown = {each.text for each in plan.measures} if plan else set()
    lacks = [
        replace(each, subject=each.subject if each.subject in shown else "") for each in _lacks(work, whole, inside)
    ]
    lines = [each for each in every if screens.for_all(each.told, readers)]
    day, silent = _next_day(work, sight, whole), _silent(work, whole, inside)
    return Table(frozenset(inside), plan, list(dict.fromkeys(lacks)), silent, lines, [], None, day)


def _plan(work: Work, sight: Sight) -> Content | None:
    """What is spoken of: the version that is being written, otherwise the one that holds."""
    found = plans.versions(work, sight)
    version = plans.draft_of(found) or plans.in_force(found)
    return plans.content(work, sight, version) if version is not None else None


def _next_day(work: Work, sight: Sight, plan: Content | None) -> date | None:
    """The day in the draft; where a plan holds the case's own, which moves with each follow-up, while it is to come."""
    if plan is not None and plan.version.state is PlanState.draft:
        return plan.version.next_follow_up_on
    day = sight.case.next_follow_up_on
    return day if day is not None and day > work.today else None


def _lacks(work: Work, plan: Content | None, inside: Mapping[str, frozenset[str]]) -> Sequence[Missing]:
    if plan is None or plan.version.state is not PlanState.draft:
        return ()
    return missing(plan.completeness, inside, work.today)


def _silent(work: Work, plan: Content | None, inside: Collection[str]) -> list[str]:
    """The units inside the consent that have promised nothing so far; those that lead SSPF need not."""
    asked = frozenset(inside) - plans.leading_units(work)
    return without_promise(asked, plan.completeness.promises if plan else ())
