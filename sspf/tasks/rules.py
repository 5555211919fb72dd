"""What can wait for somebody, and in which order it is shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class TaskKind(StrEnum):
    """What has to be done; the label is the line's heading."""

    assess_referral = "assess_referral"
    contact_family = "contact_family"
    first_contact = "first_contact"
    answer_consultation = "answer_consultation"
    read_advice = "read_advice"
    complete_consent = "complete_consent"
    refused_consent = "refused_consent"
    renew_consent = "renew_consent"
    turns_15 = "turns_15"
    turns_18 = "turns_18"
    tell_family = "tell_family"
    answer_place = "answer_place"
    answer_summons = "answer_summons"
    await_answers = "await_answers"
    mark_meeting = "mark_meeting"
    coming_meeting = "coming_meeting"
    send_minutes = "send_minutes"
    rewrite_minutes = "rewrite_minutes"
    decide_minutes = "decide_minutes"
    adjust_minutes = "adjust_minutes"
    group_coming = "group_coming"
    group_mark = "group_mark"
    group_send = "group_send"
    group_decide = "group_decide"
    group_adjust = "group_adjust"
    group_brief = "group_brief"
    group_decision = "group_decision"
    fix_plan = "fix_plan"
    follow_up_due = "follow_up_due"
    set_follow_up_day = "set_follow_up_day"
    report_measure = "report_measure"
    await_reports = "await_reports"
    give_out_surveys = "give_out_surveys"
    remind_surveys = "remind_surveys"
    answer_survey = "answer_survey"
    write_situations = "write_situations"
    answer_situation = "answer_situation"
    review_agreement = "review_agreement"
    duty = "duty"
    fill_seat = "fill_seat"
    mend_mail = "mend_mail"


class Urgency(StrEnum):
    """How a task is marked."""

    calm = "calm"
    soon = "soon"
    pressing = "pressing"
    late = "late"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: since when or until when (a local day), about whom, and the ids that lead to it.

    `detail` says more: who is missing from a consent, what was promised.
    """

    kind: TaskKind
    on: date
    about: str
    urgency: Urgency
    detail: str = ""
    case_id: UUID | None = None
    thing_id: UUID | None = None


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """The call that has hours and not days first, then what is late, then by day, the oldest first."""
    return sorted(tasks, key=_place)


def urgency_of(due_on: date, today: date) -> Urgency:
    """Late when the day has passed, soon within a week."""
    if due_on < today:
        return Urgency.late
    return Urgency.soon if (due_on - today).days <= 7 else Urgency.calm


def _place(task: Task) -> tuple[bool, bool, date, TaskKind, str]:
    return task.kind is not TaskKind.contact_family, task.urgency is not Urgency.late, task.on, task.kind, task.about
