"""What goes wrong while somebody answers: codes that do not work, answers nobody can read, visits that are cut off."""

import re

import pytest

from sspf import installation as installations
from sspf.app import for_installation
from sspf.surveys.rules.codes import FAILURES_PER_ADDRESS
from sspf.surveys.rules.dispatches import DispatchState
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.factories.answering import SEND, STEP, Phone, one_code, saved, states
from tests.house import TOY, House

REFUSED = "Koden fungerar inte."


def test_used_wrong_and_old_codes_meet_the_same_sentence(phone: Phone, sqlite_house: House) -> None:
    used, old = surveys.codes(sqlite_house, cases.family(sqlite_house).case_id, 2)
    surveys.answer(sqlite_house, used)
    sqlite_house.clock.forward(days=31)
    said = set()
    for code in (used, old, "ACD-EFG-H4K5"):
        phone.visitor.get("/enkat")
        phone.visitor.post("/enkat", status=422, code=code)
        assert REFUSED in phone.visitor.text
        said.add(re.sub(r"\s+", " ", phone.visitor.text.replace(code, "")))
    assert len(said) == 1


def test_sending_twice_saves_once_and_leads_to_the_same_thanks(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start().all()
    form = phone.kept
    phone.send()
    again = phone.visitor.client.post(SEND, data=form)
    assert (again.status_code, again.headers["Location"]) == (303, "/enkat/tack/ungdom-2026-1")
    assert len(saved(sqlite_house)) == 1


def test_whoever_never_saw_the_thanks_looks_through_the_answers_again_and_is_thanked(
    phone: Phone, sqlite_house: House
) -> None:
    """The answers arrived, the way back was lost: the page before is shown anew, and sending it saves nothing twice."""
    phone.open(one_code(sqlite_house)).start().all(forstod="helt")
    phone.visitor.client.post(SEND, data=phone.kept)
    phone.step("0").next(forstod="inte-alls").send()
    assert "Svaren är sparade" in phone.text
    assert saved(sqlite_house) == [{"forstod": "helt"}]


def test_the_same_code_in_two_windows_saves_once_and_the_second_may_send_with_another(
    phone: Phone, sqlite_house: House
) -> None:
    code, another = surveys.codes(sqlite_house, cases.family(sqlite_house).case_id, 2)
    other = Phone.of(sqlite_house)
    phone.open(code).start().all().send()
    with pytest.raises(AssertionError, match="422"):
        other.open(code)
    second = Phone.of(sqlite_house).open(another).start().all(egna_ord="Fikat var gott.")
    second.send(422, code=code)
    for said in (REFUSED, "Svaren är inte skickade än", "Fikat var gott.", "Ring koordinatorn"):
        assert said in second.text
    assert "code" not in second.kept, "the code that failed must not be sent beside the new one"
    second.send(code=another)
    assert [each.get("egna-ord") for each in saved(sqlite_house)].count("Fikat var gott.") == 1


def test_a_code_that_runs_out_in_between_loses_nothing(phone: Phone, sqlite_house: House) -> None:
    case_id = cases.family(sqlite_house).case_id
    (code,) = surveys.codes(sqlite_house, case_id)
    phone.open(code).start().all(egna_ord="Fikat var gott.")
    sqlite_house.clock.forward(days=31)
    phone.send(422)
    assert REFUSED in phone.text
    phone.step("0").next(forstod="helt").send(422, code=code)
    (fresh,) = surveys.codes(sqlite_house, case_id)
    phone.send(code=fresh)
    assert saved(sqlite_house) == [{"egna-ord": "Fikat var gott.", "forstod": "helt"}]


def test_a_server_that_starts_anew_in_between_loses_nothing(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start().next(forstod="helt").next(saga="inte-alls")
    fields = phone.kept
    reopened = installations.open_existing(sqlite_house.settings, now=sqlite_house.clock)
    client = for_installation(reopened, TOY).test_client()
    for cookie in (phone.visitor.client._cookies or {}).values():  # noqa: SLF001 - the same telephone
        client.set_cookie(cookie.key, cookie.decoded_value)
    phone.visitor.client = client
    phone.visitor.meet(client.post(STEP, data={**fields, "step": "next"}), 200)
    phone.all().send()
    assert saved(sqlite_house) == [{"forstod": "helt", "saga": "inte-alls"}]
    reopened.engine.dispose()
    reopened.vault.keystore.engine.dispose()


def test_an_answer_that_cannot_be_read_stays_with_what_to_do_about_it(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start()
    phone.next(422, forstod="sådär")
    assert "Välj ett av svaren" in phone.text
    phone.skip().step("9").next(422, egna_ord="x" * 4001)
    assert "högst 4000 tecken" in phone.text
    assert "x" * 4001 in phone.text
    phone.next(egna_ord="Fikat.").skip().next(422, alder="fjorton")
    assert "Skriv en siffra från 6 till 25" in phone.text
    assert phone.visitor.page.title.startswith("Fel: Fråga 12")
    phone.skip().send()
    assert saved(sqlite_house) == [{"egna-ord": "Fikat."}]


def test_nothing_that_cannot_be_read_is_saved_whatever_is_sent(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start().all()
    phone.send(422, **{"svar-alder": "fjorton", "svar-lyssnade": "sådär"})
    assert phone.asked == "lyssnade"
    assert "Välj ett av svaren" in phone.text
    assert states(sqlite_house) == [DispatchState.issued]
    phone.skip().send(422)
    assert phone.asked == "alder"
    phone.next(alder="14").send()
    assert saved(sqlite_house) == [{"alder": 14}]


def test_a_code_does_not_open_another_questionnaire(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start().all()
    phone.send(422, questionnaire=surveys.PARTNER)
    assert REFUSED in phone.text
    phone.send(404, questionnaire="finns-inte")


def test_guessing_makes_the_address_wait_and_the_answers_are_kept_meanwhile(phone: Phone, sqlite_house: House) -> None:
    code = one_code(sqlite_house)
    phone.open(code).start().all(egna_ord="Fikat var gott.")
    guesser = Visitor(sqlite_house)
    for _ in range(FAILURES_PER_ADDRESS):
        guesser.get("/enkat")
        guesser.post("/enkat", status=422, code="ACD-EFG-H4K5")
    guesser.get("/enkat")
    guesser.post("/enkat", status=422, code=code)
    assert "Vänta en kvart" in guesser.text
    phone.send(422)
    assert "Vänta en kvart" in phone.text
    assert "Fikat var gott." in phone.text
    sqlite_house.clock.forward(minutes=16)
    phone.send(code=code)


def test_an_empty_code_is_no_guess(phone: Phone, sqlite_house: House) -> None:
    for _ in range(FAILURES_PER_ADDRESS + 1):
        phone.visitor.get("/enkat")
        phone.visitor.post("/enkat", status=422, code="")
        assert REFUSED in phone.visitor.text
    Phone(phone.visitor).open(one_code(sqlite_house))
