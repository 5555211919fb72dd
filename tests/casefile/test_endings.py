"""What is said when a case ends, to whom and in which words; and how it begins again."""

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.casefile import actions as casefile
from sspf.casefile import queries
from sspf.cases.models import Notice, Reopening
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem, CaseState
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts
from tests.browser import Visitor
from tests.factories import cases, consents, plans
from tests.house import House

SUMMARY = "Skolan fungerar igen och mentorn fortsätter att mötas varje vecka."
WHY = "Familjen har hört av sig igen."
KEPT = "i fem år efter det sista som skrevs"


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def closed(house: House, reason: str = "mal-uppnatt") -> cases.Family:
    """A case that was shared with a school, where the kurator took part, and that has been closed."""
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    with house.work() as work:
        casefile.close(work, made.case_id, reason, SUMMARY)
        work.commit()
    return made


def reopened(house: House) -> cases.Family:
    made = closed(house)
    with house.work() as work:
        casefile.reopen(work, made.case_id, WHY)
        work.commit()
    return made


# -- closing


def test_complaint_f19_a_unit_reads_that_the_case_ended_in_the_words_that_were_shown_before(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = cases.shared(sqlite_house, ["skola-norr"])
    cases.take_part(sqlite_house, made.case_id, "kurator")
    preview = coordinator.get(f"/arenden/{made.case_id}/avslut").text
    coordinator.post(f"/arenden/{made.case_id}/avslut", status=303, reason="samtycke-aterkallat", summary=SUMMARY)
    told = Visitor(sqlite_house).sign_in("kurator").get("/").text
    words = "Ärende 2026-0001 avslutades 23 november 2026. Från och med nu kan ni inte läsa det."
    assert words in preview
    assert words in told


def test_units_are_never_told_why(house: House) -> None:
    closed(house, "samtycke-aterkallat")
    told = Visitor(house).sign_in("kurator").get("/").text
    assert "tillbaka" not in told
    assert SUMMARY not in told
    assert "Alva" not in told


def test_complaint_p8_an_old_plan_is_closed_to_partners_with_the_case(house: House) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "polis")
    plans.drafted_in(house, made.case_id)
    with house.work() as work:
        drafts.fix(work, made.case_id, None)
        work.commit()
    officer = Visitor(house).sign_in("polis")
    officer.get(f"/arenden/{made.case_id}/plan")
    with house.work() as work:
        casefile.close(work, made.case_id, "mal-uppnatt", SUMMARY)
        work.commit()
    for path in ("", "/plan", "/plan/versioner"):
        officer.get(f"/arenden/{made.case_id}{path}", status=404)


