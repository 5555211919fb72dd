"""Whatever the facts: windows, the pure decision and a naive reading of the law say the same at every instant."""

from calendar import isleap
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from sspf.clock import TIME_ZONE
from sspf.consents.rules.facts import (
    Consent,
    ConsentFacts,
    Custody,
    CustodyKind,
    ExceptionKind,
    GuardianException,
    Pair,
    Signature,
    SignerCapacity,
    Withdrawal,
)
from sspf.consents.rules.sharing import Window, may_share, shared_at, windows
from sspf.consents.rules.sharing_ends import until
from sspf.consents.rules.standing import ConsentStatus, missing, status
from tests.consents.family import ALL, FIRST, KINDS, ROUND, SECOND, SUPPLEMENT, THIRD, TOGETHER, UNITS, YOUTH

MICROSECOND = timedelta(microseconds=1)

# Few days, so that things happen on the same day; both nights when the clock changes, and the end of February.
DAYS = [
    *(date(2026, 2, day) for day in (26, 27, 28)),
    *(date(2026, 3, day) for day in (1, 2, 28, 29, 30)),
    *(date(2026, 5, day) for day in (22, 23, 24)),
    *(date(2026, 10, day) for day in (24, 25, 26)),
    *(date(2027, 2, day) for day in (27, 28)),
    date(2027, 3, 1),
]
# 15 or 18 on one of these days, or neither.
BIRTHS = [
    *(date(2011, 5, 23), date(2008, 5, 23), date(2012, 2, 29), date(2008, 2, 29)),
    *(date(2011, 3, 29), date(2008, 10, 25), date(2013, 5, 20)),
]
TIMES = [time(0), time(0, 0, 0, 1), time(2, 30), time(2, 30, fold=1), time(14, 5), time(23, 59, 59, 999_999)]
SIGNERS = [
    *((guardian, SignerCapacity.guardian) for guardian in (FIRST, SECOND, THIRD)),
    (YOUTH, SignerCapacity.youth),
    (YOUTH, SignerCapacity.adult_youth),
]

days = st.sampled_from(DAYS)
instants = st.builds(
    lambda day, clock: datetime.combine(day, clock, TIME_ZONE).astimezone(UTC), days, st.sampled_from(TIMES)
)
beginning = st.one_of(
    st.just(datetime(2026, 2, 26, 9, tzinfo=UTC)), st.just(datetime(2026, 3, 1, tzinfo=UTC)), instants
)
# Left to chance alone, hardly any family would ever share anything.
scopes = st.one_of(st.just(ALL), st.just(ALL), st.frozensets(st.sampled_from(sorted(ALL)), min_size=1))
starts = st.sampled_from([DAYS[0]] * 40 + DAYS)
ends = st.sampled_from([DAYS[-1]] * 60 + DAYS)
parts = st.one_of(st.none(), st.frozensets(st.sampled_from(UNITS)))
kinds = st.one_of(st.none(), st.frozensets(st.sampled_from(KINDS)))
withdrawals = st.builds(Withdrawal, st.sampled_from([FIRST, SECOND, YOUTH]), instants, parts, kinds)
signatures = st.builds(
    lambda signer, day, at, scope, end: Signature(signer[0], signer[1], day, at, scope, end),
    st.sampled_from(SIGNERS),
    *(days, instants, scopes, ends),
)
custodies = st.builds(
    Custody, st.sampled_from([FIRST, SECOND, THIRD]), st.sampled_from(CustodyKind), starts, st.one_of(st.none(), days)
)
exceptions = st.builds(
    GuardianException, st.sampled_from([FIRST, SECOND, THIRD]), st.sampled_from(ExceptionKind), days, days
)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Consent, ...]:
    """One or two rounds; mostly both guardians and the youth have signed early, so that something is shared at all."""
    made = []
    for number in (ROUND, SUPPLEMENT)[: draw(st.integers(1, 2))]:
        willing = SIGNERS[: draw(st.sampled_from([1, 2, 2, 2, 2, 3]))] + draw(st.sampled_from([[], SIGNERS[3:4]]))
        early = [Signature(*who, DAYS[0], draw(beginning), draw(scopes), draw(ends)) for who in willing]
        adult = [Signature(*SIGNERS[-1], draw(days), draw(instants), ALL, DAYS[-1])]
        yeses, noes = draw(st.lists(signatures, max_size=2)), draw(st.lists(withdrawals, max_size=1))
        made.append(Consent(number, draw(starts), draw(ends), (*early, *adult, *yeses), tuple(noes)))
    return tuple(made)


