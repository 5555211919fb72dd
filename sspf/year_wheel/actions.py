"""A coordinator says that a duty of the year is done, or takes that back."""

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.crypto.scope import Scope, Zone
from sspf.errors import NotFound, Refused
from sspf.work import Work
from sspf.year_wheel.models import DutyTick
from sspf.year_wheel.queries import wheel
from sspf.year_wheel.rules.turns import DutyProblem, TickTerms


def tick(work: Work, duty: str, span: str, terms: TickTerms) -> None:
    """Say that a duty is done for one of its times; said again, the later word holds."""
    work.grant(Permission.wheel_tick)
    if not wheel.has(work, duty, span):
        raise NotFound
    if terms.done_on > work.today:
        raise Refused(DutyProblem.done_ahead, "done_on")
    check_texts({"note": terms.note}, known_words(work.catalogue), terms.nameless)
    work.keys.make_missing(Scope.year_wheel(), [Zone.municipal])
    row = _row(work, duty, span)
    if row is None:
        row = DutyTick(duty=duty, span=span)
        work.add(row)
    row.done_on, row.note, row.recorded_at, row.recorded_by = terms.done_on, terms.note, work.now, work.actor_id
    work.record(events.DutyTicked(events.Slug(duty), terms.done_on))


def take_back(work: Work, duty: str, span: str) -> None:
    """It was not done after all; twice is once."""
    work.grant(Permission.wheel_tick)
    row = _row(work, duty, span)
    if row is not None:
        work.session.delete(row)
        work.record(events.DutyTickTakenBack(events.Slug(duty)))


def _row(work: Work, duty: str, span: str) -> DutyTick | None:
    return work.session.scalars(select(DutyTick).where(DutyTick.duty == duty, DutyTick.span == span)).one_or_none()
