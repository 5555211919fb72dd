"""How a consent is drawn over time: what is open when, what was asked, and what cuts it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from sspf.clock import midnight
from sspf.consents.rules.facts import Consent, ConsentFacts, Custody, CustodyKind, Signature, SignerCapacity, Withdrawal
from sspf.consents.rules.picture import Axis, Picture, drawn
from sspf.consents.rules.sharing import windows
from sspf.consents.rules.sharing_ends import EndReason

MOTHER, YOUTH = uuid4(), uuid4()
BORN = date(2012, 5, 12)
START, END = date(2026, 11, 1), date(2027, 10, 31)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
BOTH = {("skola", "samverkan"), ("skola", "franvaro"), ("polis", "samverkan")}


def facts(*scope: tuple[str, str], withdrawn_at: datetime | None = None, born_on: date = BORN) -> ConsentFacts:
    """A mother alone in custody who has said yes to some pairs on the first day."""
    said = Signature(MOTHER, SignerCapacity.guardian, START, midnight(START), frozenset(scope or BOTH), END)
    no = (Withdrawal(MOTHER, withdrawn_at),) if withdrawn_at else ()
    custody = Custody(MOTHER, CustodyKind.sole, born_on)
    return ConsentFacts(YOUTH, born_on, (custody,), (Consent(uuid4(), START, END, (said,), no),))


def picture(known: ConsentFacts, at: datetime = NOON) -> Picture:
    made = drawn(known, {pair: [(START, END)] for pair in sorted(BOTH)}, at)
    assert made is not None
    return made


def test_the_cut_at_the_fifteenth_birthday_stands_on_its_day_with_its_reason() -> None:
    made = picture(facts())
    assert [(each.number, each.on, each.reason) for each in made.cuts] == [(1, date(2027, 5, 12), EndReason.turns_15)]
    axis = Axis(START, END)
    for lane in made.lanes:
        (span,) = lane.open
        assert (span.from_on, span.until_on) == (START, date(2027, 5, 11))
        assert span.x + span.width == pytest.approx(axis.x(date(2027, 5, 12)))
        assert [(each.from_on, each.until_on) for each in lane.asked] == [(START, END)]


def test_what_goes_together_stands_on_one_line_in_the_order_asked() -> None:
    lanes = [(each.unit, each.kinds) for each in picture(facts()).lanes]
    assert lanes == [("polis", ("samverkan",)), ("skola", ("franvaro", "samverkan"))]
    apart = picture(facts(("skola", "samverkan"), ("polis", "samverkan")))
    assert [(each.unit, each.kinds, bool(each.open)) for each in apart.lanes] == [
        ("polis", ("samverkan",), True),
        ("skola", ("franvaro",), False),
        ("skola", ("samverkan",), True),
    ]
    assert apart.common == ()


def test_a_withdrawal_ends_the_bar_on_its_day_and_says_why() -> None:
    at = datetime(2026, 12, 24, 13, 5, tzinfo=UTC)
    made = picture(facts(withdrawn_at=at), at + timedelta(hours=1))
    assert (made.cuts[0].on, made.cuts[0].reason) == (date(2026, 12, 24), EndReason.withdrawn)
    assert {lane.open[0].until_on for lane in made.lanes} == {date(2026, 12, 24)}
    assert not any(lane.now for lane in made.lanes)


def test_a_birthday_that_ends_nothing_is_told_as_such() -> None:
    youth = Signature(YOUTH, SignerCapacity.youth, START, midnight(START), frozenset(BOTH), END)
    known = facts()
    first = known.consents[0]
    signed = ConsentFacts(YOUTH, BORN, known.custodies, (Consent(first.id, START, END, (*first.signatures, youth)),))
    made = picture(signed)
    assert [(each.on, each.reason, each.age) for each in made.cuts] == [
        (date(2027, 5, 12), None, 15),
        (date(2027, 11, 1), EndReason.expiry, None),
    ]


def test_the_bars_say_exactly_what_the_windows_say() -> None:
    """The picture is drawn from what decides, not from what was signed."""
    known = facts(withdrawn_at=datetime(2027, 1, 7, 9, tzinfo=UTC))
    spans = {(lane.unit, kind): lane.open for lane in picture(known).lanes for kind in lane.kinds}
    for window in windows(known):
        assert [each.from_on for each in spans[window.unit, window.information]] == [START]
        assert [each.until_on for each in spans[window.unit, window.information]] == [date(2027, 1, 7)]


@pytest.mark.parametrize("days", [1, 40, 365, 900, 2000])
def test_everything_stands_inside_the_frame_and_the_axis_never_crowds(days: int) -> None:
    last = START + timedelta(days=days)
    made = drawn(facts(), {("skola", "samverkan"): [(START, last)]}, NOON)
    assert made is not None
    places = [*(each.x for each in made.ticks), *(each.x for each in made.cuts)]
    spans = [each for lane in made.lanes for each in (*lane.open, *lane.asked)]
    assert all(0 <= each <= 100 for each in places)
    assert all(each.x >= 0 and each.x + each.width <= 100.01 for each in spans)
    assert 1 <= len(made.ticks) <= 8


def test_nothing_asked_is_no_picture_and_today_is_left_out_when_it_lies_outside() -> None:
    assert drawn(facts(), {}, NOON) is None
    assert picture(facts(), datetime(2029, 1, 1, tzinfo=UTC)).today is None
    assert picture(facts()).today == pytest.approx(Axis(START, END).x(date(2026, 11, 23)))
