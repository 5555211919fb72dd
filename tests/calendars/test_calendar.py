"""The calendar: no person in any column, everyone reads it, and each agency says who comes."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from sspf.access.actor import Actor
from sspf.access.roles import Role
from sspf.calendars.actions import events, staffing
from sspf.calendars.models import CalendarEvent, CalendarStaffing
from sspf.calendars.queries import entries, weeks
from sspf.calendars.rules.events import EVENT_TRANSITIONS, CalendarProblem, EventState, EventTerms, StaffingTerms
from sspf.cases.rules.nameless import NamelessProblem
from sspf.catalogue.hours import Weekday
from sspf.clock import TIME_ZONE
from sspf.errors import Forbidden, NotFound, Refused
from sspf.halfyears import HalfYear, Term
from sspf.states import StateProblem, advance
from sspf.work import begin
from tests.browser import Visitor, statements
from tests.factories import calendars, group_cases
from tests.factories.calendars import DISCO, FRIDAY, TODAY, TYPED
from tests.house import House

NUMBER = "110101-2390"


def test_r75_the_tables_of_the_calendar_point_at_nobody() -> None:
    for table in (CalendarEvent.__table__, CalendarStaffing.__table__):
        assert {key.column.table.name for key in table.foreign_keys} <= {"calendar_event"}


def test_complaint_f12_what_is_entered_is_read_by_everyone_with_who_comes_and_who_is_missing(house: House) -> None:
    event_id = calendars.entered(house)
    calendars.staffed(house, event_id, "fritid", "fritidschef", count=3)
    for login in ("koordinator", "polis", "rektor", "styrgrupp"):
        with house.work(login) as work:
            view = entries.show(work, event_id)
            assert view.terms == DISCO
            assert [(each.agency, each.terms.count) for each in view.staffing] == [("fritid", 3)]
            assert view.missing == ("polis",)


@pytest.mark.parametrize("login", ["granskare", "administrator"])
def test_who_works_with_no_area_has_no_calendar(sqlite_house: House, login: str) -> None:
    with sqlite_house.work(login) as work, pytest.raises(Forbidden):
        weeks.coming(work, TODAY, 1)


@pytest.mark.parametrize("field", ["title", "place", "note"])
def test_r75_a_personal_number_is_refused_and_a_possible_name_is_asked_about(sqlite_house: House, field: str) -> None:
    tried: tuple[tuple[dict[str, Any], NamelessProblem, str], ...] = (
        ({field: f"Om {NUMBER}", "nameless": True}, NamelessProblem.personal_number, field),
        ({field: "Hemma hos Kevin i kväll"}, NamelessProblem.may_name_someone, "nameless"),
    )
    for changes, problem, where in tried:
        with pytest.raises(Refused) as refused:
            calendars.entered(sqlite_house, **changes)
        assert (refused.value.reason, refused.value.field) == (problem, where)
    with sqlite_house.work("koordinator") as work:
        assert entries.between(work, TODAY, FRIDAY) == []


def test_days_of_the_configuration_are_no_names_of_anybody(sqlite_house: House) -> None:
    calendars.entered(sqlite_house, title="Firandet på Valborgsmässoafton i Norrliden")


def test_a_unit_of_an_area_enters_things_there_and_nowhere_else(sqlite_house: House) -> None:
    calendars.entered(sqlite_house, "rektor", area="norrliden")
    calendars.entered(sqlite_house, "gruppchef", area="oxhagen")
    for area in ("oxhagen", ""):
        with pytest.raises(Refused) as refused:
            calendars.entered(sqlite_house, "rektor", area=area)
        assert (refused.value.reason, refused.value.field) == (CalendarProblem.other_area, "area")


def test_an_agency_changes_what_it_entered_and_the_coordinator_changes_everything(sqlite_house: House) -> None:
    schools = calendars.entered(sqlite_house, "rektor")
    for login, may in (("kurator", True), ("koordinator", True), ("polis", False), ("fritidschef", False)):
        with sqlite_house.work(login) as work:
            assert entries.show(work, schools).writes is may
            if may:
                events.change(work, schools, replace(DISCO, title=f"Disco {login}"), None)
            else:
                with pytest.raises(NotFound):
                    events.change(work, schools, DISCO, None)


def test_an_agency_speaks_for_itself_and_the_coordinator_for_all(house: House) -> None:
    event_id = calendars.entered(house)
    calendars.staffed(house, event_id, "polis", "polis", count=0)
    calendars.staffed(house, event_id, "fritid", "koordinator")
    with house.work("polis") as work:
        with pytest.raises(NotFound):
            staffing.plan(work, event_id, "fritid", StaffingTerms(1, "Fältgruppen"))
        view = entries.show(work, event_id)
        assert [(each.agency, each.terms.count) for each in view.staffing] == [("polis", 0), ("fritid", 2)]
        assert view.missing == ()


@pytest.mark.parametrize("current", EventState)
@pytest.mark.parametrize("wanted", EventState)
def test_every_step_between_planned_and_called_off(current: EventState, wanted: EventState) -> None:
    if current is wanted:
        with pytest.raises(Refused) as refused:
            advance(EVENT_TRANSITIONS, current, wanted)
        assert refused.value.reason is StateProblem.wrong_state
    else:
        assert advance(EVENT_TRANSITIONS, current, wanted) is wanted


def test_what_is_called_off_stays_to_be_seen_lacks_nobody_and_takes_nobody(sqlite_house: House) -> None:
    event_id = calendars.entered(sqlite_house)
    with sqlite_house.work("koordinator") as work:
        events.call_off(work, event_id)
        work.commit()
    with sqlite_house.work("polis") as work:
        [week] = weeks.coming(work, TODAY, 1)
        [entry] = [each for each in week.entries if each.event]
        assert entry.event is not None
        assert (entry.event.state, entry.missing) == (EventState.called_off, ())
        with pytest.raises(Refused) as refused:
            staffing.plan(work, event_id, "polis", StaffingTerms(1, "Fältgruppen"))
        assert refused.value.reason is CalendarProblem.called_off


def lucia(house: House, area: str) -> list[tuple[str, ...]]:
    """In which areas nobody has planned the night of Lucia, as somebody who looks at an area sees it."""
    with house.work("polis") as work:
        found = weeks.coming(work, date(2026, 12, 7), 1, area)[0].entries
    return [each.unplanned for each in found if each.yearly is not None]


def test_a_yearly_day_lacks_somebody_until_it_is_planned_in_the_area_or_in_the_whole_municipality(
    sqlite_house: House,
) -> None:
    night: dict[str, Any] = {"first_on": date(2026, 12, 12), "last_on": date(2026, 12, 12), "yearly": "lucia"}
    assert lucia(sqlite_house, "norrliden") == [("norrliden",)]
    calendars.entered(sqlite_house, **night)
    assert lucia(sqlite_house, "norrliden") == []
    assert lucia(sqlite_house, "oxhagen") == [("oxhagen",)]
    assert "norrliden" not in lucia(sqlite_house, "")[0]
    calendars.entered(sqlite_house, **night, area="")
    assert lucia(sqlite_house, "") == []


def test_a_term_shows_what_comes_back_once_and_everything_else_in_its_week(sqlite_house: House) -> None:
    calendars.entered(sqlite_house)
    calendars.entered(
        sqlite_house, title="Vuxna på rasterna", weekdays=(Weekday.monday,), last_on=FRIDAY + timedelta(days=100)
    )
    calendars.entered(sqlite_house, title="Någon annanstans", area="oxhagen")
    with sqlite_house.work("styrgrupp") as work:
        view = weeks.term(work, HalfYear(2026, Term.ht), "norrliden")
    assert [each.terms.title for each in view.every_week] == ["Vuxna på rasterna"]
    shown = [(week.number, each.event.terms.title) for week in view.weeks for each in week.entries if each.event]
    assert shown == [(48, "Disco på fritidsgården")]
    assert {label for week in view.weeks for label in week.holidays} == {"Jullov"}
    assert (view.weeks[0].monday, view.weeks[-1].monday) == (date(2026, 6, 29), date(2026, 12, 28))


def taken(house: House, login: str) -> list[Any]:
    visitor = Visitor(house).sign_in(login)
    response = visitor.client.get("/kalender/kalender.ics")
    assert response.headers["Content-Disposition"] == 'attachment; filename="kalender.ics"'
    return list(Calendar.from_ical(response.data).walk("VEVENT"))


def test_the_file_for_another_calendar_holds_the_own_agencys_days_and_is_read_by_any_calendar(
    sqlite_house: House,
) -> None:
    event_id = calendars.entered(sqlite_house)
    calendars.entered(sqlite_house, title="Friluftsdag", starts="", ends="", asked=("skola",), last_on=FRIDAY)
    weekly: dict[str, Any] = {
        "weekdays": (Weekday.friday,),
        "last_on": FRIDAY + timedelta(days=14),
        "asked": ("fritid",),
    }
    calendars.entered(sqlite_house, title="Öppen hall", **weekly)

    [police] = taken(sqlite_house, "polis")
    assert str(police["summary"]) == "Disco på fritidsgården, Norrliden"
    assert police["dtstart"].dt == datetime.combine(FRIDAY, time(19), TIME_ZONE)
    assert police["dtend"].dt == datetime.combine(FRIDAY + timedelta(days=1), time(1), TIME_ZONE)
    assert event_id.hex not in str(police["uid"]).replace("-", "")
    [school] = taken(sqlite_house, "rektor")
    assert (school["dtstart"].dt, school["dtend"].dt) == (FRIDAY, FRIDAY + timedelta(days=1))
    leisure = taken(sqlite_house, "fritidschef")
    assert [str(each["summary"]) for each in leisure].count("Öppen hall, Norrliden") == 3
    assert len({str(each["uid"]) for each in leisure}) == len(leisure) == 4
    assert len(taken(sqlite_house, "koordinator")) == 5


def test_r48_a_title_that_may_name_somebody_never_leaves_the_tool(sqlite_house: House) -> None:
    vouched: dict[str, Any] = {"title": "Samling utanför Hemköp", "place": "Bakom Hemköp", "nameless": True}
    calendars.entered(sqlite_house, **vouched)
    [entry] = taken(sqlite_house, "polis")
    assert str(entry["summary"]) == "Aktivitet, Norrliden"
    assert "location" not in entry


def test_the_weeks_say_what_happens_who_is_missing_and_lead_to_the_answer(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.fill("/kalender/handelser/ny", **TYPED)
    police = Visitor(sqlite_house).sign_in("polis")
    police.get("/kalender")
    assert "fredag 27 november kl. 19.00–01.00 Disco på fritidsgården" in police.text
    assert "Inte planerat än: Polis och Fritid" in police.text
    assert "Svara för Polis" in police.text
    [path] = {str(each["href"]) for each in police.page.all("a") if "/pa-plats/polis" in str(each.get("href"))}
    police.fill(path, comes="ja", count="2", lead="Vakthavande befäl")
    assert "2 på plats. Vakthavande befäl håller ihop det." in police.text
    police.get("/kalender")
    assert "Inte planerat än: Fritid" in police.text
    police.fill(path, comes="nej")
    assert "Kan inte" in police.text


def test_a_yearly_day_is_planned_from_its_place_in_the_weeks(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/kalender?fran=2026-12-07&omrade=norrliden")
    assert "Ingen från Polis, Fritid och Socialtjänst är planerad än." in visitor.text
    [path] = {str(each["href"]) for each in visitor.page.all("a") if "arsdag=lucia" in str(each.get("href"))}
    visitor.get(path)
    assert 'value="Lucianatten"' in visitor.response.text
    assert 'value="2026-12-12"' in visitor.response.text
    asked = [each["value"] for each in visitor.page.all("input") if each.get("name") == "asked" and "checked" in each]
    assert asked == ["socialtjanst", "polis", "fritid"]
    night = {**TYPED, "title": "Lucianatten", "kind": "annat", "first_on": "2026-12-12", "asked": asked}
    visitor.fill(path, **night)
    visitor.get("/kalender?fran=2026-12-07&omrade=norrliden")
    assert "Inte planerat än: Socialtjänst, Polis och Fritid" in visitor.text
    assert "är planerad än" not in visitor.text.split("Vecka 51")[0]


def test_two_who_change_at_once_see_what_the_other_saved(sqlite_house: House) -> None:
    path = f"/kalender/handelser/{calendars.entered(sqlite_house)}/andra"
    first, second = (Visitor(sqlite_house).sign_in(login) for login in ("koordinator", "ersattare"))
    for each in (first, second):
        each.get(path)
    first.post(path, status=303, **{**TYPED, "title": "Filmkväll"})
    second.post(path, status=409, **{**TYPED, "title": "Brädspel"})
    assert "Filmkväll" in second.text
    assert 'value="Brädspel"' in second.response.text


def test_what_was_typed_stands_after_a_refusal_and_nothing_is_entered(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/kalender/handelser/ny")
    visitor.post("/kalender/handelser/ny", status=422, **{**TYPED, "ends": "19.00"})
    assert "Det börjar och slutar samtidigt." in visitor.text
    assert 'value="Disco på fritidsgården"' in visitor.response.text
    with sqlite_house.work("koordinator") as work:
        assert work.session.scalars(select(CalendarEvent)).all() == []


@pytest.mark.parametrize("query", ["?fran=9999-12-31", "?fran=0001-01-01", "?fran=igår", "?omrade=ingenstans"])
def test_an_address_that_makes_no_sense_shows_this_week(sqlite_house: House, query: str) -> None:
    visitor = Visitor(sqlite_house).sign_in("polis")
    visitor.get(f"/kalender{query}")
    assert "Vecka 48" in visitor.text


@pytest.mark.parametrize("slug", ["2026", "2026-xt", "ht"])
def test_an_unknown_term_is_not_found(sqlite_house: House, slug: str) -> None:
    Visitor(sqlite_house).sign_in("polis").get(f"/kalender/terminer/{slug}", status=404)


def test_the_calendar_costs_the_same_however_full(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("polis")
    calendars.entered(sqlite_house)
    with statements(sqlite_house) as one:
        visitor.get("/kalender")
    for _ in range(8):
        calendars.staffed(sqlite_house, calendars.entered(sqlite_house), "polis", "polis")
    with statements(sqlite_house) as many:
        visitor.get("/kalender")
    assert len(one) == len(many) <= 6, many


def test_no_key_opens_the_calendar_for_who_may_not_read_it(sqlite_house: House) -> None:
    calendars.entered(sqlite_house)
    with begin(sqlite_house.installation, Actor(None, Role.administrator)) as work:
        row = work.session.scalars(select(CalendarEvent)).one()
        with pytest.raises(Forbidden):
            _ = row.title


def test_the_terms_are_the_same_when_they_are_read_again(house: House) -> None:
    full = EventTerms(
        **{**{name: getattr(DISCO, name) for name in DISCO.__slots__}, "weekdays": (Weekday.friday,), "note": "Sent."}
    )
    event_id = calendars.entered(house, weekdays=full.weekdays, note=full.note)
    with house.work("polis") as work:
        assert entries.show(work, event_id).terms == full


def test_the_arbetsgrupps_point_about_the_calendar_leads_to_it(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    day = {"day": (TODAY + timedelta(days=21)).isoformat(), "place": "Biblioteket"}
    visitor.fill("/organisation/arbetsgrupp/moten/nytt", **day, allman_starts="9.00", allman_ends="10.00")
    assert "Kalender med händelser/aktiviteter för resurssättning" in visitor.text
    assert "/kalender" in {each.get("href") for each in visitor.page.all("a") if each.get("class") is None}
    assert "Öppna kalendern" in visitor.text


def test_r3_leisure_which_reads_cases_on_the_screen_may_print_what_names_nobody(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    paths = (
        "/kalender",
        "/kalender/terminer/2026-ht",
        f"/arenden/grupper/{group_id}",
        f"/arenden/grupper/{group_id}/plan",
    )
    visitor = Visitor(sqlite_house).sign_in("fritidsledare")
    for path in (*paths, f"/kalender/handelser/{calendars.entered(sqlite_house)}"):
        visitor.get(path)
        assert "Sidan går inte att skriva ut." not in visitor.text, path
    visitor.get("/arenden")
    assert "Sidan går inte att skriva ut." in visitor.text
