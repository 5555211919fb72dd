"""Reads how much there was in the whole municipality in a period that is over, from open columns alone."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, literal, or_, select, union_all

from sspf.accounts.models import SeatHolder
from sspf.cases.models import Case, Handover, Reopening
from sspf.catalogue.agencies import SeatKind
from sspf.clock import local_date, midnight
from sspf.consents.models import Consent, Refusal, Withdrawal
from sspf.disclosures.models import Disclosure, InformationRequest
from sspf.periods import Period
from sspf.plans.models.follow_ups import FollowUp, FollowUpDay
from sspf.plans.models.versions import Plan
from sspf.plans.rules.states import PlanState
from sspf.referrals.models import Letter, Referral
from sspf.statistics.queries import sharing
from sspf.statistics.rules.facts import (
    CaseFact,
    ConsentFact,
    DayFact,
    FollowUpFact,
    IssuedFact,
    LoadFact,
    PlanFact,
    ReferralFact,
    TotalFacts,
)
from sspf.surveys.queries import figures as surveys
from sspf.work import Work


def read(work: Work, period: Period) -> TotalFacts:
    """Everything that totals are counted from. The caller has decided who may know, and that the period is over."""
    from_at, until_at = midnight(period.first_on), midnight(period.after)
    codes = surveys.rates(work, period.first_on, period.last_on)
    return TotalFacts(
        period=period,
        referrals=tuple(_referrals(work, from_at, until_at)),
        consents=tuple(_consents(work, until_at)),
        shared=sharing.spells(work, until_at),
        plans=tuple(_plans(work, until_at)),
        follow_ups=tuple(_follow_ups(work, until_at)),
        days=tuple(_days(work, until_at)),
        cases=tuple(_cases(work, until_at)),
        coordinators=tuple(_coordinators(work, period.last_on)),
        issued=tuple(IssuedFact(each.audience, each.issued, each.answered) for each in codes),
        disclosures=tuple(_lines(work, Disclosure, from_at, until_at)),
        requests=tuple(_lines(work, InformationRequest, from_at, until_at)),
    )


def _referrals(work: Work, from_at: datetime, until_at: datetime) -> Iterator[ReferralFact]:
    """Those that were taken up and those that still lie in the box."""
    came = and_(Referral.received_at >= from_at, Referral.received_at < until_at)
    answered = and_(Referral.answered_at >= from_at, Referral.answered_at < until_at)
    columns = Referral.source, Referral.state, Referral.received_at, Referral.answered_at
    taken = select(*columns).where(or_(came, answered))
    nothing = literal(None, Referral.answered_at.type)
    lying = select(Letter.source, literal(Letter.state, Referral.state.type), Letter.received_at, nothing)
    lying = lying.where(Letter.received_at >= from_at, Letter.received_at < until_at)
    for source, state, received_at, answered_at in work.session.execute(union_all(taken, lying)):
        yield ReferralFact(source, state, local_date(received_at), _day(answered_at))


def _consents(work: Work, until_at: datetime) -> Iterator[ConsentFact]:
    no = select(Refusal.consent_id, func.min(Refusal.registered_at).label("first")).group_by(Refusal.consent_id)
    back = select(Withdrawal.consent_id, func.min(Withdrawal.received_at).label("first")).group_by(
        Withdrawal.consent_id
    )
    refused, withdrawn = no.subquery(), back.subquery()
    query = (
        select(Consent.prepared_at, refused.c.first, withdrawn.c.first)
        .outerjoin(refused, refused.c.consent_id == Consent.id)
        .outerjoin(withdrawn, withdrawn.c.consent_id == Consent.id)
        .where(Consent.prepared_at < until_at)
    )
    for asked_at, refused_at, withdrawn_at in work.session.execute(query):
        yield ConsentFact(local_date(asked_at), _day(refused_at), _day(withdrawn_at))


def _plans(work: Work, until_at: datetime) -> Iterator[PlanFact]:
    """Each case that has had a fixed version: when the first was fixed, and when the last ended, unless it holds."""
    query = select(Plan.case_id, Plan.state, Plan.fixed_at, Plan.ended_at).where(Plan.fixed_at < until_at)
    first: dict[UUID, Any] = {}
    ended: dict[UUID, date | None] = {}
    for case_id, state, fixed_at, ended_at in work.session.execute(query.order_by(Plan.case_id, Plan.number)):
        first.setdefault(case_id, _day(fixed_at))
        ended[case_id] = _day(ended_at) if state is PlanState.closed else None
    return (PlanFact(case_id, fixed_on, ended[case_id]) for case_id, fixed_on in first.items())


def _follow_ups(work: Work, until_at: datetime) -> Iterator[FollowUpFact]:
    query = select(FollowUp.case_id, FollowUp.held_on, FollowUp.recorded_at)
    rows = work.session.execute(query.where(FollowUp.held_on < local_date(until_at)))
    return (FollowUpFact(*row) for row in rows)


def _days(work: Work, until_at: datetime) -> Iterator[DayFact]:
    query = select(FollowUpDay.case_id, FollowUpDay.day, FollowUpDay.at).where(FollowUpDay.at < until_at)
    return (DayFact(*row) for row in work.session.execute(query))


def _cases(work: Work, until_at: datetime) -> Iterator[CaseFact]:
    """Every case that was opened before the period was over, each time that it was open."""
    again: dict[UUID, list[tuple[date, date]]] = {}
    turned = select(Reopening.case_id, Reopening.closed_at, Reopening.at).order_by(Reopening.at)
    for case_id, closed_at, at in work.session.execute(turned):
        again.setdefault(case_id, []).append((local_date(closed_at), local_date(at)))
    later = select(Handover.case_id, Handover.from_id).where(Handover.at >= until_at).order_by(Handover.at.desc())
    led: dict[UUID, UUID] = dict(row.tuple() for row in work.session.execute(later))
    consent = sharing.first_shared(work).subquery()
    query = (
        select(Case.id, Case.opened_at, Case.closed_at, Case.coordinator_id, consent.c.first)
        .outerjoin(consent, consent.c.case_id == Case.id)
        .where(Case.opened_at < until_at)
    )
    for case_id, opened_at, closed_at, coordinator_id, consented_at in work.session.execute(query):
        spells = _spells(local_date(opened_at), again.get(case_id, []), _day(closed_at))
        yield CaseFact(spells, led.get(case_id, coordinator_id), _day(consented_at))


def _spells(opened_on: date, turns: list[tuple[date, date]], closed_on: date | None) -> tuple[Any, ...]:
    starts = [opened_on, *(at for _, at in turns)]
    ends = [*(closed for closed, _ in turns), closed_on]
    return tuple(zip(starts, ends, strict=True))


def _coordinators(work: Work, day: date) -> Iterator[LoadFact]:
    leading = [each.id for each in work.catalogue.seats.values() if each.kind is SeatKind.coordinator]
    lasts = or_(SeatHolder.until_on.is_(None), SeatHolder.until_on >= day)
    query = select(SeatHolder.account_id, SeatHolder.percent).where(SeatHolder.seat.in_(leading))
    query = query.where(SeatHolder.from_on <= day, lasts).order_by(
        func.coalesce(SeatHolder.percent, 0).desc(), SeatHolder.from_on, SeatHolder.id
    )
    return (LoadFact(*row) for row in work.session.execute(query))


def _lines(
    work: Work, table: type[Disclosure] | type[InformationRequest], from_at: datetime, until_at: datetime
) -> Iterator[str]:
    """The agency of each line of a register; which unit is nobody else's business."""
    query = select(table.unit).where(table.made_at >= from_at, table.made_at < until_at)
    return (work.catalogue.units[unit].agency for unit in work.session.scalars(query))


def _day(at: datetime | None) -> date | None:
    return None if at is None else local_date(at)
