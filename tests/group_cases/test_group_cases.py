"""Group cases: no person in any column, number series of their own, and the units that work with them read them."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.rules.nameless import NamelessProblem
from sspf.cases.rules.people import SchoolYear
from sspf.crypto.fields import sealed_attributes
from sspf.db import Base
from sspf.errors import Forbidden, NotFound, Refused
from sspf.group_cases.actions import groups as actions
from sspf.group_cases.models import GroupCase, GroupNote, GroupUnit, ParentsMeeting
from sspf.group_cases.queries import groups, reach
from sspf.group_cases.rules.terms import GroupProblem, Span
from tests.browser import Visitor, statements
from tests.factories import calendars, cases, group_cases
from tests.house import START, House

NUMBER = "20110101-2399"
TYPED_MEETING = {"held_on": "2026-12-02", "place": "Matsalen"}


def visible(house: House, login: str) -> list[str]:
    with house.work(login) as work:
        return [each.title for each in groups.page(work)]


def test_invariant_17_no_column_of_a_group_case_holds_a_person() -> None:
    """Every column by hand: a new one must be thought about here."""
    sealed = {model.__tablename__: {each.name for each in sealed_attributes(model)} for model in MODELS}
    assert sealed == {
        "group_case": {
            "title",
            "area",
            "ages",
            "school_years",
            "young",
            "triggers",
            "observed",
            "wanted",
            "outcome",
        },
        "group_unit": set(),
        "parents_meeting": {"held_on", "starts", "place", "units", "came", "agreed"},
        "group_note": {"text"},
    }
    tables = [Base.metadata.tables[name] for name in (*sealed, "group_series")]
    stands_open = {
        f"{table.name}.{each.name}" for table in tables for each in table.columns if not each.name.endswith("_sealed")
    }
    ids = {f"{name}.id" for name in sealed} | {f"{name}.group_id" for name in sealed if name != "group_case"}
    assert stands_open - ids == {
        "group_case.number",
        "group_case.state",
        "group_case.opened_at",
        "group_case.closed_at",
        "group_case.version",
        "group_unit.unit",
        "group_unit.from_on",
        "group_unit.until_on",
        "parents_meeting.version",
        "group_note.written_at",
        "group_note.written_by",
        "group_series.year",
        "group_series.last",
    }
    pointed = {key.column.table.name for table in tables for key in table.foreign_keys}
    assert pointed == {"group_case", "account"}


MODELS = (GroupCase, GroupUnit, ParentsMeeting, GroupNote)


def test_complaint_k19_a_group_case_with_a_parents_meeting_makes_no_personal_files(house: House) -> None:
    group_id = group_cases.opened(house)
    group_cases.met(house, group_id, held_on=START.date(), came=14, agreed="Vuxna på rastgården.")
    group_cases.noted(house, group_id, "Fältarna var ute.")
    with house.work("koordinator") as work:
        view = groups.show(work, group_id)
        people = Base.metadata.tables["person"]
        assert work.session.execute(select(people.c.id)).all() == []
        assert work.session.execute(select(Base.metadata.tables["case"].c.id)).all() == []
        log = select(AuditEntry.name).where(AuditEntry.case_id.is_not(None))
        assert work.session.execute(log).all() == []
    assert (view.number, view.terms) == ("G2026-0001", group_cases.TERMS)
    assert [(each.terms.came, each.terms.agreed) for each in view.meetings] == [(14, "Vuxna på rastgården.")]
    assert [each.text for each in view.notes] == ["Fältarna var ute."]


def test_group_cases_have_a_number_series_of_their_own_for_each_year(sqlite_house: House) -> None:
    cases.family(sqlite_house)
    numbers = [group_cases.opened(sqlite_house), group_cases.opened(sqlite_house)]
    sqlite_house.clock.forward(days=60)
    numbers.append(group_cases.opened(sqlite_house))
    with sqlite_house.work("koordinator") as work:
        assert [groups.show(work, each).number for each in numbers] == ["G2026-0001", "G2026-0002", "G2027-0001"]


def test_units_that_take_part_read_it_and_others_do_not_know_of_it(house: House) -> None:
    group_id = group_cases.opened(house)
    everyone = ("koordinator", "ersattare", "gruppchef", "polis", "fritidsledare")
    assert {login: visible(house, login) for login in everyone} == {login: ["Oro på rasterna"] for login in everyone}
    for login in ("rektor", "kurator", "friskola"):
        assert visible(house, login) == []
        with house.work(login) as work, pytest.raises(NotFound):
            groups.show(work, group_id)
    for login in ("styrgrupp", "granskare", "administrator"):
        with house.work(login) as work, pytest.raises(Forbidden):
            groups.page(work)


def test_a_unit_that_leaves_sees_it_no_more_from_that_day(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    sqlite_house.clock.forward(days=3)
    with sqlite_house.work("koordinator") as work:
        actions.change(work, group_id, replace(group_cases.TERMS, units=("fritid-unga", "skola-norr")), 1)
        work.commit()
    assert visible(sqlite_house, "polis") == []
    assert visible(sqlite_house, "kurator") == ["Oro på rasterna"]
    with sqlite_house.work("koordinator") as work:
        view = groups.show(work, group_id)
    assert (set(view.terms.units), view.earlier) == ({"fritid-unga", "skola-norr"}, ("Områdespolisen",))


def test_only_the_coordinator_writes(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    for login in ("polis", "gruppchef"):
        with sqlite_house.work(login) as work, pytest.raises(Forbidden):
            actions.note(work, group_id, "Vi var där.", False)
    visitor = Visitor(sqlite_house).sign_in("polis")
    visitor.get(f"/arenden/grupper/{group_id}")
    assert not [each for each in visitor.page.all("a") if str(group_id) in (each.get("href") or "")[40:]]
    assert "Ändra" not in visitor.text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"young": Span(2)}, (GroupProblem.too_few, "young_from")),
        ({"young": Span(8, 6)}, (GroupProblem.span_backwards, "young_until")),
        ({"ages": Span(14, 13)}, (GroupProblem.span_backwards, "age_until")),
        ({"years": (SchoolYear.y9, SchoolYear.y7)}, (GroupProblem.span_backwards, "year_until")),
        ({"ages": Span(), "years": (None, None)}, (GroupProblem.nobody_described, "age_from")),
        ({"units": ()}, (GroupProblem.no_unit, "units")),
        ({"title": f"Om {NUMBER}"}, (NamelessProblem.personal_number, "title")),
        ({"wanted": f"Om {NUMBER}"}, (NamelessProblem.personal_number, "wanted")),
        ({"observed": "Det är Kevin som börjar."}, (NamelessProblem.may_name_someone, "nameless")),
    ],
)
def test_what_is_no_group_is_refused(sqlite_house: House, changes: dict[str, Any], expected: object) -> None:
    with pytest.raises(Refused) as refused:
        group_cases.opened(sqlite_house, **changes)
    assert (refused.value.reason, refused.value.field) == expected
    assert visible(sqlite_house, "koordinator") == []


def test_a_closed_group_case_is_read_and_not_changed(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    group_cases.closed(sqlite_house, group_id, "Rasterna är lugna.")
    with sqlite_house.work("polis") as work:
        assert groups.show(work, group_id).outcome == "Rasterna är lugna."
    for act in (
        lambda: group_cases.noted(sqlite_house, group_id, "En till."),
        lambda: group_cases.met(sqlite_house, group_id),
        lambda: group_cases.closed(sqlite_house, group_id),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.reason is GroupProblem.closed


def test_nobody_has_come_to_a_meeting_that_lies_ahead(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    early: tuple[tuple[dict[str, Any], str], ...] = (({"came": 3}, "came"), ({"agreed": "Allt."}, "agreed"))
    for changes, field in early:
        with pytest.raises(Refused) as refused:
            group_cases.met(sqlite_house, group_id, **changes)
        assert (refused.value.reason, refused.value.field) == (GroupProblem.not_held_yet, field)


def test_no_key_opens_a_group_case_that_was_not_reached(sqlite_house: House) -> None:
    group_cases.opened(sqlite_house)
    with sqlite_house.work("kurator") as work:
        row = work.session.scalars(select(GroupCase)).one()
        with pytest.raises(Forbidden):
            _ = row.title
    with sqlite_house.work("polis") as work:
        found = reach.find(work, Permission.group_case_read, row.id)
        assert found.title == "Oro på rasterna"


def test_invariant_17_a_typed_personal_number_is_refused_in_every_field_of_every_form(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    meeting_id = group_cases.met(sqlite_house, group_id)
    here = f"/arenden/grupper/{group_id}"
    forms: dict[str, dict[str, Any]] = {
        "/arenden/grupper/ny": group_cases.TYPED,
        f"{here}/andra": group_cases.TYPED,
        f"{here}/anteckningar/ny": {"text": "Lugnt."},
        f"{here}/foraldramoten/nytt": {**TYPED_MEETING, "agreed": ""},
        f"{here}/foraldramoten/{meeting_id}/andra": {**TYPED_MEETING, "agreed": ""},
        f"{here}/avslut": {"outcome": "Lugnt."},
    }
    visitor, tried = Visitor(sqlite_house).sign_in("koordinator"), 0
    for path, whole in forms.items():
        visitor.get(path)
        page = visitor.page
        typed = [each["name"] for each in page.all("input") if each.get("type") in ("text", "number")]
        for name in [*typed, *(each["name"] for each in page.all("textarea"))]:
            visitor.page = page
            fields = {**whole, str(name): NUMBER, "nameless": "y"}
            visitor.post(path, status=422, **fields)
            tried += 1
    assert tried == 7 + 7 + 1 + 5 + 5 + 1
    with sqlite_house.work("koordinator") as work:
        view = groups.show(work, group_id)
    assert (view.terms, view.notes, len(view.meetings)) == (group_cases.TERMS, (), 1)


def test_a_name_is_asked_about_once_and_then_saved(sqlite_house: House) -> None:
    visitor, path = Visitor(sqlite_house).sign_in("koordinator"), "/arenden/grupper/ny"
    visitor.get(path)
    assert "Kan det här vara namn på någon?" not in visitor.text
    visitor.post(path, status=422, **{**group_cases.TYPED, "observed": "De möts utanför Hemköp varje kväll."})
    assert "Kan det här vara namn på någon? Hemköp" in visitor.text
    assert "Texten nämner ingen person" in visitor.text
    named = {**group_cases.TYPED, "observed": "De möts utanför Hemköp varje kväll.", "nameless": "y"}
    visitor.post(path, status=303, **named)
    visitor.follow()
    assert "De möts utanför Hemköp varje kväll." in visitor.text


def test_the_page_tells_of_the_group_in_counts_and_is_found_beside_the_cases(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.fill("/arenden/grupper/ny", **group_cases.TYPED)
    assert "6–8 ungdomar, åk 7 till åk 8" in visitor.text
    here = visitor.response.request.path
    visitor.fill(f"{here}/foraldramoten/nytt", **TYPED_MEETING, starts="18.00", units=["skola-norr"])
    assert "onsdag 2 december kl. 18.00 , Matsalen" in visitor.text
    visitor.fill(f"{here}/anteckningar/ny", text="Lugnare den här veckan.")
    visitor.get(f"{here}/andra")
    visitor.post(f"{here}/andra", status=303, **{**group_cases.TYPED, "title": "Oro efter skolan"})
    visitor.get("/arenden")
    assert "/arenden/grupper" in {each.get("href") for each in visitor.page.all("a")}
    visitor.get("/arenden/grupper")
    assert "G2026-0001 Oro efter skolan Norrliden 6–8 Måsviksskolan och Fritid för unga Pågår" in visitor.text
    visitor.fill(f"{here}/avslut", outcome="Rasterna är lugna.")
    assert "Avslutat 23 november 2026 Rasterna är lugna." in visitor.text
    assert "Skriv en anteckning" not in visitor.text


def test_two_who_change_at_once_see_what_the_other_saved(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    path = f"/arenden/grupper/{group_id}/andra"
    first, second = (Visitor(sqlite_house).sign_in(login) for login in ("koordinator", "ersattare"))
    for each in (first, second):
        each.get(path)
    first.post(path, status=303, **{**group_cases.TYPED, "title": "Kvällarna"})
    second.post(path, status=409, **{**group_cases.TYPED, "title": "Rasterna"})
    assert "Kvällarna" in second.text
    assert 'value="Rasterna"' in second.response.text


def test_a_list_costs_the_same_however_long(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    group_cases.opened(sqlite_house)
    with statements(sqlite_house) as one:
        visitor.get("/arenden/grupper")
    for _ in range(26):
        group_cases.opened(sqlite_house)
    with statements(sqlite_house) as many:
        visitor.get("/arenden/grupper")
    assert len(one) == len(many) <= 6, many
    assert sum(each.get("scope") == "row" for each in visitor.page.all("th")) == 25
    visitor.get("/arenden/grupper?fore=G2026-0003")
    assert sum(each.get("scope") == "row" for each in visitor.page.all("th")) == 2


@pytest.mark.parametrize("young", [1, 2])
def test_complaint_p14_a_group_so_small_that_everybody_knows_who_it_is_is_no_group(
    sqlite_house: House, young: int
) -> None:
    with pytest.raises(Refused) as refused:
        group_cases.opened(sqlite_house, young=Span(young, 9))
    assert refused.value.reason is GroupProblem.too_few


def test_complaint_p15_places_and_persons_are_never_in_one_list(sqlite_house: House) -> None:
    group_cases.opened(sqlite_house)
    calendars.entered(sqlite_house)
    cases.family(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    shown = {}
    for path in ("/arenden", "/arenden/grupper", "/kalender"):
        visitor.get(path)
        shown[path] = {word for word in ("Provsson", "G2026-0001", "Disco på fritidsgården") if word in visitor.text}
    assert shown == {
        "/arenden": {"Provsson"},
        "/arenden/grupper": {"G2026-0001"},
        "/kalender": {"Disco på fritidsgården"},
    }
