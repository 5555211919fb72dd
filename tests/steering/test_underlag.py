"""The styrgrupp's underlag: filled at its seven points from what is known at one moment, and naming nobody."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from sspf import periods
from sspf.catalogue.agendas import BriefingSource
from sspf.errors import Forbidden, NotFound
from sspf.groups.actions import briefings as group_briefings
from sspf.groups.queries import briefings
from sspf.groups.queries.briefings import Briefing
from sspf.groups.rules.briefings import BriefingProblem, Part
from sspf.groups.rules.decisions import DecisionTerms, Owner, OwnerKind
from sspf.periods import Period
from sspf.steering.actions import filling
from sspf.steering.queries import pictures, underlag
from sspf.steering.queries.indicators import ATTENDANCE, NEVER, WAITING
from tests.browser import Visitor, statements
from tests.factories import calendars, cases, groups, meetings, releases, situations
from tests.groups.acting import acted, refused
from tests.groups.test_decisions import SOON
from tests.house import START, House

RUNNING, CLOSED = Period(2026, "ht"), Period(2026, "vt")


def fetched(house: House, meeting_id: UUID, period: Period = RUNNING) -> Briefing:
    acted(house, filling.fetch, meeting_id, period)
    with house.work() as work:
        return briefings.show(work, meeting_id)[1]


def parts(told: Briefing, point: str) -> dict[str, Part]:
    found = told.at(point)
    assert found is not None
    return {each.heading: each for each in found.parts}


def test_complaint_s8_every_one_of_the_seven_points_is_filled_without_anyone_pasting(house: House) -> None:
    cases.shared(house, ("skola-norr", "omradespolis"))
    situations.published(house)
    calendars.entered(house)
    told = fetched(house, groups.steering(house))
    assert [each.point for each in told.points if each.parts] == [
        "moten",
        "samtycken",
        "planer",
        "lagesbild",
        "strategi",
        "personal",
        "insatser",
    ]
    assert told.filled_at == house.clock.at
    assert set(parts(told, "personal")) == {"Funktioner utan innehavare", "Koordinatorernas tid"}


def test_what_feeds_which_point_is_data_and_every_source_has_its_fact(sqlite_house: House) -> None:
    assert set(underlag.SOURCES) | {BriefingSource.decisions} == set(BriefingSource)


def test_the_figures_of_attendance_are_declared(sqlite_house: House) -> None:
    assert sqlite_house.installation.catalogue.indicators.keys() >= ATTENDANCE


def test_complaint_s6_whoever_never_came_is_told_beside_the_others(sqlite_house: House) -> None:
    house = sqlite_house
    for days in (0, 7):
        meeting_id = groups.steering(house, groups.AHEAD + timedelta(days=days))
        groups.called(house, meeting_id)
        groups.held(house, meeting_id, "elevhalsochef")
    told = parts(fetched(house, groups.steering(house, groups.AHEAD + timedelta(days=30))), "moten")
    rows = {each.label: each for each in told["Deltagande i styrgruppen"].rows}
    absent, there = rows["Elevhälsochef, skolan"], rows["Kommunpolis"]
    assert (absent.values[0], absent.note) == ("0 av 2", NEVER)
    assert (there.values[0], there.note) == ("2 av 2", "")


def test_r36_totals_of_a_term_that_goes_on_are_not_told_and_its_work_is(sqlite_house: House) -> None:
    """Two looks a day apart would tell of one person."""
    house = sqlite_house
    family = cases.shared(house, ("omradespolis",))
    meetings.held(house, family.case_id, meetings.called(house, family.case_id, "gruppchef", starts_at=START))
    told = fetched(house, groups.steering(house, groups.AHEAD + timedelta(days=10)))
    consents = {row.label: row for row in parts(told, "samtycken")["Nyckeltal"].rows}
    held = {row.label: row for row in parts(told, "moten")["Nyckeltal"].rows}
    assert consents["Nya samtycken"].values == (WAITING, "0")
    assert held["Genomförda möten"].values == ("1", "0")
    assert parts(told, "moten")["Nyckeltal"].columns == ("höstterminen 2026, hittills", "vårterminen 2026")
    assert "underskrifter räknas inte" in consents["Nya samtycken"].note.lower()  # S3


def test_complaint_s1_nothing_about_anybody_comes_into_an_underlag(sqlite_house: House) -> None:
    house = sqlite_house
    cases.shared(house, ("skola-norr", "omradespolis"))
    told = str(fetched(house, groups.steering(house)))
    person = cases.YOUTH
    words = (person.given_name, person.family_name, str(person.personal_number), "2026-0001")
    assert [each for each in words if each in told] == []


def test_earlier_decisions_and_days_that_need_grown_ups_stand_at_their_points(sqlite_house: House) -> None:
    house = sqlite_house
    first = groups.steering(house)
    terms = DecisionTerms("Ledtiden följs upp.", Owner(OwnerKind.seat, "fritidschef"), SOON)
    groups.decided(house, first, "strategi", terms)
    groups.called(house, first)
    groups.held(house, first)
    day = (START + timedelta(days=40)).date()
    calendars.entered(house, first_on=day, last_on=day)
    told = fetched(house, groups.steering(house, groups.AHEAD + timedelta(days=30)))
    (decision,) = parts(told, "strategi")["Tidigare beslut och uppdrag"].rows
    assert decision.label == "Ledtiden följs upp."
    assert decision.values[::2] == ("Enhetschef, kultur och fritidsförvaltningen", "Pågår")
    (event,) = parts(told, "insatser")["Händelser framöver"].rows
    assert (event.label, event.values[1]) == ("Disco på fritidsgården", "Polis, Fritid")


def test_only_whoever_leads_fetches_and_a_given_out_underlag_stands(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    with house.work("styrgrupp") as work, pytest.raises(Forbidden):
        filling.fetch(work, meeting_id, RUNNING)
    general, _ = groups.working(house)
    with house.work() as work, pytest.raises(NotFound):  # the arbetsgrupp's points ask for no figures
        filling.fetch(work, general, RUNNING)
    fetched(house, meeting_id)
    acted(house, group_briefings.send, meeting_id)
    assert refused(house, filling.fetch, meeting_id, RUNNING) is BriefingProblem.stands


def test_the_term_that_goes_on_is_offered_first_and_then_what_is_over(sqlite_house: House) -> None:
    with sqlite_house.work() as work:
        offered = underlag.choosable(work)
    assert offered[:3] == [RUNNING, CLOSED, Period(2025, "ht")]
    assert all(each.is_over(START.date()) for each in offered[1:])
    assert len({each.kind for each in offered}) == len(periods.PeriodKind)


def test_an_underlag_is_fetched_commented_given_out_and_read_on_one_page(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    leader, here = Visitor(house).sign_in("koordinator"), f"/organisation/moten/{meeting_id}"
    leader.fill(f"{here}/siffror", period="2026-vt")
    assert "gäller vårterminen 2026" in leader.text
    member = Visitor(house).sign_in("styrgrupp")
    member.get(here)
    assert "Nyckeltal" not in member.text
    leader.fill(f"{here}/underlag/moten", comment="Fler möten än förut.", left_out="")
    leader.post(f"{here}/underlag/lamna-ut", 303)
    member.get(here)
    for words in (
        "13.00" if "13.00" in member.text else "10.00",
        "Fler möten än förut.",
        "Nyckeltal",
        "Underlag (PDF)",
    ):
        assert words in member.text
    member.get(f"{here}/underlag.pdf")
    assert member.response.mimetype == "application/pdf"
    leader.get(f"{here}/siffror")
    leader.post(f"{here}/siffror", 422, period="2026-ht")
    assert "Underlaget är utlämnat och ändras inte mer." in leader.text


def test_the_one_page_of_a_meeting_takes_few_statements(sqlite_house: House) -> None:
    house = sqlite_house
    first, second = (groups.steering(house, groups.AHEAD + timedelta(days=20 * number)) for number in range(2))
    for number in range(3):
        terms = DecisionTerms(f"Något {number}.", Owner(OwnerKind.seat, "fritidschef"), SOON)
        groups.decided(house, first, "strategi", terms)
    groups.called(house, first, second)
    groups.held(house, first)
    meeting_id = second
    fetched(house, meeting_id)
    acted(house, group_briefings.send, meeting_id)
    member = Visitor(house).sign_in("styrgrupp")
    with statements(house) as told:
        member.get(f"/organisation/moten/{meeting_id}")
    assert len(told) <= 16, told


def test_a_published_table_in_an_underlag_says_the_days_it_counts_which_may_be_more_than_the_period(
    sqlite_house: House,
) -> None:
    releases.opened(sqlite_house, date(2025, 3, 3), [releases.GIRL] * 6 + [releases.BOY] * 14)
    releases.opened(sqlite_house, date(2025, 10, 1), [releases.GIRL] * 5 + [releases.BOY] * 10)
    releases.made(sqlite_house, date(2026, 2, 1))
    with sqlite_house.work() as work:
        told = list(pictures.releases(work))
    assert {each.columns for each in told} == {("2025-01-01 – 2025-12-31",)}
