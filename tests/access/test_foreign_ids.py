"""Ids that do not belong together: whatever an address puts side by side, only what is of the case is found there."""

from uuid import uuid4

import pytest

from tests.access.test_matrix import PARTNERS, ROWS
from tests.access.visits import Route, Subject, World, classify, shown
from tests.access.world import Consent, Part, Place, Standing

HERE, THERE = Standing(Consent.active, Part.assigned), Standing(Consent.active, Part.never)
ELSEWHERE = {"summons_id", "individual_id"}
"""Belongs to no one case, or stands alone in its address: whose it is, the matrix tells."""


def mixed(
    world: World, subject: Subject, route: Route, here: Place, there: Place
) -> list[tuple[str, dict[str, object]]]:
    """The address with one id at a time exchanged: for the other case's, for one of another kind, for nobody's."""
    own, other = world.named(subject, route, here), world.named(subject, route, there)
    strangers = []
    apart = {"case_id", *ELSEWHERE} if "case_id" in route.names else route.names
    for name in sorted(each for each in route.names if each.endswith("_id") and each not in apart):
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


@pytest.mark.parametrize("login", PARTNERS)
def test_in_a_shared_case_what_is_another_units_looks_as_if_it_did_not_exist(world: World, login: str) -> None:
    """The police's measures and kallelser, and the plan that is still being written."""
    subject, place, before = world.subjects[login], world.places[HERE], world.contents()
    others = {
        "measure_id": (place.elsewhere, place.ids["measure_id"]),
        "summons_id": (place.called,),
        "statement_id": (place.apart, place.led["draft_id"]),
        "number": (2,),
    }
    for route in (each for each in world.routes if ROWS[each.row][subject.role] == "shared"):
        for name in route.names & set(others):
            for value in others[name]:
                answer = world.ask(subject, route, {**world.named(subject, route, place), name: value}, state="done")
                assert (classify(answer), shown(answer)) == ("hidden", world.strange(subject, route)), (route, name)
    assert world.contents() == before


def test_a_note_is_found_at_its_own_meeting_only(world: World) -> None:
    subject, place = world.subjects["koordinator"], world.places[HERE]
    for route in (each for each in world.routes if "note_id" in each.names):
        ids = {**world.named(subject, route, place), "meeting_id": place.earlier}
        assert shown(world.ask(subject, route, ids)) == world.strange(subject, route)
