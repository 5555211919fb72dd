"""Meetings and plans in the demo's stories: who is called, who comes, what is promised and how it goes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time, timedelta
from itertools import cycle
from uuid import UUID

from sspf.demo import plans
from sspf.demo.teller import Story, Teller, Told, local, sight
from sspf.meetings.actions import attendances, meetings, notes, summonses
from sspf.meetings.queries import meetings as called
from sspf.meetings.rules.states import Attendance, AttendeeRole, MeetingKind
from sspf.meetings.rules.terms import Appointment, MeetingTerms, NoteTerms, Presence
from sspf.plans.actions import drafts, follow_ups, promises
from sspf.plans.queries import versions
from sspf.plans.rules.states import FollowUpDecision, MeasureState, RatingVoice
from sspf.plans.rules.terms import FollowUpTerms, ReportTerms
from sspf.work import Work

SEATS = {
    "rektor-norr": ("rektor", "kurator"),
    "enhetschef-social": ("enhetschef.social", "socialsekreterare"),
    "gruppchef": ("gruppchef", "polis"),
    "fritidschef": ("fritidschef", "fritidsledare"),
}
"""Who holds each called function, and whom they name."""

WHY = {
    "enhetschef-social": "Stöd till familjen",
    "gruppchef": "Är ute i området på kvällarna",
    "fritidschef": "Känner ungdomen från fritidsgården",
}
OF_A_SCHOOL = "Skolans kontakt med familjen"


Went = Sequence[ReportTerms]
DONE = ReportTerms(MeasureState.done)
PARTLY = ReportTerms(MeasureState.partly_done, None, "Tre av fem gånger.")
NOT = ReportTerms(MeasureState.not_done, "tid")
AS_USUAL: Went = (DONE, PARTLY, DONE, DONE, DONE)
"""How the promises of a plan went, one after the other."""
UNTIL_NEXT = timedelta(days=60)
"""From one follow-up to the next."""


def call(
    teller: Teller,
    told: Told,
    days_ago: int,
    ahead: int,
    kind: MeetingKind = MeetingKind.family_meeting,
    seats: Iterable[str] = tuple(SEATS),
) -> Story[UUID]:
    """Call functions inside the consent to a meeting that many days later, at 13.00."""
    day = teller.day(days_ago - ahead)
    appointment = Appointment(local(day, time(13)), local(day, time(14)), "Familjecentralen, rum 2")
    terms = MeetingTerms(appointment, "Hur kan vi tillsammans få skoldagarna att fungera?", tuple(seats))
    yield teller.at(days_ago)
    with teller.as_one() as work:
        return meetings.call(work, told.case_id, kind, terms)


def name_who_comes(
    teller: Teller, told: Told, meeting_id: UUID, days_ago: int, who: Mapping[str, tuple[str, str]] = SEATS
) -> Story[None]:
    """For each function its enhetschef names who comes; those that are left out have not answered."""
    yield teller.at(days_ago)
    with teller.as_one() as work:
        view = called.show(work, sight(work, told.case_id), meeting_id)
    for summons in view.summonses:
        if summons.seat in who:
            manager, colleague = who[summons.seat]
            yield teller.at(days_ago, time(11))
            with teller.as_one(manager) as work:
                summonses.answer(work, summons.id, teller.ids[colleague], None)


def meet(teller: Teller, told: Told, meeting_id: UUID, days_ago: int, absent: Iterable[str] = ()) -> Story[None]:
    """Hold the meeting with the family: everyone came, apart from some functions; what was said is noted."""
    yield teller.at(days_ago, time(13, 5))
    with teller.as_one() as work:
        _note(work, told, meeting_id)
    yield from gather(teller, told, meeting_id, days_ago, absent)


def gather(teller: Teller, told: Told, meeting_id: UUID, days_ago: int, absent: Iterable[str] = ()) -> Story[None]:
    """Hold a meeting at which only who came is written down."""
    yield teller.at(days_ago, time(13, 50))
    with teller.as_one() as work:
        view = called.show(work, sight(work, told.case_id), meeting_id)
        said = {each.key: _presence(each.role, each.seat, (each.seat or "") in absent) for each in view.expected}
        attendances.attend(work, told.case_id, meeting_id, said, None)
    yield teller.at(days_ago, time(14, 5))
    with teller.as_one() as work:
        meetings.hold(work, told.case_id, meeting_id)


def draft(teller: Teller, told: Told, days_ago: int, next_in: int = 42) -> Story[None]:
    """Write the plan at the meeting: factors, the youth's words, goals and who does what."""
    yield teller.at(days_ago, time(14, 10))
    with teller.as_one() as work:
        plans.write(work, teller, told, days_ago, next_in)


