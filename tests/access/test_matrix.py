"""Every route, visited by everyone in every case: the answer is what the table says, and nothing else happens."""

import re
from collections.abc import Iterable
from contextlib import nullcontext

import pytest
from werkzeug.test import TestResponse

from sspf.access.permissions import Permission
from sspf.cases.queries import parts
from sspf.cases.queries import reach as case_reach
from sspf.cases.rules.states import CaseState
from sspf.consents.queries import standing as consent_standing
from sspf.consents.rules.standing import ConsentStatus
from tests.access import expected
from tests.access.conftest import LOGINS
from tests.access.visits import Route, Subject, World, classify, shown
from tests.access.world import BESIDES, OTHERS, TEN, Consent, Part, Place, Standing

ROWS = dict(expected.rows())
PARTNERS = ("rektor", "kurator")
VISITORS = [login for login, _ in LOGINS if login != "fritidschef"]
# The deputy is a coordinator by the same row of the policy; two cases show it, and halve what this costs.
TOURS = [
    *((login, standing) for login in VISITORS for standing in TEN if login != "ersattare"),
    *(("ersattare", Standing(consent, Part.never)) for consent in (Consent.active, Consent.withdrawn)),
    *((login, standing) for login in PARTNERS for standing in BESIDES),
]
SENT = {
    "reports.create": {"state": "done"},
    "declines.create": {"reason": "annat"},
    "summonses.update": {},
}
"""Filled forms of what partners may do; who is named is filled in by the test."""


def expectation(route: Route, role: str, standing: Standing | None) -> str:
    """The table's word for this visit."""
    word = ROWS[route.row][role]
    if word != "shared":
        return word
    return "open" if standing is not None and standing.shares else "hidden"


def acts(route: Route, word: str) -> bool:
    return route.endpoint in expected.ACTS and word == "open"


def words_of(world: World, subject: Subject) -> re.Pattern[str]:
    """The words that nothing shown to this subject may hold."""
    partner = subject.login in PARTNERS
    hidden = [each.word for each in world.places if not (partner and each.shares)]
    return re.compile("|".join(hidden) if subject.role != "coordinator" else "(?!)")


def tour(world: World, subject: Subject, visited: Iterable[Route], place: Place | None) -> list[str]:
    """What was not as expected when somebody visited the routes, with an empty form where a form is sent."""
    faults, words = [], words_of(world, subject)
    for route in visited:
        word = expectation(route, subject.role, place.standing if place else None)
        if acts(route, word):
            continue
        answer = world.ask(subject, route, world.named(subject, route, place))
        faults += [f"{route.method} {route.endpoint}: {fault}" for fault in found(world, subject, route, answer, word)]
        told = words.findall(answer.get_data().decode(errors="replace"))  # a paper is not text
        if told:
            faults.append(f"{route.method} {route.endpoint} tells of another case: {told}")
    return faults


def found(world: World, subject: Subject, route: Route, answer: TestResponse, word: str) -> Iterable[str]:
    """What is wrong with one answer."""
    met = classify(answer)
    if met != word:
        yield f"{met} ({answer.status_code}) instead of {word}"
    if met == "hidden" and shown(answer) != world.strange(subject, route):
        yield "does not look as if it did not exist"
    if route.method == "POST" and answer.status_code == 303:
        yield "an empty form was carried out"


def test_every_route_has_a_row_and_every_row_a_route(world: World) -> None:
    assert {route.row for route in world.routes} == set(ROWS)


def test_every_row_speaks_of_every_role_in_known_words() -> None:
    roles = {role for _, role in LOGINS}
    assert {frozenset(row) for row in ROWS.values()} == {frozenset(roles)}
    assert {word for row in ROWS.values() for word in row.values()} == {"open", "shared", "hidden", "no", "login"}


@pytest.mark.parametrize(
    ("login", "standing"), TOURS, ids=[f"{login or 'public'}-{standing.word}" for login, standing in TOURS]
)
def test_everyone_meets_in_a_case_what_the_table_says(world: World, login: str, standing: Standing) -> None:
    before = world.contents()
    visited = [route for route in world.routes if route.of_case]
    assert tour(world, world.subjects[login], visited, world.places[standing]) == []
    assert world.contents() == before


@pytest.mark.parametrize("login", VISITORS)
def test_everyone_meets_outside_cases_what_the_table_says(world: World, login: str) -> None:
    before = world.contents()
    visited = [route for route in world.routes if not route.of_case]
    assert tour(world, world.subjects[login], visited, None) == []
    assert world.contents() == before


def test_seats_in_the_groups_open_these_and_the_figures_and_nothing_else(world: World) -> None:
    """The fritidschef sits in both: the page of the one and a meeting of the other show, and no case does."""
    subject = world.subjects["fritidschef"]
    visited = [route for route in world.routes if not route.of_case]
    faults = tour(world, subject, visited, None)
    figures = {f"GET {each}: open (200) instead of no" for each in expected.STEERING_SEAT}
    meetings = ("groups.show", "group_meetings.show", "group_minutes.show", "group_minutes_papers.show")
    papers = ("group_decisions.index", "group_decisions.show", "group_briefing_papers.show", "group_papers.show")
    assert set(faults) == figures | {f"GET {each}: open (200) instead of hidden" for each in (*meetings, *papers)}