def test_complaint_v18_the_guardians_letter_says_what_is_kept_and_how_long(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = closed(sqlite_house)
    page = coordinator.get(f"/arenden/{made.case_id}/avslut/brev/familj").text
    for words in ("avslutades 23 november 2026", KEPT, "Ni får läsa det som står om er", "veta vem som har läst det"):
        assert words in page, words


def test_complaint_u20_the_young_person_reads_when_it_is_removed_and_that_no_employer_sees_it(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = closed(sqlite_house)
    page = coordinator.get(f"/arenden/{made.case_id}/avslut/brev/ungdom").text
    for words in ("i fem år. Sedan tas det bort", "ingen arbetsgivare får läsa det", "Du får läsa det som står om dig"):
        assert words in page, words


def test_complaint_u11_the_young_person_is_told_that_it_has_ended_and_when(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = closed(sqlite_house)
    page = coordinator.get(f"/arenden/{made.case_id}/avslut/brev/ungdom").text
    assert "Nu är det slut. Samarbetet i SSPF avslutades 23 november 2026." in page


def test_r69_what_is_kept_follows_from_what_the_form_is_in_law(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work:
        casefile.change_form(work, made.case_id, "sig", WHY)
        casefile.close(work, made.case_id, "mal-uppnatt", SUMMARY)
        work.commit()
    page = coordinator.get(f"/arenden/{made.case_id}/avslut/brev/familj").text
    assert "Samarbetet i SIG avslutades" in page
    assert "tills ungdomen fyller 30 år" in page
    assert KEPT not in page


def test_r45_a_draft_is_named_before_the_case_is_closed(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    path = f"/arenden/{made.case_id}/avslut"
    assert "utkast" not in coordinator.get(path).text
    plans.drafted_in(sqlite_house, made.case_id)
    assert "Det finns ett utkast till åtgärdsplan som inte är fastställt." in coordinator.get(path).text


def test_the_letters_name_nobody_and_no_place(coordinator: Visitor, sqlite_house: House) -> None:
    made = closed(sqlite_house)
    for reader in ("familj", "ungdom"):
        coordinator.get(f"/arenden/{made.case_id}/avslut/brev/{reader}")
        title = coordinator.response.text.partition("<title>")[2].partition("</title>")[0]
        for hidden in ("Alva", "Provsson", "Måsviksskolan", SUMMARY):
            assert hidden not in coordinator.text, hidden
            assert hidden not in title


def test_before_the_closing_a_letter_says_that_it_is_only_shown(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    page = coordinator.get(f"/arenden/{made.case_id}/avslut/brev/familj").text
    assert "Ärendet är inte avslutat" in page


def test_nobody_writes_to_a_young_person_who_has_died(coordinator: Visitor, sqlite_house: House) -> None:
    made = closed(sqlite_house, "avliden")
    page = coordinator.get(f"/arenden/{made.case_id}/avslut/brev/ungdom").text
    assert "Det här brevet skrivs inte" in page
    assert "Nu är det slut" not in page


def test_the_guardians_of_an_adult_are_not_written_to(coordinator: Visitor, sqlite_house: House) -> None:
    made = closed(sqlite_house)
    sqlite_house.clock.at = sqlite_house.clock.at.replace(year=2030, month=5, day=12)
    page = Visitor(sqlite_house).sign_in("koordinator").get(f"/arenden/{made.case_id}/avslut/brev/familj").text
    assert "Ungdomen är myndig" in page
    assert KEPT not in page


def test_the_page_that_closes_reminds_of_the_questionnaire(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.shared(sqlite_house, ["skola-norr"])
    page = coordinator.get(f"/arenden/{made.case_id}/avslut").text
    assert "Ingen enkät är utlämnad. Lämna ut enkäten vid avslutet" in page


def test_a_unit_outside_the_consent_is_not_among_those_that_are_told(house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    with house.work(writing=False) as work:
        assert queries.ending(work, made.case_id).units == ["Måsviksskolan"]
    house.clock.forward(days=301)
    with house.work(writing=False) as work:
        assert queries.ending(work, made.case_id).units == []


# -- opening again


def test_a_case_that_is_opened_again_waits_for_consent_and_shows_nobody_anything(house: House) -> None:
    made = reopened(house)
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert sight.case.state is CaseState.awaiting_consent
        assert sight.case.closed_at is None
        assert not sight.shares
    with house.work("kurator", writing=False) as work, pytest.raises(NotFound):
        reach.find(work, Permission.case_read, made.case_id)


def test_units_are_not_told_that_a_case_was_opened_again(house: House) -> None:
    made = closed(house)
    with house.work(writing=False) as work:
        before = len(work.session.scalars(select(Notice)).all())
    with house.work() as work:
        casefile.reopen(work, made.case_id, WHY)
        work.commit()
    with house.work(writing=False) as work:
        assert len(work.session.scalars(select(Notice)).all()) == before


def test_how_a_case_was_closed_is_kept_when_it_is_opened_again(house: House) -> None:
    made = reopened(house)
    with house.work(writing=False) as work:
        case = reach.find(work, Permission.case_read, made.case_id).case
        row = work.session.scalars(select(Reopening)).one()
        assert (row.reason, row.closing_reason, row.closing_summary) == (WHY, "mal-uppnatt", SUMMARY)
        assert row.closed_at == work.now
        assert (case.closing_reason, case.closing_summary) == (None, None)


def test_the_first_thing_after_opening_again_is_to_ask_the_family(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    with sqlite_house.work() as work:
        casefile.close(work, made.case_id, "mal-uppnatt", SUMMARY)
        work.commit()
    assert "Öppna ärendet igen" in coordinator.get(f"/arenden/{made.case_id}").text
    coordinator.fill(f"/arenden/{made.case_id}/ateroppna", reason=WHY)
    assert "Ärendet är öppnat igen." in coordinator.text
    assert "Fråga om samtycke" in coordinator.text
    assert SUMMARY not in coordinator.text


def test_an_earlier_yes_does_not_count_after_opening_again_and_a_new_one_does(house: House) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "kurator")
    with house.work() as work:
        casefile.close(work, made.case_id, "mal-uppnatt", SUMMARY)
        work.commit()
    house.clock.forward(days=2)
    with house.work() as work:
        casefile.reopen(work, made.case_id, WHY)
        work.commit()
    again = consents.asked_again(house, made)
    with house.work(writing=False) as work:
        assert not reach.find(work, Permission.case_read, made.case_id).shares
    consents.sign(house, again, *made.family.guardian_ids)
    with house.work(writing=False) as work:
        assert reach.find(work, Permission.case_read, made.case_id).shares
    with house.work("kurator", writing=False) as work, pytest.raises(NotFound):
        reach.find(work, Permission.case_read, made.case_id)  # who took part before is asked anew as well
    cases.take_part(house, made.case_id, "kurator")
    with house.work("kurator", writing=False) as work:
        assert reach.find(work, Permission.case_read, made.case_id).shares


def test_an_open_case_is_not_opened_and_a_reason_is_needed(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work, pytest.raises(Refused) as refusal:
        casefile.reopen(work, made.case_id, WHY)
    assert refusal.value.reason is CaseProblem.not_closed
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"/arenden/{made.case_id}/ateroppna")
    coordinator.post(f"/arenden/{made.case_id}/ateroppna", status=422, reason="")
    assert "Ange varför ärendet öppnas igen." in coordinator.text
    coordinator.post(f"/arenden/{made.case_id}/ateroppna", status=422, reason=WHY)
    assert "Ärendet är inte avslutat, så det behöver inte öppnas igen." in coordinator.text
