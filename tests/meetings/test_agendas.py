"""A meeting's own agenda as a pure matter: what may be left out, moved and added."""

from hypothesis import given
from hypothesis import strategies as st

from sspf.meetings.rules import agendas
from sspf.meetings.rules.agendas import MOST_POINTS, AgendaLine, AgendaProblem
from sspf.settings import PROJECT
from tests.house import read_catalogue

AGENDAS = read_catalogue(PROJECT / "config").agendas
TEMPLATE = AGENDAS["family_meeting"]
IDS = [each.id for each in TEMPLATE.points]
WORDS = st.text("abcåäö ", min_size=1, max_size=20).map(str.strip).filter(bool)

orders = st.permutations(IDS).flatmap(lambda ids: st.integers(1, len(ids)).map(lambda length: ids[:length]))


@given(orders, st.lists(WORDS, max_size=4))
def test_what_is_kept_is_shown_again_in_the_same_order(chosen: list[str], own: list[str]) -> None:
    lines = [AgendaLine(each) for each in chosen]
    for words in own:
        lines.append(AgendaLine(agendas.next_own([each.point for each in lines]), words))
    assert agendas.agenda_problem(TEMPLATE, lines) is None
    kept = agendas.keep(TEMPLATE, lines)
    shown = agendas.points(TEMPLATE, kept)
    assert [each.id for each in shown] == [each.point for each in lines]
    assert [each.label for each in shown[len(chosen) :]] == own
    assert {each.id for each in agendas.left_out(TEMPLATE, kept)} == set(IDS) - set(chosen)


def test_the_template_as_it_is_is_not_kept_so_that_it_follows_what_it_becomes() -> None:
    assert agendas.keep(TEMPLATE, [AgendaLine(each) for each in IDS]) is None
    assert agendas.points(TEMPLATE, None) == TEMPLATE.points


@given(st.sampled_from(IDS), st.integers(-9, 9))
def test_moving_loses_no_point_and_stops_at_the_ends(moved: str, steps: int) -> None:
    lines = [AgendaLine(each) for each in IDS]
    order = [each.point for each in agendas.in_order(lines, moved, steps)]
    assert sorted(order) == sorted(IDS)
    assert order.index(moved) == min(max(IDS.index(moved) + steps, 0), len(IDS) - 1)
    assert [each for each in order if each != moved] == [each for each in IDS if each != moved]


def test_an_agenda_that_cannot_be_says_why() -> None:
    first = AgendaLine(IDS[0])
    own = [AgendaLine(f"egen-{number}", "Något") for number in range(MOST_POINTS + 1)]
    assert agendas.agenda_problem(TEMPLATE, []) is AgendaProblem.nothing_left
    assert agendas.agenda_problem(TEMPLATE, own) is AgendaProblem.too_many_points
    for strange in (
        AgendaLine("hittepa"),
        first,
        AgendaLine("risk", "Mina ord"),
        AgendaLine("egen-1", "Ord", "allman"),
    ):
        assert agendas.agenda_problem(TEMPLATE, [first, strange]) is AgendaProblem.point_unknown
    assert agendas.agenda_problem(TEMPLATE, [first], noted=["risk"]) is AgendaProblem.point_noted
    assert agendas.agenda_problem(TEMPLATE, [first], noted=[IDS[0]]) is None


def test_a_point_of_ones_own_stands_in_a_part_where_the_agenda_has_parts() -> None:
    group = AGENDAS["working_group"]
    assert agendas.agenda_problem(group, [AgendaLine("egen-1", "Ord", "allman")]) is None
    assert agendas.agenda_problem(group, [AgendaLine("egen-1", "Ord")]) is AgendaProblem.point_unknown