families = st.builds(
    ConsentFacts,
    youth_id=st.just(YOUTH),
    born_on=st.sampled_from(BIRTHS),
    custodies=st.one_of(
        st.just(TOGETHER),
        st.just(TOGETHER),
        st.lists(custodies, max_size=3).map(tuple),
        custodies.map(lambda third: (*TOGETHER, third)),
    ),
    consents=rounds(),
    exceptions=st.lists(exceptions, max_size=2).map(tuple),
    closed_at=st.one_of(st.none(), st.none(), st.none(), instants),
)


def naive(facts: ConsentFacts, pair: Pair, at: datetime) -> bool:
    """R5 read slowly, one pair at one instant, by another hand than the rule: texts for days, loops for sets."""
    today = at.astimezone(TIME_ZONE).strftime("%Y-%m-%d")
    asked = deciders(facts, today)
    if (facts.closed_at is not None and at >= facts.closed_at) or not asked:
        return False
    for each in facts.consents:
        if str(each.from_on) > today or str(each.until_on) < today:
            continue
        standing = [yes for yes in each.signatures if stands(facts, yes, pair, at, today)]
        if all(any(decider == (yes.signer_id, yes.capacity) for yes in standing) for decider in asked):
            return True
    return False


def deciders(facts: ConsentFacts, today: str) -> list[tuple[UUID, str]]:
    if reached(facts, 18, today):
        return [(YOUTH, "adult_youth")]
    holding = [each for each in facts.custodies if str(each.from_on) <= today <= str(each.until_on or "9999-12-31")]
    people = {each.guardian_id for each in holding}
    if len(people) < 2 and any(each.kind == "joint" for each in holding):
        return []
    for exception in facts.exceptions:
        if str(exception.from_on) <= today <= str(exception.until_on):
            people.discard(exception.guardian_id)
    own = [(YOUTH, "youth")] if people and reached(facts, 15, today) else []
    return [(guardian, "guardian") for guardian in people] + own


def anniversary(born: date, years: int) -> str:
    year = born.year + years
    return f"{year}-02-28" if (born.month, born.day) == (2, 29) and not isleap(year) else f"{year}{str(born)[4:]}"


def reached(facts: ConsentFacts, years: int, today: str) -> bool:
    return today >= anniversary(facts.born_on, years)


def stands(facts: ConsentFacts, yes: Signature, pair: Pair, at: datetime, today: str) -> bool:
    if pair not in yes.scope or at < yes.registered_at or today > str(yes.until_on):
        return False
    if yes.capacity == "adult_youth" and str(yes.signed_on) < anniversary(facts.born_on, 18):
        return False
    for no in [no for each in facts.consents for no in each.withdrawals]:
        concerns = (no.units is None or pair[0] in no.units) and (no.information is None or pair[1] in no.information)
        that_day = no.received_at.astimezone(TIME_ZONE).strftime("%Y-%m-%d")
        newer = yes.registered_at > no.received_at and str(yes.signed_on) >= that_day
        if no.signer_id == yes.signer_id and no.received_at <= at and concerns and not newer:
            return False
    return True


def moments(facts: ConsentFacts) -> list[datetime]:
    """Every instant the facts can turn at, gathered without the rule's help, with a microsecond on either side."""
    yeses = [yes for each in facts.consents for yes in each.signatures]
    spells: list[Consent | Custody | GuardianException] = [*facts.consents, *facts.custodies, *facts.exceptions]
    first = {date.fromisoformat(anniversary(facts.born_on, years)) for years in (15, 18)}
    first |= {spell.from_on for spell in spells}
    first |= {spell.until_on + timedelta(days=1) for spell in spells if spell.until_on is not None}
    first |= {yes.until_on + timedelta(days=1) for yes in yeses}
    found = {datetime.combine(day, time(0), TIME_ZONE).astimezone(UTC) for day in first}
    found |= {yes.registered_at for yes in yeses}
    found |= {no.received_at for each in facts.consents for no in each.withdrawals}
    found |= {facts.closed_at} if facts.closed_at else set()
    return sorted({instant + shift for instant in found for shift in (-MICROSECOND, timedelta(0), MICROSECOND)})


