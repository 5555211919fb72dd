"""The register of agreements as people meet it: read by everybody, written by the coordinators."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select

from sspf.agreements.actions import agreements as actions
from sspf.agreements.actions import papers, reviews
from sspf.agreements.models import Agreement
from sspf.agreements.queries import register
from sspf.agreements.rules import AgreementKind, AgreementProblem, AgreementState, ReviewTerms
from sspf.attachments.models import LooseFile
from sspf.attachments.rules.intake import Kept, MediaType
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Conflict, Forbidden, NotFound, Refused
from tests.browser import Visitor, statements
from tests.factories import agreements
from tests.factories.agreements import TERMS, TYPED
from tests.house import House

NEW = "/avtal/nytt"


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


@pytest.mark.parametrize("missing", ["purposes", "subjects"])
def test_r72_an_agreement_is_not_written_down_without_its_purposes_and_its_areas(
    coordinator: Visitor, missing: str
) -> None:
    coordinator.get(NEW)
    coordinator.post(NEW, status=422, **{**TYPED, missing: ""})
    assert TYPED["title"] in {each.get("value") for each in coordinator.page.all("input")}
    assert "Inget avtal är inskrivet än." in coordinator.get("/avtal").text


def test_r72_the_register_says_with_whom_about_what_and_when_it_is_looked_through(coordinator: Visitor) -> None:
    coordinator.fill(NEW, **TYPED)
    page = coordinator.text
    for told in ("Avtalet är inskrivet.", "Unga i riskzon får stöd tidigt.", "Tidiga insatser för unga", "2027-06-01"):
        assert told in page
    assert (
        "Samverkan mellan kommunen och polisen Polis Från 2026-01-01 tills vidare 2027-06-01"
        in coordinator.get("/avtal").text
    )


@pytest.mark.parametrize("field", ["reference", "paragraph"])
def test_r75_a_personal_number_fits_nowhere_in_an_agreement_not_even_among_its_signs(
    coordinator: Visitor, field: str
) -> None:
    coordinator.get(NEW)
    coordinator.post(NEW, status=422, **{**TYPED, field: "20170101-2393"})


def test_a_day_long_before_there_were_agreements_is_a_slip_of_the_pen(coordinator: Visitor) -> None:
    """Nobody could open the register, or see what waits: no day comes before the first."""
    coordinator.get(NEW)
    coordinator.post(NEW, status=422, **{**TYPED, "from_on": "0001-01-01", "review_on": "0001-01-01"})
    assert "Kontrollera året." in coordinator.text
    here = f"/avtal/{agreements.recorded(coordinator.house)}/genomgang"
    coordinator.get(here)
    coordinator.post(here, status=422, held_on="0001-01-01", note="Inget nytt.", next_on="0001-01-02")
    coordinator.get("/avtal")


@pytest.mark.parametrize("login", ["polis", "styrgrupp", "granskare", "administrator"])
def test_everybody_reads_the_register_and_only_coordinators_write(sqlite_house: House, login: str) -> None:
    agreement_id = agreements.recorded(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in(login)
    assert "Tidiga insatser för unga" in visitor.get(f"/avtal/{agreement_id}").text
    assert "Nytt avtal" not in visitor.get("/avtal").text
    visitor.get(NEW, status=403)


def test_nobody_else_writes(house: House) -> None:
    with house.work("rektor") as work, pytest.raises(Forbidden):
        actions.record(work, TERMS)


def test_a_personal_number_is_refused_and_a_name_is_asked_about(house: House) -> None:
    for changes, problem in (
        ({"text": "Gäller 20120101-2380."}, NamelessProblem.personal_number),
        ({"text": "Gäller bland andra Alva Provberg.", "nameless": False}, NamelessProblem.may_name_someone),
    ):
        with house.work() as work, pytest.raises(Refused) as refused:
            actions.record(work, replace(TERMS, **changes))
        assert refused.value.reason is problem


def test_a_renewal_stands_in_for_the_old_one_from_its_first_day_and_the_old_one_can_still_be_read(house: House) -> None:
    old = agreements.recorded(house)
    agreements.followed(house, old, AgreementKind.renewal, from_on=date(2026, 12, 1))
    with house.work("polis", writing=False) as work:
        assert register.show(work, old).line.state is AgreementState.running
    house.clock.forward(days=8)
    with house.work("polis", writing=False) as work:
        view = register.show(work, old)
    assert view.line.state is AgreementState.replaced
    assert view.line.terms.purposes == TERMS.purposes
    assert [each.terms.from_on for each in view.followers] == [date(2026, 12, 1)]


def test_a_supplement_stands_beside_the_agreement(house: House) -> None:
    old = agreements.recorded(house)
    added = agreements.followed(house, old, AgreementKind.supplement)
    with house.work("polis", writing=False) as work:
        assert {each.id: each.state for each in register.register(work)} == {
            old: AgreementState.running,
            added: AgreementState.running,
        }


def test_what_has_ended_is_not_renewed(house: House) -> None:
    old = agreements.recorded(house, until_on=date(2026, 11, 1), review_on=date(2026, 10, 1))
    with house.work() as work, pytest.raises(Refused) as refused:
        actions.follow(work, old, AgreementKind.renewal, TERMS)
    assert refused.value.reason is AgreementProblem.nothing_to_renew


def test_an_agreement_waits_to_be_looked_through_until_somebody_has(house: House) -> None:
    agreement_id = agreements.recorded(house, review_on=date(2026, 12, 20))
    with house.work(writing=False) as work:
        assert [each.id for each in register.to_review(work)] == [agreement_id]
    with house.work() as work:
        terms = ReviewTerms(work.today, "Syftena stämmer.", date(2027, 12, 1))
        reviews.review(work, agreement_id, terms, None)
        work.commit()
    with house.work(writing=False) as work:
        assert register.to_review(work) == []
        assert [each.note for each in register.show(work, agreement_id).reviews] == ["Syftena stämmer."]


def test_what_is_to_be_looked_through_waits_under_att_gora(coordinator: Visitor, sqlite_house: House) -> None:
    agreement_id = agreements.recorded(sqlite_house, review_on=date(2026, 12, 20))
    coordinator.get("/")
    assert "Gå igenom avtal Samverkan mellan kommunen och polisen" in coordinator.text
    assert f"/avtal/{agreement_id}" in {each.get("href") for each in coordinator.page.all("a")}


def test_of_two_who_put_an_agreement_right_at_once_the_second_sees_both(house: House) -> None:
    agreement_id = agreements.recorded(house)
    with house.work() as work:
        seen = register.show(work, agreement_id).line.version
        actions.correct(work, agreement_id, TERMS, seen)
        work.commit()
    with house.work() as work, pytest.raises(Conflict):
        actions.correct(work, agreement_id, TERMS, seen)


def test_a_signed_paper_is_fetched_by_everybody_and_takes_the_place_of_the_one_before(house: House) -> None:
    agreement_id = agreements.recorded(house)
    agreements.signed(house, agreement_id, b"%PDF-1.7 first")
    with house.work() as work:
        papers.keep(work, agreement_id, Kept(MediaType.pdf, b"%PDF-1.7 second"))
        work.commit()
    with house.work("polis", writing=False) as work:
        assert register.paper(work, agreement_id) == (MediaType.pdf, b"%PDF-1.7 second")
        assert len(list(work.session.scalars(select(LooseFile)))) == 1


def test_an_agreement_without_a_paper_has_none_to_fetch(house: House) -> None:
    agreement_id = agreements.recorded(house)
    with house.work("polis", writing=False) as work:
        with pytest.raises(NotFound):
            register.paper(work, agreement_id)
        with pytest.raises(NotFound):
            register.show(work, uuid4())


def test_a_file_that_is_no_paper_says_what_can_be_kept(coordinator: Visitor, sqlite_house: House) -> None:
    agreement_id = agreements.recorded(sqlite_house)
    coordinator.get(f"/avtal/{agreement_id}/papper/nytt")
    coordinator.post(f"/avtal/{agreement_id}/papper/nytt", status=422, file=(BytesIO(b"MZ"), "avtal.exe"))
    assert "PDF" in coordinator.text


def test_nothing_that_was_typed_stands_open_in_the_database(house: House) -> None:
    agreements.recorded(house)
    with house.work(writing=False) as work:
        row = work.session.execute(select(*Agreement.__table__.columns)).mappings().one()
    assert not any("polisen" in str(value) or "2027-06-01" in str(value) for value in row.values())


def test_the_list_costs_the_same_however_many_agreements_there_are(coordinator: Visitor, sqlite_house: House) -> None:
    agreements.recorded(sqlite_house)
    with statements(sqlite_house) as few:
        coordinator.get("/avtal")
    for _ in range(4):
        agreements.recorded(sqlite_house)
    with statements(sqlite_house) as many:
        coordinator.get("/avtal")
    assert len(few) == len(many) <= 6, many
