"""Ids that do not belong together: whatever an address puts side by side, only what is of the case is found there."""

from uuid import uuid4

import pytest

from tests.access.test_matrix import PARTNERS, ROWS
from tests.access.visits import Route, Subject, World, classify, shown
from tests.access.world import Consent, Part, Place, Standing

HERE, THERE = Standing(Consent.active, Part.assigned), Standing(Consent.active, Part.never)
ELSEWHERE = {"summons_id"}
"""Stands alone in its address: whose it is, the matrix tells."""


def mixed(
    world: World, subject: Subject, route: Route, here: Place, there: Place
) -> list[tuple[str, dict[str, object]]]:
    """The address with one id at a time exchanged: for the other case's, for one of another kind, for nobody's."""
    own, other = world.named(subject, route, here), world.named(subject, route, there)
    strangers = []
    for name in sorted(each for each in route.names if each.endswith("_id") and each not in {"case_id", *ELSEWHERE}):
        another_kind = here.ids["person_id" if name != "person_id" else "meeting_id"]
        for what, value in (("of another case", other[name]), ("of another kind", another_kind), ("unknown", uuid4())):
            strangers.append((f"{name} {what}", {**own, name: value}))
    return strangers


def faults(world: World, subject: Subject, here: Place, there: Place) -> list[str]:
    """Every mixed address of the subject's that was answered as if it were a real one."""
    found = []
    for route in (each for each in world.routes if each.of_case and ROWS[each.row][subject.role] in ("open", "shared")):
        for what, ids in mixed(world, subject, route, here, there):
            answer = world.ask(subject, route, ids)
            if classify(answer) != "hidden" or shown(answer) != world.strange(subject, route):
                found.append(f"{route.method} {route.endpoint}, {what}: {answer.status_code}")
    return found


@pytest.mark.parametrize("login", ["koordinator", *PARTNERS])
@pytest.mark.parametrize(("here", "there"), [(HERE, THERE), (THERE, HERE)], ids=["here", "there"])
def test_what_belongs_to_another_case_is_not_found_in_this_one(
    world: World, login: str, here: Standing, there: Standing
) -> None:
    before = world.contents()
    assert faults(world, world.subjects[login], world.places[here], world.places[there]) == []
    assert world.contents() == before
