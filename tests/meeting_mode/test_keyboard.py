"""A whole meeting without a mouse, and every screen of it held against WCAG."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.examination import DESK, SMALL, Walk
from tests.factories import meeting_mode
from tests.house import House
from tests.meeting_mode.room import going_on


def focused(page: Page) -> str:
    """What has the keyboard now: its label, its text or its name."""
    return str(
        page.evaluate("""() => {
        const on = document.activeElement;
        const words = on.labels?.length ? on.labels[0].textContent : on.textContent;
        return words.replace(/\\s+/g, ' ').trim();
    }""")
    )


def tab_to(page: Page, words: str, key: str = "Tab", most: int = 60) -> None:
    """Press Tab until the keyboard is where the words are."""
    met = []
    for _ in range(most):
        page.keyboard.press(key)
        met.append(focused(page))
        if met[-1].startswith(words):
            return
    raise AssertionError(f"Tab never came to {words!r}; it came to {met}")


def test_a_meeting_is_led_from_its_first_point_to_its_end_by_keyboard_alone(
    sqlite_house: House, browser: Browser
) -> None:
    with going_on(sqlite_house, browser, planned=True) as room:
        meeting_mode.everyone_came(sqlite_house, room.at)
        seat = room.seat().open("syfte")
        page = seat.page
        tab_to(page, "Anteckning")
        page.keyboard.type("Vi träffas för skolans skull.")
        page.keyboard.press("Control+s")
        expect(page.locator("[data-live]")).to_have_text("Allt är sparat")
        for heading in ("Presentationsrunda", "Vilken oro finns?"):
            page.keyboard.press("Alt+PageDown")
            expect(page.get_by_role("heading", name=heading)).to_be_focused()
        tab_to(page, "Anteckning")
        page.keyboard.type("Borta två dagar.")
        tab_to(page, "Lägg till en oro")
        page.keyboard.press("Enter")
        tab_to(page, "Vad handlar det om?")
        page.keyboard.type("Har svårt att h")
        tab_to(page, "Spara i planen")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Sparat i planen.")).to_be_visible()
        assert focused(page) == "Lägg till en oro"
        expect(page.locator("#punkt-risk .hand-list")).to_contain_text("Har svårt att hålla kvar")
        for shown in ("Bara jag ser", "Familjen ser"):
            page.keyboard.press("F9")
            expect(page.get_by_role("link", name=shown)).to_have_attribute("aria-current", "true")
            expect(page.locator("[data-total]")).to_have_text("Allt är sparat")
        tab_to(page, "Läs upp och avsluta")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Vi läser upp det som är sagt")).to_be_visible()
        for _ in range(2):
            tab_to(page, "Vad handlar texten om?")
            page.keyboard.type("Skola")
        tab_to(page, "Avsluta mötet och fastställ planen")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Mötet är genomfört och planen är fastställd.")).to_be_visible()


def test_what_the_plan_refused_stands_at_its_point_and_its_error_leads_to_the_field(
    sqlite_house: House, browser: Browser
) -> None:
    with going_on(sqlite_house, browser, planned=True) as room:
        page = room.seat().open("mal").page
        tab_to(page, "Lägg till ett mål")
        page.keyboard.press("Enter")
        tab_to(page, "Spara i planen")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Det här behöver rättas")).to_be_visible()
        expect(page.get_by_role("heading", name="Vad behöver uppnås")).to_be_visible()
        tab_to(page, "Ange vad målet handlar om.")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Vad handlar målet om?")).to_be_focused()


def test_every_screen_of_a_meeting_keeps_to_wcag_and_fits_a_small_phone(sqlite_house: House, browser: Browser) -> None:
    with going_on(sqlite_house, browser, planned=True) as room:
        walk, axe = Walk(browser, ""), Axe()
        walk.axe = axe
        seat = room.seat().open("risk")
        seat.write("Borta två dagar.")
        seat.sees_saved()
        faults: list[str] = []
        for path in ("moteslage#punkt-risk", "moteslage?skarm=egen#punkt-atgarder", "upplasning"):
            seat.page.goto("about:blank")
            seat.page.goto(f"{room.path}/{path}")
            for each in seat.page.locator("[data-point]:not([hidden]) details").all():
                each.locator("summary").click()
            for size in (DESK, SMALL):
                seat.page.set_viewport_size(size)
                faults += [f"{path} {size['width']}: {fault}" for fault in walk.faults(seat.page)]
        seat.page.goto("about:blank")
        assert faults == []


def test_what_is_announced_is_trouble_and_its_end_never_each_save(sqlite_house: House, browser: Browser) -> None:
    with going_on(sqlite_house, browser) as room:
        seat = room.seat().open()
        live = seat.page.locator("[data-live]")
        for text in ("Ett", "Ett och två", "Ett, två och tre"):
            seat.write(text)
            seat.sees_saved()
        expect(live).to_have_text("")
        seat.page.context.set_offline(True)
        seat.write("Fyra")
        expect(live).to_have_text(re.compile("Ingen kontakt"))
        seat.page.context.set_offline(False)
        expect(live).to_have_text("Kontakten är tillbaka.")