anywhere = st.lists(
    st.integers(0, 400 * 24 * 60).map(lambda minutes: datetime(2026, 2, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    min_size=5,
    max_size=5,
)
bounded = settings(max_examples=250, deadline=None, database=None)


def in_windows(spans: tuple[Window, ...], at: datetime) -> frozenset[Pair]:
    return frozenset((span.unit, span.information) for span in spans if span.from_at <= at < span.until_at)


@bounded
@given(families, anywhere)
def test_windows_the_decision_and_a_naive_reading_agree_at_every_instant(
    facts: ConsentFacts, extra: list[datetime]
) -> None:
    spans = windows(facts)
    for at in (*moments(facts), *extra):
        expected = frozenset(pair for pair in ALL if naive(facts, pair, at))
        assert in_windows(spans, at) == expected, at
        assert frozenset(pair for pair in ALL if may_share(facts, *pair, at)) == expected, at


@bounded
@given(families)
def test_windows_are_sorted_apart_from_each_other_and_end(facts: ConsentFacts) -> None:
    spans = windows(facts)
    assert list(spans) == sorted(spans)
    assert all(span.from_at < span.until_at for span in spans)
    for one, other in pairwise(spans):
        if (one.unit, one.information) == (other.unit, other.information):
            assert one.until_at < other.from_at


def never_adds(facts: ConsentFacts, change: Callable[[Consent], Consent]) -> None:
    for place, each in enumerate(facts.consents):
        changed = (*facts.consents[:place], change(each), *facts.consents[place + 1 :])
        less = replace(facts, consents=changed)
        for at in moments(facts):
            assert shared_at(less, at) <= shared_at(facts, at), at


@settings(bounded, max_examples=120)
@given(families, withdrawals)
def test_a_withdrawal_never_adds_sharing(facts: ConsentFacts, no: Withdrawal) -> None:
    never_adds(facts, lambda each: replace(each, withdrawals=(*each.withdrawals, no)))


@settings(bounded, max_examples=120)
@given(families, st.integers(0, 5))
def test_removing_a_signature_never_adds_sharing(facts: ConsentFacts, place: int) -> None:
    never_adds(facts, lambda each: replace(each, signatures=each.signatures[:place] + each.signatures[place + 1 :]))


@settings(bounded, max_examples=120)
@given(families, instants)
def test_closing_a_case_ends_every_window_and_changes_nothing_before(facts: ConsentFacts, closed: datetime) -> None:
    still_open = replace(facts, closed_at=None)
    spans = windows(replace(facts, closed_at=closed))
    assert all(span.until_at <= closed for span in spans)
    assert {span for span in windows(still_open) if span.until_at <= closed} <= set(spans)


@settings(bounded, max_examples=120)
@given(families, anywhere)
def test_status_end_and_what_is_missing_tell_the_same_story(facts: ConsentFacts, extra: list[datetime]) -> None:
    spans = windows(facts)
    for at in (*moments(facts)[::3], *extra):
        shared = in_windows(spans, at)
        state, ending, gaps = status(facts, at), until(facts, at), [gap for gap in missing(facts, at) if gap.blocking]
        assert (state is ConsentStatus.active) == bool(shared)
        running_out = [span.until_at for span in spans if span.from_at <= at < span.until_at]
        assert (ending.at if ending else None) == min(running_out, default=None)
        waits_for_someone = state not in {ConsentStatus.active, ConsentStatus.closed, ConsentStatus.dormant}
        assert gaps or not waits_for_someone, (at, state)
        assert all(gap.since is None or gap.since <= at or gap.since in first_days(facts) for gap in gaps)


def first_days(facts: ConsentFacts) -> set[datetime]:
    return {datetime.combine(each.from_on, time(0), TIME_ZONE).astimezone(UTC) for each in facts.consents}


def test_the_invented_families_do_share_and_some_begin_again() -> None:
    reopened = find(
        families, begins_again, settings=settings(max_examples=2_000, database=None, phases=[Phase.generate])
    )
    assert len(windows(reopened)) > 1


def begins_again(facts: ConsentFacts) -> bool:
    spans = [(span.unit, span.information) for span in windows(facts)]
    return len(spans) > len(set(spans))
