"""The case page: what is seen in five seconds, for the coordinator and for each partner."""

from dataclasses import replace
from datetime import date

from sspf.casefile.rules import Milestone, latest_first
from sspf.cases.actions import parts
from sspf.cases.actions.parts import Part
from sspf.db import Base
from tests.browser import Visitor, statements
from tests.factories import cases, consents, plans
from tests.factories import meetings as build_meetings
from tests.factories import parts as build
from tests.house import House


def page(house: House, login: str, made: object) -> str:
    """What the case page says to somebody."""
    case_id = made.case_id  # type: ignore[attr-defined]
    return Visitor(house).sign_in(login).get(f"/arenden/{case_id}").text


def test_complaint_k1_who_is_missing_and_since_when_stands_first_on_the_case_page(sqlite_house: House) -> None:
    asked = consents.asked(sqlite_house)
    consents.sign(sqlite_house, asked, asked.family.guardian_ids[0])
    sqlite_house.clock.forward(days=12)
    text = page(sqlite_house, "koordinator", asked)
    glance = text.partition("Saknas nu")[2].partition("Nästa datum")[0]
    assert "Arne Provsson har inte skrivit på, 12 dagar sedan" in glance
    assert "Ylva" not in glance


def test_the_next_dates_stand_in_order_with_what_they_are_about(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    build_meetings.called(sqlite_house, made.case_id, "rektor-norr")
    glance = page(sqlite_house, "koordinator", made).partition("Nästa datum")[2].partition("Leder ärendet")[0]
    assert glance.index("möte") < glance.index("delningen slutar")
    assert "2027-05-11" in glance


def test_the_consent_is_a_picture_with_the_cuts_told_in_words_and_as_a_table(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    shown = visitor.get(f"/arenden/{made.case_id}")
    assert "12 maj 2027 : Då behöver ungdomen själv ha skrivit på" in shown.text
    assert "Måsviksskolan Att vi samarbetar" in shown.text
    assert "2026-11-23 2027-05-11" in shown.text
    bars = [each for each in shown.all("rect") if each.get("class") == "picture-open" and "%" in str(each.get("width"))]
    assert len(bars) == len(consents.UNITS)


def test_before_anyone_is_asked_there_is_no_picture(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    text = page(sqlite_house, "koordinator", made)
    assert "Vem får veta vad och när" not in text
    assert "Ingen har frågats än" in text or "Ingen vårdnad är inskriven" in text


def test_what_happened_is_told_from_the_rows_the_latest_day_first(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    sqlite_house.clock.forward(days=3)
    cases.take_part(sqlite_house, made.case_id, "kurator")
    text = page(sqlite_house, "koordinator", made).partition("Det här har hänt")[2]
    signed = "Underskrift på samtycket Ylva Provsson och Arne Provsson"
    told = ["Kom med i ärendet Måsviksskolan", signed, "Ärendet öppnades"]
    assert sorted(told, key=text.index) == told


def test_the_same_on_the_same_day_is_told_once() -> None:
    day, later = date(2026, 11, 1), date(2026, 11, 2)
    told = latest_first(
        [
            (day, Milestone.opened, ""),
            (day, Milestone.signed, "Ylva"),
            (day, Milestone.signed, "Arne"),
            (later, Milestone.signed, "Ylva"),
            (day, Milestone.signed, "Ylva"),
        ]
    )
    assert [(each.on, each.what, each.about) for each in told] == [
        (later, Milestone.signed, ("Ylva",)),
        (day, Milestone.signed, ("Ylva", "Arne")),
        (day, Milestone.opened, ()),
    ]


def test_the_page_costs_what_it_did_with_substitutes_papers_and_meetings_in_it(house: House) -> None:
    made = consents.given(house)
    for login in ("kurator", "polis", "fritidsledare"):
        cases.take_part(house, made.case_id, login)
    build.stands_in(house, "kurator", "rektor")
    build_meetings.called(house, made.case_id, "gruppchef")
    for login, most in (("koordinator", 12), ("rektor", 11), ("kurator", 11)):
        reader = Visitor(house).sign_in(login)
        with statements(house) as seen:
            reader.get(f"/arenden/{made.case_id}")
        assert len(seen) <= most, (login, len(seen), seen)


def test_complaint_f3_whoever_reads_is_told_that_secrecy_binds_them(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    cases.take_part(sqlite_house, made.case_id, "fritidsledare")
    cases.take_part(sqlite_house, made.case_id, "kurator")
    leisure, school = page(sqlite_house, "fritidsledare", made), page(sqlite_house, "kurator", made)
    assert "sekretessen följer med det som läses här (OSL 11 kap. 4 §)" in leisure
    assert "OSL 23 kap. 2 §" in school
    assert "OSL 23 kap. 2 §" not in leisure


def test_complaint_f5_what_we_promised_and_by_when_stands_first_for_a_partner(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    cases.take_part(sqlite_house, planned.case_id, "fritidsledare")
    text = page(sqlite_house, "fritidsledare", planned)
    content = text.partition(sqlite_house.installation.catalogue.municipality.plan_label)[2]
    assert "Klart senast" in content[:200]


def test_complaint_f17_there_is_nowhere_to_write_when_somebody_came_by(sqlite_house: House) -> None:
    """Presence is asked about at meetings, of the family's and of the groups', and nowhere else."""
    words = {"attendance", "presence", "present", "visited"}
    assert {table.name for table in Base.metadata.sorted_tables if words & set(table.c.keys())} == {
        "attendee",
        "group_invitee",
    }


def test_complaint_p19_a_case_is_offered_to_the_functions_the_municipality_has_set_down(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["omradespolis"])
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{made.case_id}/deltagare/ny")
    offered = {str(each["value"]) for each in visitor.page.all("option") if ":seat:" in str(each.get("value"))}
    seats = sqlite_house.installation.catalogue.seats.values()
    assert offered == {f"omradespolis:seat:{each.id}" for each in seats if each.unit == "omradespolis"}
    assert not any("polis-ledning" in each for each in offered)


def test_r3_units_without_an_archive_of_their_own_read_on_the_screen_and_print_nothing(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["fritid-unga", "skola-norr", "friskola-fyren"])
    for login in ("fritidsledare", "kurator", "friskola"):
        cases.take_part(sqlite_house, made.case_id, login)
    told = {}
    for login in ("fritidsledare", "friskola", "kurator", "koordinator"):
        reader = Visitor(sqlite_house).sign_in(login)
        body = reader.get(f"/arenden/{made.case_id}").all("body")[0]
        told[login] = (body.get("class") == "on-screen", "Sidan går inte att skriva ut." in reader.text)
    assert told == {
        "fritidsledare": (True, True),
        "friskola": (True, True),
        "kurator": (False, False),
        "koordinator": (False, False),
    }
    style = Visitor(sqlite_house).client.get(_stylesheet(sqlite_house)).text
    assert ".on-screen > :not(.paper-note) { display: none !important; }" in style


def test_complaint_p8_a_closed_case_is_no_longer_open_to_a_function_or_a_substitute(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    with sqlite_house.work() as work:
        parts.take_part(work, made.case_id, Part("omradespolis", seat="gruppchef"))
        work.commit()
    cases.take_part(sqlite_house, made.case_id, "kurator")
    build.stands_in(sqlite_house, "kurator", "rektor")
    readers = [Visitor(sqlite_house).sign_in(each) for each in ("gruppchef", "rektor")]
    for each in readers:
        each.get(f"/arenden/{made.case_id}", status=200)
    closing = f"/arenden/{made.case_id}/avslut"
    Visitor(sqlite_house).sign_in("koordinator").fill(closing, reason="mal-uppnatt", summary="Skolan fungerar.")
    for each in readers:
        each.get(f"/arenden/{made.case_id}", status=404)


def test_a_person_without_a_day_of_birth_has_a_page_all_the_same(sqlite_house: House) -> None:
    made = cases.family(sqlite_house, replace(cases.YOUTH, born_on=None, personal_number=None))
    assert "Alva Provsson" in page(sqlite_house, "koordinator", made)


def _stylesheet(house: House) -> str:
    """Where the stylesheet for paper is."""
    reader = Visitor(house)
    links = reader.get("/logga-in").all("link")
    return next(str(each["href"]) for each in links if "print" in str(each.get("href")))
