"""The meeting mode in real browsers: nothing acknowledged is lost, and nothing unsaved looks saved."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Route, expect

from sspf.accounts import actions as accounts
from tests.house import House
from tests.meeting_mode.room import Room, going_on, sign_in


@pytest.fixture
def room(sqlite_house: House, browser: Browser) -> Iterator[Room]:
    """A meeting that has begun."""
    with going_on(sqlite_house, browser) as found:
        yield found


def test_two_write_at_the_same_point_and_each_sees_the_other(room: Room) -> None:
    koordinator, deputy = room.seat().open(), room.seat("ersattare").open()
    koordinator.write("Borta två dagar i veckan.")
    deputy.write("Det började i höstas.")
    koordinator.sees_saved()
    deputy.sees_saved()
    for seat, others in ((koordinator, "Det började i höstas."), (deputy, "Borta två dagar i veckan.")):
        seat.wait_for_the_others()
        expect(seat.page.locator("[data-others=risk]")).to_contain_text(others)
    assert set(room.kept()["risk"]) == {"Borta två dagar i veckan.", "Det började i höstas."}


def test_with_the_network_cut_one_writes_on_and_everything_goes_up_when_it_is_back(room: Room) -> None:
    seat = room.seat().open()
    seat.write("Före")
    seat.sees_saved()
    seat.page.context.set_offline(True)
    seat.write("Före, under")
    expect(seat.page.locator("[data-connection]")).to_contain_text("Ingen kontakt med servern")
    seat.sees_unsaved()
    expect(seat.page.locator("[data-total]")).to_have_text("Inte sparat än")
    seat.go_on()
    seat.write("Också vid nästa punkt")
    seat.sees_unsaved()
    assert room.kept() == {"risk": ["Före"]}
    seat.page.context.set_offline(False)
    seat.sees_saved()
    expect(seat.page.locator("[data-total]")).to_have_text("Allt är sparat")
    expect(seat.page.locator("[data-connection]")).to_be_hidden()
    assert room.kept() == {"risk": ["Före, under"], "skydd": ["Också vid nästa punkt"]}
    seat.stores_nothing()


def test_a_tab_that_is_opened_again_has_everything_that_was_acknowledged(room: Room) -> None:
    seat = room.seat().open()
    seat.write("Sparat innan fliken stängdes")
    seat.sees_saved()
    again = room.window(seat.page.context.new_page(), login="")
    seat.page.close()
    again.open()
    expect(again.text).to_have_value("Sparat innan fliken stängdes")
    again.sees_saved()


def test_leaving_asks_first_while_something_is_not_saved_and_never_otherwise(room: Room) -> None:
    seat = room.seat().open()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    seat.page.on("dialog", stay)
    seat.page.context.set_offline(True)
    seat.text.press_sequentially("Inte sparat än")
    seat.sees_unsaved()
    seat.page.close(run_before_unload=True)
    seat.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(seat.text).to_have_value("Inte sparat än")
    seat.page.context.set_offline(False)
    seat.sees_saved()
    seat.page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_server_that_is_switched_off_and_on_loses_nothing(room: Room) -> None:
    seat = room.seat().open()
    seat.write("Före omstarten")
    seat.sees_saved()
    room.switch_off()
    seat.write("Före omstarten, och under den")
    expect(seat.page.locator("[data-connection]")).to_be_visible()
    seat.sees_unsaved()
    room.switch_on()
    seat.page.clock.fast_forward(20_000)
    seat.sees_saved()
    assert room.kept() == {"risk": ["Före omstarten, och under den"]}
    seat.open("syfte").open("risk")
    expect(seat.text).to_have_value("Före omstarten, och under den")


def test_an_answer_that_is_lost_after_the_server_saved_is_no_conflict_and_looks_unsaved_until_it_comes(
    room: Room,
) -> None:
    seat = room.seat().open()
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    seat.page.route("**/spara", lose)
    seat.write("Kom fram, men svaret försvann")
    expect(seat.page.locator("[data-connection]")).to_be_visible()
    seat.sees_unsaved()
    assert lost == [200]
    assert room.kept() == {"risk": ["Kom fram, men svaret försvann"]}
    seat.write("Kom fram, men svaret försvann. Och mer.")
    seat.page.clock.fast_forward(5_000)
    seat.sees_saved()
    assert room.kept() == {"risk": ["Kom fram, men svaret försvann. Och mer."]}


def test_when_the_login_has_ended_the_text_waits_for_a_new_one_in_another_tab(room: Room) -> None:
    seat = room.seat().open()
    with room.house.work("administrator") as work:
        accounts.log_out_everywhere(work, room.house.ids["koordinator"])
        work.commit()
    seat.write("Skrivet efter en lång paus")
    expect(seat.page.locator("[data-connection]")).to_contain_text("Du har blivit utloggad")
    seat.sees_unsaved()
    with seat.page.context.expect_page() as opened:
        seat.page.get_by_role("link", name="Logga in i en ny flik").click()
    sign_in(opened.value, f"http://127.0.0.1:{room.port}", "koordinator")
    seat.page.bring_to_front()
    seat.page.clock.fast_forward(15_000)
    seat.sees_saved()
    expect(seat.page.locator("[data-connection]")).to_be_hidden()
    assert room.kept() == {"risk": ["Skrivet efter en lång paus"]}


def test_the_same_person_in_two_tabs_keeps_both_texts_and_is_told(room: Room) -> None:
    seat = room.seat().open()
    other = room.window(seat.page.context.new_page(), login="").open()
    seat.write("I första fliken")
    seat.sees_saved()
    other.write("I andra fliken")
    other.sees_saved()
    expect(other.page.locator("[data-live]")).to_contain_text("Båda texterna finns kvar")
    assert room.kept() == {"risk": ["I första fliken", "I andra fliken"]}
    other.open("syfte").page.reload()
    other.open("risk")
    expect(other.page.locator("#punkt-risk textarea").first).to_have_value("I första fliken")
    expect(other.text).to_have_value("I andra fliken")


def test_words_that_are_refused_stay_on_the_page_with_what_to_do(room: Room) -> None:
    seat = room.seat().open()
    seat.write("å" * 4010)
    expect(seat.state).to_contain_text("Korta texten med 10 tecken")
    seat.sees_unsaved()
    assert room.kept() == {}
    seat.write("å" * 4000)
    seat.sees_saved()