def fix(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """Fix the plan before everyone goes home; those in the room say yes to what is theirs."""
    yield teller.at(days_ago, time(14, 30))
    with teller.as_one() as work:
        drafts.fix(work, told.case_id, None)
    yield teller.at(days_ago, time(14, 35))
    with teller.as_one() as work:
        for line in _measures(work, told):
            promises.accept(work, told.case_id, line)


def report(teller: Teller, told: Told, days_ago: int, who: str, state: MeasureState, why: str = "") -> Story[None]:
    """One of the staff tells how the own unit's first measure went."""
    unit = teller.actor(who).unit
    yield teller.at(days_ago, time(15))
    with teller.as_one() as work:
        version = versions.in_force(versions.versions(work, sight(work, told.case_id)))
        assert version is not None  # noqa: S101  # the story has just fixed it
        lines = versions.measures(work, sight(work, told.case_id), version)
        measure_id = next(each.id for each in lines if each.unit == unit)
    yield teller.at(days_ago, time(16))
    with teller.as_one(who) as work:
        promises.report(work, told.case_id, measure_id, ReportTerms(state, None, why))


def follow_up(
    teller: Teller, told: Told, days_ago: int, decision: FollowUpDecision, scores: Sequence[int], went: Went = AS_USUAL
) -> Story[None]:
    """A follow-up: how every promise went, what everyone thinks of every goal, and what happens now."""
    goes_on = decision in (FollowUpDecision.go_on, FollowUpDecision.revise)
    yield teller.at(days_ago, time(14, 20))
    with teller.as_one() as work:
        where = sight(work, told.case_id)
        version = versions.in_force(versions.versions(work, where))
        assert version is not None  # noqa: S101  # as above
        content = versions.content(work, where, version)
        results = {each.thread: result for each, result in zip(content.measures, cycle(went), strict=False)}
        ratings = {
            (goal.thread, voice): score
            for goal in content.goals
            for voice, score in zip(RatingVoice, scores, strict=True)
        }
        day = teller.day(days_ago)
        following = day + UNTIL_NEXT if goes_on else None
        note, words = "Det går åt rätt håll.", "Det är lugnare på morgonen. Jag vill fortsätta med basketen."
        terms = FollowUpTerms(version.id, day, decision, following, note, results, ratings, None, words)
        follow_ups.hold(work, told.case_id, terms)


def _note(work: Work, told: Told, meeting_id: UUID) -> None:
    for point, kind, text in (
        ("syfte", "samverkan", "Familjen och skolan vill få morgnarna att fungera."),
        ("skydd", "fritid", "Basketen och bilden är det roligaste i veckan."),
        ("risk", "skola", "Frånvaron har ökat sedan september."),
    ):
        notes.write(work, told.case_id, meeting_id, point, NoteTerms(kind, text))


def _presence(role: AttendeeRole, seat: str | None, absent: bool) -> Presence:
    if role is not AttendeeRole.partner:
        return Presence(Attendance.present)
    return Presence(Attendance.absent if absent else Attendance.present, WHY.get(seat or "", OF_A_SCHOOL))


def _measures(work: Work, told: Told) -> list[UUID]:
    where = sight(work, told.case_id)
    version = versions.in_force(versions.versions(work, where))
    return [each.id for each in versions.measures(work, where, version) if each.pending] if version else []
