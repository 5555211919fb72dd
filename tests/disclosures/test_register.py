"""The register in the database: entered, corrected by new versions, sealed for the unit, and beside every case."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.queries import reach as case_reach
from sspf.db import Base
from sspf.disclosures.actions import releases, requests
from sspf.disclosures.models import Disclosure, DisclosureVersion
from sspf.disclosures.queries import register
from sspf.disclosures.queries import requests as asked
from sspf.disclosures.rules.checks import RegisterProblem
from sspf.disclosures.rules.terms import RequestAnswer
from sspf.errors import Conflict, Forbidden, NotFound, Refused
from tests.browser import Visitor, statements
from tests.factories import cases, disclosures
from tests.house import House

OTHER_UNITS = ("rektor", "enhetschef.social", "gruppchef", "fritidschef", "friskola")
NO_REGISTER = ("kurator", "socialsekreterare", "polis", "styrgrupp", "granskare", "administrator")
REGISTER = ("disclosure", "information_request")


def test_r16_a_release_is_entered_with_everything_that_the_rule_names(house: House) -> None:
    disclosure_id = disclosures.entered(house)
    with house.work("koordinator") as work:
        view = register.show(work, disclosure_id)
        said = disclosures.terms(house)
        assert (view.number, view.unit, view.version) == (1, "Socialtjänsten, SSPF-koordinator", 1)
        assert (view.now.subject.name, view.now.subject.personal_number) == ("Nils Utlämnesson", "201101012399")
        assert (view.now.release, view.now.decision, view.now.notice) == (said.release, said.decision, said.notice)
        assert {key: answer for key, _, answer in view.now.answers} == said.answers
        assert view.now.statute == "OSL 10 kap. 18 a §"
        assert (view.now.recorded_at, view.now.recorded_by) == (work.now, "Karin Ekmark")


def test_r20_and_invariant_20_a_line_keeps_the_wording_that_held_that_day(sqlite_house: House) -> None:
    disclosure_id = disclosures.entered(sqlite_house)
    catalogue = sqlite_house.installation.catalogue
    old = catalogue.provisions[disclosures.RISK]
    ended = replace(old, label="Andra ord", source="Ny lydelse", valid_until=date(2026, 11, 30))
    newer = replace(old, id="brottsrisk-2026-9", label="Nya ord", valid_from=date(2026, 12, 1))
    changed = MappingProxyType({**catalogue.provisions, old.id: ended, newer.id: newer})
    sqlite_house.installation = replace(sqlite_house.installation, catalogue=replace(catalogue, provisions=changed))
    sqlite_house.clock.forward(days=10)
    with sqlite_house.work("koordinator") as work:
        now = register.show(work, disclosure_id).now
        assert (now.provision, now.label, now.source) == (old.id, old.label, "Lydelse enligt SFS 2025:179")
        assert [question for _, question, _ in now.answers] == [each.label for each in old.conditions]
        with pytest.raises(Refused) as refused:
            releases.enter(work, disclosures.terms(sqlite_house, release=replace(disclosures.RELEASE, at=work.now)))
        assert refused.value.reason is RegisterProblem.not_in_force


def test_r30_a_correction_is_a_new_version_and_the_earlier_one_stays_as_it_was(house: House) -> None:
    disclosure_id, sealed = disclosures.entered(house), Base.metadata.tables["disclosure_version"]
    with house.work("koordinator", writing=False) as work:
        before = work.session.scalars(select(sealed.c.what_sealed)).one()
    house.clock.forward(hours=1)
    with house.work("ersattare") as work:
        said = disclosures.terms(house, release=replace(disclosures.RELEASE, what="Bara att någon väntar."))
        releases.correct(work, disclosure_id, said, "Det stod mer än vad som lämnades ut.", 1)
        work.commit()
    with house.work("koordinator") as work:
        view = register.show(work, disclosure_id)
        assert [each.release.what for each in (view.now, *view.before)] == [
            "Bara att någon väntar.",
            disclosures.RELEASE.what,
        ]
        assert (view.now.recorded_by, view.now.correction) == (
            "Elias Sandgren",
            "Det stod mer än vad som lämnades ut.",
        )
        kept = work.session.scalars(select(sealed.c.what_sealed).where(sealed.c.version == 1)).one()
        assert kept == before


def test_a_correction_says_why_and_does_not_overwrite_what_someone_else_saved(sqlite_house: House) -> None:
    disclosure_id = disclosures.entered(sqlite_house)
    with sqlite_house.work("koordinator") as work, pytest.raises(Refused) as refused:
        releases.correct(work, disclosure_id, disclosures.terms(sqlite_house), " ", 1)
    assert (refused.value.reason, refused.value.field) == (RegisterProblem.why_corrected, "correction")
    with sqlite_house.work("koordinator") as work:
        releases.correct(work, disclosure_id, disclosures.terms(sqlite_house), "Rättat.", 1)
        work.commit()
    with sqlite_house.work("ersattare") as work, pytest.raises(Conflict) as conflict:
        releases.correct(work, disclosure_id, disclosures.terms(sqlite_house), "Också rättat.", 1)
    assert conflict.value.theirs["what"] == disclosures.RELEASE.what


@pytest.mark.parametrize("login", OTHER_UNITS)
def test_r17_a_line_is_its_own_units_and_no_other_leader_finds_it(sqlite_house: House, login: str) -> None:
    line, request = disclosures.entered(sqlite_house), disclosures.asked(sqlite_house)
    with sqlite_house.work(login) as work:
        assert register.page(work) == []
        assert asked.page(work) == []
        for look in (lambda: register.show(work, line), lambda: asked.show(work, request)):
            with pytest.raises(NotFound):
                look()
        with pytest.raises(NotFound):
            releases.correct(work, line, disclosures.terms(sqlite_house), "Jag.", None)
        with pytest.raises(NotFound):
            requests.answer(work, request, disclosures.ANSWERED, "", None)


def test_r17_also_the_coordinator_finds_no_other_units_line(house: House) -> None:
    line = disclosures.entered(house, "rektor", disclosures.CRIME)
    with house.work("koordinator") as work:
        assert register.page(work) == []
        with pytest.raises(NotFound):
            register.show(work, line)
        row = work.session.scalars(select(DisclosureVersion)).one()
        with pytest.raises(Forbidden):
            _ = row.what
    with house.work("rektor") as work:
        assert [each.id for each in register.page(work)] == [line]


@pytest.mark.parametrize("login", NO_REGISTER)
def test_r17_and_complaint_e2_colleagues_and_overseers_have_no_register(sqlite_house: House, login: str) -> None:
    disclosures.entered(sqlite_house, "rektor", disclosures.CRIME)
    with sqlite_house.work(login) as work, pytest.raises(Forbidden):
        register.page(work)
    visitor = Visitor(sqlite_house).sign_in(login)
    for path in ("/utlamnanden", "/utlamnanden/begaran", "/utlamnanden/bestammelser"):
        visitor.get(path, status=403)


def test_r17_no_key_of_a_case_opens_the_register(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    disclosures.entered(sqlite_house)
    with sqlite_house.work("koordinator") as work:
        case_reach.find(work, Permission.case_manage, made.case_id)
        row = work.session.scalars(select(DisclosureVersion)).one()
        with pytest.raises(Forbidden):
            _ = row.subject_name


def test_r17_and_complaint_p11_nothing_in_the_register_can_point_at_a_case() -> None:
    tables = [each for each in Base.metadata.sorted_tables if each.name.startswith((*REGISTER, "register_"))]
    assert len(tables) == 5
    pointed = {key.column.table.name for table in tables for key in table.foreign_keys}
    assert pointed == {"account", "disclosure", "information_request"}
    others = [each for each in Base.metadata.sorted_tables if each not in tables]
    assert not {key.column.table.name for table in others for key in table.foreign_keys} & {
        each.name for each in tables
    }
    assert not {column.name for table in tables for column in table.columns} & {"case_id", "plan_id", "person_id"}


def test_r17_what_is_entered_stands_in_the_log_but_in_no_cases(sqlite_house: House) -> None:
    disclosures.asked(sqlite_house)
    line = disclosures.entered(sqlite_house)
    Visitor(sqlite_house).sign_in("koordinator").get(f"/utlamnanden/{line}")
    with sqlite_house.work("granskare", writing=False) as work:
        entry = AuditEntry
        names = select(entry.name, entry.case_id).where(
            entry.name.like("Disclosure%") | entry.name.like("Information%")
        )
        found = work.session.execute(names).all()
    assert {name for name, _ in found} == {"DisclosureRecorded", "DisclosureRead", "InformationRequestRecorded"}
    assert {case_id for _, case_id in found} == {None}


def test_the_existence_of_lines_can_be_counted_without_any_key(house: House) -> None:
    disclosures.entered(house)
    disclosures.entered(house, "rektor", disclosures.CRIME)
    house.clock.forward(days=40)
    disclosures.entered(house, provision=disclosures.CRIME)
    with house.work("granskare", writing=False) as work:
        counted = work.session.execute(select(Disclosure.unit, func.count()).group_by(Disclosure.unit)).all()
        later = select(func.count()).where(Disclosure.made_at > work.now - timedelta(days=30))
        assert work.session.scalar(later) == 1
    assert {each[0]: each[1] for each in counted} == {"social-samordning": 2, "skola-norr": 1}


def test_nothing_of_a_line_stands_open_but_unit_number_version_and_time() -> None:
    tables = [each for each in Base.metadata.sorted_tables if each.name.startswith(REGISTER)]
    stands_open = {each.name for table in tables for each in table.columns if not each.name.endswith("_sealed")}
    references = {"id", "disclosure_id", "information_request_id", "recorded_by"}
    assert stands_open - references == {"unit", "number", "version", "made_at", "recorded_at"}


def test_numbers_follow_on_each_other_within_the_unit(sqlite_house: House) -> None:
    disclosures.entered(sqlite_house)
    disclosures.asked(sqlite_house)
    disclosures.entered(sqlite_house)
    disclosures.entered(sqlite_house, "rektor", disclosures.CRIME)
    with sqlite_house.work("koordinator") as work:
        assert [each.number for each in register.page(work)] == [3, 1]
        assert [each.number for each in asked.page(work)] == [2]
    with sqlite_house.work("rektor") as work:
        assert [each.number for each in register.page(work)] == [1]


def test_a_page_of_the_register_costs_the_same_however_full(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    disclosures.entered(sqlite_house)
    with statements(sqlite_house) as one:
        visitor.get("/utlamnanden")
    for _ in range(25):
        disclosures.entered(sqlite_house)
    with statements(sqlite_house) as many:
        visitor.get("/utlamnanden")
    assert len(one) == len(many) <= 6, many
    visitor.get("/utlamnanden?fore=2")
    assert "Nr 1" in visitor.text
    assert "Nr 2" not in visitor.text


def test_r19_a_yes_is_followed_by_the_release_it_led_to_and_only_one(house: House) -> None:
    request_id = disclosures.asked(house)
    with house.work("koordinator") as work, pytest.raises(Refused) as unanswered:
        releases.enter(work, disclosures.terms(house, disclosures.CONTACT), request_id)
    disclosures.answered(house, request_id)
    with house.work("koordinator") as work, pytest.raises(Refused) as other:
        releases.enter(work, disclosures.terms(house, disclosures.RISK), request_id)
    with house.work("koordinator") as work:
        line = releases.enter(work, disclosures.terms(house, disclosures.CONTACT), request_id)
        work.commit()
    with house.work("koordinator") as work:
        assert asked.show(work, request_id).disclosure_id == line
        assert register.show(work, line).information_request_id == request_id
        with pytest.raises(Refused) as twice:
            releases.enter(work, disclosures.terms(house, disclosures.CONTACT), request_id)
        no = replace(disclosures.ANSWERED, answer=RequestAnswer.refused)
        with pytest.raises(Refused) as taken_back:
            requests.answer(work, request_id, no, "Vi ändrade oss.", None)
    reasons = [each.value.reason for each in (unanswered, other, twice, taken_back)]
    twice_over = RegisterProblem.let_out_already
    assert reasons == [RegisterProblem.not_granted, RegisterProblem.other_provision, twice_over, twice_over]


def test_r19_contact_data_go_out_only_when_somebody_has_asked(sqlite_house: House) -> None:
    with sqlite_house.work("koordinator") as work, pytest.raises(Refused) as refused:
        releases.enter(work, disclosures.terms(sqlite_house, disclosures.CONTACT))
    assert refused.value.reason is RegisterProblem.nobody_asked


def test_r19_and_complaint_p20_what_was_not_given_can_be_shown_later_with_day_reason_and_decider(
    sqlite_house: House,
) -> None:
    request_id = disclosures.asked(sqlite_house, provision=disclosures.MUNICIPAL)
    no: dict[str, Any] = {"answer": RequestAnswer.refused, "reason": "Skyddas av 26 kap. 1 §: 8 § undantar dem."}
    with sqlite_house.work("koordinator") as work, pytest.raises(Refused) as refused:
        requests.answer(work, request_id, disclosures.ANSWERED, "", None)
    assert (refused.value.reason, refused.value.field) == (RegisterProblem.other_secrecy, "answer")
    disclosures.answered(sqlite_house, request_id, **no)
    sqlite_house.clock.forward(days=400)
    with sqlite_house.work("ersattare") as work:
        answered = asked.show(work, request_id).now.answered
    assert answered == replace(disclosures.ANSWERED, **no)


def test_r30_an_answer_is_changed_with_a_reason_and_the_first_one_stays(house: House) -> None:
    request_id = disclosures.asked(house)
    disclosures.answered(house, request_id)
    no = replace(disclosures.ANSWERED, answer=RequestAnswer.refused, reason="Skyddade uppgifter.")
    with house.work("koordinator") as work, pytest.raises(Refused) as refused:
        requests.answer(work, request_id, no, "", 2)
    assert refused.value.reason is RegisterProblem.why_corrected
    with house.work("koordinator") as work:
        requests.answer(work, request_id, no, "Skyddet upptäcktes.", 2)
        requests.correct(work, request_id, replace(disclosures.ASKED, asked_by="Petra"), "Namnet.", 3)
        work.commit()
    with house.work("koordinator") as work:
        view = asked.show(work, request_id)
        told = [
            (each.asked.asked_by, each.answered and each.answered.answer.value) for each in (view.now, *view.before)
        ]
    first = disclosures.ASKED.asked_by
    assert told == [("Petra", "refused"), (first, "refused"), (first, "granted"), (first, None)]