@pytest.mark.parametrize("login", VISITORS)
def test_an_empty_form_does_what_it_can_for_those_who_may(world: World, login: str) -> None:
    """Others were met on the tours; here each is sent, and the house put back."""
    subject, done = world.subjects[login], set()
    for route in (each for each in world.routes if each.endpoint in expected.ACTS):
        for standing in [each for each in TEN if each.part is Part.assigned] if route.of_case else TEN[:1]:
            if acts(route, expectation(route, subject.role, standing)):
                with world.copied():
                    answer = world.ask(subject, route, world.named(subject, route, world.places[standing]))
                assert classify(answer) == "open", (route, standing)
                done |= {route.endpoint} if answer.status_code == 303 else set()
    reach = {endpoint for (endpoint, _), words in ROWS.items() if words[subject.role] in ("open", "shared")}
    assert done == reach & expected.ACTS


@pytest.mark.parametrize("standing", [*TEN, *BESIDES], ids=lambda each: each.word)
@pytest.mark.parametrize("login", PARTNERS)
def test_a_filled_form_is_carried_out_only_where_the_case_is_shared(
    world: World, login: str, standing: Standing
) -> None:
    subject, place, before = world.subjects[login], world.places[standing], world.contents()
    for route in (each for each in world.routes if each.endpoint in SENT):
        word = expectation(route, subject.role, standing)
        with world.copied() if word == "open" else nullcontext():
            fields = {**SENT[route.endpoint], "nominee": str(world.house.ids["kurator"])}
            answer = world.ask(subject, route, world.named(subject, route, place), **fields)
            assert (classify(answer), answer.status_code == 303) == (word, word == "open"), route
    assert world.contents() == before


@pytest.mark.postgres
def test_on_postgresql_a_case_is_shared_with_the_same_people(postgres_world: World) -> None:
    """The clause that decides is the database's to carry out: here the other one, on every route of a partner."""
    before = postgres_world.contents()
    visited = [route for route in postgres_world.routes if "shared" in ROWS[route.row].values()]
    for subject in postgres_world.subjects.values():
        for standing, place in postgres_world.places.items():
            assert tour(postgres_world, subject, visited, place) == [], (subject.login, standing)
    assert postgres_world.contents() == before


@pytest.mark.parametrize("login", PARTNERS)
def test_lists_hold_the_one_case_that_is_shared(world: World, login: str) -> None:
    """That they hold no other is seen on every tour."""
    shared = Standing(Consent.active, Part.assigned).word
    lists = [route for route in world.routes if route.endpoint in ("cases.index", "meetings.index")]
    assert all(shared in world.ask(world.subjects[login], route, {}).text for route in lists)


def test_the_cases_stand_as_they_are_called(world: World) -> None:
    """Otherwise the whole matrix would prove nothing."""
    statuses = {
        Consent.none: ConsentStatus.missing,
        Consent.active: ConsentStatus.active,
        Consent.other: ConsentStatus.active,
        Consent.expired: ConsentStatus.expired,
        Consent.withdrawn: ConsentStatus.withdrawn,
    }
    for standing, place in world.places.items():
        with world.house.work(writing=False) as work:
            sight = case_reach.find(work, Permission.case_read, place.ids["case_id"])
            status, inside = consent_standing.overview(work, sight).status, case_reach.units_inside(work, sight.case.id)
            lasting = [each for each in parts.participant_lines(work, sight) if each.lasts]
            names = {each.name for each in lasting}
        closed = sight.state is CaseState.closed
        assert closed is standing.closed
        assert status is (ConsentStatus.closed if closed else statuses[standing.consent])
        assert ("skola-norr" in inside) is (standing.consent is Consent.active and not closed)
        assert (set(OTHERS) <= inside) is (standing.consent in (Consent.active, Consent.other) and not closed)
        assert ("Kerstin Olofsdotter" in names) is (standing.part is Part.assigned and not closed)


def test_no_form_is_carried_out_without_its_token(world: World) -> None:
    """Tried as somebody whose role has the form; what is somebody else's is refused for its token too."""
    before, place = world.contents(), world.places[Standing(Consent.active, Part.assigned)]
    for route in (each for each in world.routes if each.method == "POST"):
        met = {expectation(route, each.role, place.standing): each for each in world.subjects.values()}
        subject = met.get("open") or met["hidden"]
        path = route.path(world.named(subject, route, place))
        assert world.send(subject, "POST", path, {}, token=False).status_code == 400, route
    assert world.contents() == before


def test_other_methods_open_no_other_door(world: World) -> None:
    """HEAD meets what GET meets; PUT, PATCH and DELETE meet nothing."""
    place, subject = world.places[Standing(Consent.withdrawn, Part.assigned)], world.subjects["kurator"]
    for route in world.routes:
        path = route.path(world.named(subject, route, place))
        if route.method == "GET":
            assert classify(world.send(subject, "HEAD", path, {})) == expectation(route, subject.role, place.standing)
        for method in ("PUT", "PATCH", "DELETE"):
            assert world.send(world.subjects["koordinator"], method, path, {}).status_code == 405, (method, route)
