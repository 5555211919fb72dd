"""What waits for the person who signed in, gathered from every package that can make somebody wait."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final
from uuid import UUID

from sspf import workdays
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.cases.queries import handling
from sspf.cases.rules.notices import NoticeLine
from sspf.catalogue.surveys import SurveyAudience
from sspf.clock import local_date
from sspf.consents.queries import standing
from sspf.consents.rules.reminders import Attention
from sspf.groups.queries import decision_lists
from sspf.groups.queries import waiting as groups
from sspf.groups.queries.waiting import Waits
from sspf.meetings.queries import minutes_waiting as minutes
from sspf.meetings.queries import overview as meetings
from sspf.meetings.rules.minutes import MinutesState
from sspf.outbox import queries as outbox
from sspf.plans.queries import overview as plans
from sspf.referrals.queries import consultations, lists
from sspf.situations.queries import quarters
from sspf.surveys.queries import own as own_surveys
from sspf.surveys.queries import waiting as surveys
from sspf.surveys.queries.waiting import ToRemind
from sspf.surveys.rules.dispatches import WAITING as SURVEY_WAITING
from sspf.tasks.rules import Task, TaskKind, Urgency, in_order, urgency_of
from sspf.work import Work
from sspf.year_wheel.queries import wheel as year_wheel

WAITED = (Urgency.calm, Urgency.soon, Urgency.pressing)
AHEAD = (Urgency.calm, *WAITED)
CONSENT_TASKS = {
    Attention.signatures: (TaskKind.complete_consent, WAITED),
    Attention.answered_no: (TaskKind.refused_consent, WAITED),
    Attention.expiry: (TaskKind.renew_consent, AHEAD),
    Attention.turns_15: (TaskKind.turns_15, AHEAD),
    Attention.turns_18: (TaskKind.turns_18, AHEAD),
}
"""What each kind of waiting is called, and how it is marked by the number of reminders that are due."""


def waiting(work: Work) -> list[Task]:
    """Everything that waits for the actor, in the order to take it."""
    asked = (ask for permission, ask in SOURCES if work.may(permission))
    return in_order(task for ask in asked for task in ask(work))


def case_ids(tasks: list[Task], told: list[NoticeLine]) -> tuple[UUID, ...]:
    """The cases that the page shows, each once, for the log."""
    waiting = (task.case_id for task in tasks if task.case_id is not None)
    return tuple(dict.fromkeys((*waiting, *(line.case_id for line in told))))


def _referrals(work: Work) -> Iterator[Task]:
    """What each anmälan waits for now: a call within hours, somebody to take it up, the family, or its answer."""
    for each in lists.waiting(work):
        received_on, source = local_date(each.received_at), work.catalogue.label(each.source)
        if each.urgent_by is not None:
            urgency = Urgency.late if each.urgent_by <= work.now or each.overdue else Urgency.soon
            yield Task(TaskKind.contact_family, local_date(each.urgent_by), "", urgency, source, thing_id=each.id)
        elif each.is_taken_up and each.contacted_at is None:
            urgency = urgency_of(each.contact_on, work.today)
            yield Task(TaskKind.first_contact, each.contact_on, "", urgency, source, thing_id=each.id)
        else:
            urgency = Urgency.late if each.overdue else Urgency.soon
            yield Task(TaskKind.assess_referral, received_on, "", urgency, source, thing_id=each.id)


def _consultations(work: Work) -> Iterator[Task]:
    """Questions without a name: to answer for a coordinator, answers to read for those who asked."""
    days = work.catalogue.deadlines.acknowledge_working_days
    for each in consultations.unanswered(work):
        urgency = urgency_of(workdays.after(local_date(each.asked_at), days), work.today)
        unit = work.catalogue.units[each.unit].label if each.unit else ""
        yield Task(TaskKind.answer_consultation, local_date(each.asked_at), unit, urgency, thing_id=each.id)
    for each in consultations.unread(work):
        answered = local_date(each.answered_at or each.asked_at)
        yield Task(TaskKind.read_advice, answered, "", Urgency.soon, thing_id=each.id)


def _consents(work: Work) -> Iterator[Task]:
    """Missing signatures, and ends and birthdays ahead: more pressing with each reminder that has passed."""
    for each in standing.waiting(work):
        kind, levels = CONSENT_TASKS[each.attention]
        waits = each.attention in (Attention.signatures, Attention.answered_no)
        names = ", ".join(gap.name for gap in each.overview.blocking if gap.name) if waits else ""
        yield Task(kind, each.on, each.youth, levels[min(each.step, len(levels) - 1)], names, each.case_id)


def _handling(work: Work) -> Iterator[Task]:
    """Families that do not know who leads their case, and colleagues who ask to see what is covered; each once."""
    found: dict[Task, None] = {}
    for each in handling.waiting(work):
        for kind, since in ((TaskKind.tell_family, each.tell_since), (TaskKind.answer_place, each.asked_at)):
            if since is not None:
                found[Task(kind, local_date(since), each.youth, Urgency.pressing, "", each.case_id)] = None
    yield from found


def _meetings(work: Work) -> Iterator[Task]:
    found = meetings.waiting(work)
    for summons in found.summonses:
        due, ids = summons.answer_by, (summons.case_id, summons.id)
        yield Task(TaskKind.answer_summons, due, summons.youth, urgency_of(due, work.today), "", *ids)
    lines = (
        *((TaskKind.mark_meeting, each, Urgency.late) for each in found.unmarked),
        *((TaskKind.coming_meeting, each, urgency_of(each.day, work.today)) for each in found.coming),
    )
    for kind, each, urgency in lines:
        yield Task(kind, each.day, each.youth, urgency, "", each.case_id, each.id)
    for each in found.unanswered:
        late = each.answer_by < work.today
        silent = "; ".join(work.catalogue.seats[seat].label for seat in each.silent)
        urgency = Urgency.soon if late else Urgency.calm
        yield Task(TaskKind.await_answers, each.day, each.youth, urgency, silent, each.case_id, each.id)


def _minutes(work: Work) -> Iterator[Task]:
    """Minutes to send, to write anew or to decide for whoever leads meetings; to read and answer for who was there."""
    leads = work.may(Permission.meeting_lead)
    for each in minutes.to_lead(work) if leads else minutes.to_answer(work):
        urgency, kind = urgency_of(each.due_on, work.today), TaskKind.send_minutes
        if not leads:
            kind = TaskKind.adjust_minutes
        elif each.change_asked:
            urgency, kind = Urgency.pressing, TaskKind.rewrite_minutes
        elif each.state is MinutesState.out:
            kind = TaskKind.decide_minutes
        yield Task(kind, each.due_on, each.youth, urgency, "", each.case_id, each.meeting_id)


def _groups(work: Work) -> Iterator[Task]:
    """Meetings of the groups that lie ahead or are to be marked as held, their minutes, and what they decided."""
    for each in groups.mine(work):
        urgency = Urgency.late if each.what is Waits.mark else urgency_of(each.on, work.today)
        yield Task(TaskKind(f"group_{each.what}"), each.on, each.about, urgency, thing_id=each.meeting_id)
    for decision in decision_lists.waiting(work):
        about = f"{work.catalogue.groups[decision.group].label} § {decision.paragraph}"
        urgency = urgency_of(decision.due_on, work.today)
        yield Task(TaskKind.group_decision, decision.due_on, about, urgency, thing_id=decision.id)


def _plans(work: Work) -> Iterator[Task]:
    found = plans.waiting(work)
    for each in found.follow_ups:
        yield Task(TaskKind.follow_up_due, each.day, each.youth, urgency_of(each.day, work.today), "", each.case_id)
    for each in found.dayless:
        yield Task(TaskKind.set_follow_up_day, each.day, each.youth, Urgency.pressing, "", each.case_id)
    if found.owed:
        since = found.owed_since or work.today
        yield Task(TaskKind.await_reports, since, "", Urgency.late, str(found.owed))
    for each in found.drafts:
        yield Task(TaskKind.fix_plan, each.day, each.youth, Urgency.calm, "", each.case_id)
    for promise in found.measures:
        on, ids = promise.due_on or work.today, (promise.case_id, promise.measure_id)
        urgency = Urgency.late if promise.overdue else urgency_of(on, work.today)
        yield Task(TaskKind.report_measure, on, promise.youth, urgency, promise.text, *ids)


def _surveys(work: Work) -> Iterator[Task]:
    """Questionnaires to give out, and families to remind: who of them answers, and how many, never which person."""
    label, found = work.catalogue.label, surveys.waiting(work)
    for out in found.to_give_out:
        who = ", ".join(label(each).lower() for each in out.audiences)
        yield Task(TaskKind.give_out_surveys, out.on, out.youth, Urgency.calm, who, out.case_id)
    for case_id, silent in groupby(sorted(found.to_remind, key=_by_family), key=lambda each: each.case_id):
        lines = list(silent)
        who = "; ".join(f"{label(each.audience).lower()}, {each.count}" for each in lines)
        on = min(each.on for each in lines)
        yield Task(TaskKind.remind_surveys, on, lines[0].youth, Urgency.soon, who, case_id)


def _by_family(line: ToRemind) -> tuple[UUID, int]:
    return line.case_id, list(SurveyAudience).index(line.audience)


def _own_surveys(work: Work) -> Iterator[Task]:
    """Questionnaires that the own unit is asked to answer; whoever has said no to one is left in peace."""
    for each in own_surveys.own(work):
        if each.state in SURVEY_WAITING:
            urgency = urgency_of(each.until_on, work.today)
            yield Task(TaskKind.answer_survey, each.until_on, each.case_number, urgency, thing_id=each.id)


def _situations(work: Work) -> Iterator[Task]:
    """The lägesbilder that the quarter that ended last still lacks (protocol item 93)."""
    found = quarters.missing(work)
    if found is not None:
        urgency = urgency_of(found.due_on, work.today)
        yield Task(TaskKind.write_situations, found.due_on, found.period.words, urgency, ", ".join(found.areas))


def _asked(work: Work) -> Iterator[Task]:
    """The lägesbilder that the own agency has questions to answer in, one line for each."""
    for area, questions in groupby(quarters.asked(work), key=lambda each: (each.area, each.period)):
        due_on = next(questions).due_on
        yield Task(TaskKind.answer_situation, due_on, ", ".join(area), urgency_of(due_on, work.today))


def _year(work: Work) -> Iterator[Task]:
    """Duties of the year that it is time for or that are late, and agreements to look through.

    Which areas lack a lägesbild is told of by itself (`_situations`).
    """
    told = {duty.id for duty in work.catalogue.year_wheel.values() if duty.of_each_area}
    for each in year_wheel.now(work):
        if each.duty in told:
            continue
        kind = TaskKind.review_agreement if each.agreement_id else TaskKind.duty
        about = f"{each.label}, {each.words}" if each.words else each.label
        yield Task(kind, each.due_on, about, urgency_of(each.due_on, work.today), each.duty, thing_id=each.agreement_id)


def _seats(work: Work) -> Iterator[Task]:
    """Functions that nobody holds today: a kallelse to them would reach no one (protocol item 29)."""
    held = accounts.holders(work, work.catalogue.seats, work.today)
    for seat in work.catalogue.seats.values():
        if seat.id not in held and seat.receives_summons:
            yield Task(TaskKind.fill_seat, work.today, seat.label, Urgency.calm)


def _mail(work: Work) -> Iterator[Task]:
    """Mail that has waited for long, or was given up: nobody else would notice."""
    found = outbox.trouble(work)
    if found is not None:
        yield Task(TaskKind.mend_mail, work.today, "", Urgency.late, str(found.late + found.given_up))


SOURCES: Final[tuple[tuple[Permission, Callable[[Work], Iterator[Task]]], ...]] = (
    (Permission.start_read, _consultations),
    (Permission.referral_read, _referrals),
    (Permission.referral_read, _consents),
    (Permission.case_manage, _handling),
    (Permission.meeting_read, _meetings),
    (Permission.meeting_read, _minutes),
    (Permission.meeting_read, _plans),
    (Permission.group_read, _groups),
    (Permission.survey_issue, _surveys),
    (Permission.survey_answer, _own_surveys),
    (Permission.situation_write, _situations),
    (Permission.situation_answer, _asked),
    (Permission.wheel_tick, _year),
    (Permission.account_manage, _seats),
    (Permission.account_manage, _mail),
)
"""Who is asked what waits, each by the permission without which nothing of it waits for anybody."""
