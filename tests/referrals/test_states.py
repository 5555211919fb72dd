"""Every act on an anmälan in every state that it can be in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import people, reach
from sspf.consents.queries import custodies
from sspf.consents.rules.facts import CustodyKind
from sspf.errors import Refused
from sspf.referrals.actions import acceptance, answers
from sspf.referrals.actions.answers import Handover
from sspf.referrals.queries import whole
from sspf.referrals.rules.progress import ReferralState
from sspf.referrals.rules.sending import CustodyTold, GuardianSaid, ProtectedAnswer, ReferralProblem
from sspf.work import Work
from tests.browser import Visitor
from tests.factories import referrals
from tests.house import START, House

Act = Callable[[Work, UUID], object]
ONWARD = Handover("Elevhälsan", "Ringde dit tillsammans med mamma.")
ACTS: Mapping[ReferralState, Act] = {
    ReferralState.under_assessment: answers.take_up,
    ReferralState.accepted: lambda work, id_: acceptance.accept(work, id_, referrals.acceptance()),
    ReferralState.handed_over: lambda work, id_: answers.hand_over(work, id_, Handover("Mottagningen", "per telefon")),
    ReferralState.referred_on: lambda work, id_: answers.refer_on(work, id_, ONWARD),
    ReferralState.closed: lambda work, id_: answers.close(work, id_, "ej-malgrupp", ""),
    ReferralState.withdrawn: lambda work, id_: answers.withdraw(work, id_, "Ringde i dag."),
}
"""The act that leads to each state."""
FROM_LETTER = {ReferralState.under_assessment, ReferralState.handed_over, ReferralState.withdrawn}
"""What can be done with an anmälan that nobody has taken up."""
GUARDIANS = (
    GuardianSaid("Ylva", "Provsson", custody=CustodyTold.joint),
    GuardianSaid("Arne", "Provsson", custody=CustodyTold.joint),
    GuardianSaid(),
    GuardianSaid("Britta", "Vårdsson", custody=CustodyTold.unknown),
)


def brought_to(house: House, state: ReferralState) -> UUID:
    """An anmälan in a state."""
    referral_id = referrals.received(house)
    if state is ReferralState.received:
        return referral_id
    for step in dict.fromkeys((ReferralState.under_assessment, state)):
        with house.work("koordinator") as work:
            ACTS[step](work, referral_id)
            work.commit()
    return referral_id


def state_of(house: House, referral_id: UUID) -> ReferralState:
    with house.work("koordinator", writing=False) as work:
        return whole.show(work, referral_id).task.state


def expected(before: ReferralState, act: ReferralState) -> ReferralState | ReferralProblem:
    """The states that may follow each other, written by hand."""
    if before is ReferralState.received:
        return act if act in FROM_LETTER else ReferralProblem.take_up_first
    if before is ReferralState.under_assessment:
        return act
    return ReferralProblem.answered_already


@pytest.mark.parametrize("before", ReferralState)
def test_every_act_in_every_state(sqlite_house: House, before: ReferralState) -> None:
    for act in ACTS:
        referral_id, wanted = brought_to(sqlite_house, before), expected(before, act)
        with sqlite_house.work("ersattare") as work:
            if isinstance(wanted, ReferralState):
                ACTS[act](work, referral_id)
                work.commit()
            else:
                with pytest.raises(Refused) as met:
                    ACTS[act](work, referral_id)
                assert met.value.reason is wanted, act
        after = wanted if isinstance(wanted, ReferralState) else before
        assert state_of(sqlite_house, referral_id) is after, act


def test_what_is_written_at_each_answer_is_read_again(house: House) -> None:
    for state, words in (
        (ReferralState.referred_on, ("Elevhälsan", "Ringde dit tillsammans med mamma.")),
        (ReferralState.withdrawn, ("Ringde i dag.",)),
    ):
        referral_id = brought_to(house, state)
        with house.work("koordinator", writing=False) as work:
            answer = whole.show(work, referral_id).answer
        assert set(words) <= {answer.handed_to, answer.handed_how, answer.note}
        assert answer.at == START


def test_what_the_sender_takes_back_before_anyone_has_looked_is_kept_with_its_time_of_receipt(house: House) -> None:
    referral_id = referrals.received(house)
    house.clock.forward(hours=3)
    with house.work("koordinator") as work:
        answers.withdraw(work, referral_id, "Ringde i dag.")
        work.commit()
    with house.work("koordinator", writing=False) as work:
        assert whole.show(work, referral_id).task.received_at == START


def test_every_guardian_who_was_told_is_in_the_case_with_custody_as_it_was_told(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work("koordinator") as work:
        case_id = acceptance.accept(work, referral_id, referrals.acceptance(referrals.SENT, *GUARDIANS))
        work.commit()
    with house.work("koordinator", writing=False) as work:
        sight = reach.find(work, Permission.case_read, case_id)
        by_id = {each.id: each.given_name for each in people.persons(work, sight)}
        told = custodies.custodies(work, sight)
        kinds = [(by_id[line.guardian_id], line.kind) for line in told]
    assert sorted(by_id.values()) == ["Alva", "Arne", "Britta", "Ylva"]
    assert sorted(kinds) == [("Arne", CustodyKind.joint), ("Ylva", CustodyKind.joint)]


def test_the_pages_of_the_new_answers(sqlite_house: House) -> None:
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/anmalningar/{referrals.taken_up(sqlite_house)}"
    coordinator.get(f"{path}/vidare")
    coordinator.post(f"{path}/vidare", 422, handed_to="", handed_how="Ringde.")
    assert "Ange vart du har lotsat familjen." in coordinator.text
    assert "Ringde." in coordinator.text
    coordinator.fill(f"{path}/vidare", handed_to="Elevhälsan", handed_how="Ringde.")
    assert "Lotsad vidare 23 november 2026" in coordinator.text
    path = f"/anmalningar/{referrals.received(sqlite_house)}"
    coordinator.get(f"{path}/atertagen")
    coordinator.post(f"{path}/atertagen", 422, note="")
    assert "Ange hur du fick veta det." in coordinator.text
    coordinator.fill(f"{path}/atertagen", note="Mamman ringde.")
    assert "Återtagen 23 november 2026" in coordinator.text
    assert "Mamman ringde." in coordinator.text


def test_complaint_k9_and_r22_the_time_of_arrival_goes_with_the_orosanmalan(sqlite_house: House) -> None:
    referral_id = referrals.received(sqlite_house)
    sqlite_house.clock.forward(days=3)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/anmalningar/{referral_id}"
    day = "förhandsbedömningen ska vara klar senast 7 december 2026"
    assert f"måndag 23 november kl. 10.00. Socialtjänstens dagar räknas därifrån, så {day}" in (
        coordinator.get(f"{path}/overlamning").text
    )
    coordinator.fill(f"{path}/overlamning", handed_to="Samira på mottagningen", handed_how="Per telefon")
    assert "Anmälan kom in måndag 23 november kl. 10.00" in coordinator.text
    assert "Förhandsbedömningen ska vara klar senast 7 december 2026" in coordinator.text


def test_r21_every_page_on_which_a_worry_is_told_leads_to_the_orosanmalan(sqlite_house: House) -> None:
    kurator = Visitor(sqlite_house).sign_in("kurator")
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/anmalningar/{referrals.taken_up(sqlite_house)}"
    for visitor, page in (
        (kurator, "/anmalningar/ny"),
        (kurator, "/radfragningar/ny"),
        (coordinator, "/anmalningar/samtal"),
        (coordinator, path),
    ):
        visitor.get(page)
        links = [str(link.get("href")) for link in visitor.page.all("a")]
        assert "https://www.kalmar.se/orosanmalan" in links, page
        assert "rosanmälan" in visitor.text.split("Frågor om SSPF?")[0], page


def test_r23_no_partner_reaches_any_page_that_tells_of_a_handed_over_anmalan(sqlite_house: House) -> None:
    referral_id = brought_to(sqlite_house, ReferralState.handed_over)
    for login in ("kurator", "rektor", "gruppchef", "fritidsledare"):
        visitor = Visitor(sqlite_house).sign_in(login)
        visitor.get("/anmalningar", status=403)
        visitor.get(f"/anmalningar/{referral_id}", status=403)
        assert "lämnad" not in visitor.get("/").text


def test_r65_protected_data_is_asked_about_before_a_case_begins(sqlite_house: House) -> None:
    unasked = replace(referrals.SENT, youth=replace(referrals.YOUTH, protected=ProtectedAnswer.unknown))
    path = f"/anmalningar/{referrals.taken_up(sqlite_house, unasked)}/arende"
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(path)
    case = {"given_name": "Alva", "family_name": "Provsson", "personal_number": "20120512-2383"}
    coordinator.post(path, 422, **case)
    assert "Ange om ungdomen har skyddade personuppgifter." in coordinator.text
    coordinator.fill(path, **case, protected="ja")
    assert "Skyddade personuppgifter." in coordinator.text
