"""Final figures of a quarter in its lägesbilder: of the whole municipality, and never of a single family."""

import pytest

from sspf.access.actor import SYSTEM
from sspf.periods import Period
from sspf.situations.queries import reports
from sspf.statistics.actions import freeze_next
from sspf.statistics.queries.placeable import placeable
from sspf.work import begin
from tests.browser import Visitor
from tests.factories import cases, situations
from tests.house import House

Q4 = Period(2026, "k4")


def frozen(house: House, families: int) -> None:
    """So many families came in the quarter, which has become final."""
    for _each in range(families):
        cases.shared(house, ("skola-norr",))
    house.clock.forward(days=120)
    with begin(house.installation, SYSTEM) as work:
        while freeze_next(work):
            work.flush()
        work.commit()


@pytest.mark.parametrize(("families", "said"), [(2, "färre än 5"), (5, "5")])
def test_r73_figures_are_placed_when_they_are_final_and_small_ones_are_not_said(
    sqlite_house: House, families: int, said: str
) -> None:
    with sqlite_house.work() as work:
        assert placeable(work, Q4) == []
    frozen(sqlite_house, families)
    situation_id = situations.begun(sqlite_house, period=Q4.slug)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/lagesbilder?kvartal=2026-k4")
    visitor.post("/statistik/lagesbild", status=303, kvartal=Q4.slug)
    assert "Siffrorna står i kvartalets lägesbilder" in visitor.follow().text
    with sqlite_house.work() as work:
        placed = {each.label: each.value for each in reports.show(work, situation_id).contents.placed}
    assert placed["Nya samtycken"] == said
    assert not {"1", "2", "3", "4"} & set(placed.values())


def test_a_quarter_that_is_not_final_gives_nothing_and_says_so(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/lagesbilder")
    visitor.post("/statistik/lagesbild", status=303, kvartal="2026-k4")
    assert "inte slutgiltiga än" in visitor.follow().text
    visitor.post("/statistik/lagesbild", status=404, kvartal="2026-ht")
