"""An hour's meeting in a few minutes: two write all the time while the line breaks, for a whole minute and at random.

Every word that the page said was saved is held against what the server has, all the way.
"""

import random
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.house import House
from tests.meeting_mode.room import SAVED, Room, Seat, going_on

MINUTE = 60
WORDS = ("borta", "ofta", "mest", "på", "måndagar", "men", "inte", "när", "mentorn", "möter")
POINTS = ("syfte", "risk", "skydd", "mal")


def lines_of(text: str) -> set[str]:
    return {line for line in text.split("\n") if line}


def type_a_line(seat: Seat, chance: random.Random, number: int) -> str:
    """One more line at the point that is shown, like a person: a word at a time."""
    line = f"{number} " + " ".join(chance.choices(WORDS, k=6))
    seat.text.press("Control+End")
    seat.text.press_sequentially(line + "\n", delay=5)
    return line


def acknowledged(seat: Seat) -> set[str]:
    """The lines that the page shows as saved now."""
    if (seat.state.text_content() or "").strip().startswith(SAVED):
        return lines_of(seat.text.input_value())
    return set()


def kept(room: Room) -> set[str]:
    return {line for texts in room.kept().values() for text in texts for line in lines_of(text)}


@pytest.mark.browser
def test_the_network_is_gone_for_a_whole_minute_of_writing(sqlite_house: House, browser: Browser) -> None:
    with going_on(sqlite_house, browser) as room:
        seat, chance = room.seat().open(), random.Random(1)
        typed = [type_a_line(seat, chance, 0)]
        seat.sees_saved()
        seat.page.context.set_offline(True)
        until, said = time.monotonic() + MINUTE, acknowledged(seat)
        while time.monotonic() < until:
            typed.append(type_a_line(seat, chance, len(typed)))
            assert acknowledged(seat) == set()
            time.sleep(1)
        assert kept(room) == said
        seat.page.context.set_offline(False)
        seat.sees_saved()
        assert kept(room) == set(typed)
        print(f"\n{len(typed)} lines, of them {len(typed) - 1} without a network; all kept")


@pytest.mark.browser
@pytest.mark.parametrize("seed", range(3))
def test_two_write_while_everything_breaks_at_random(
    sqlite_house: House, browser: Browser, seed: int, tmp_path: Path
) -> None:
    with going_on(sqlite_house, browser) as room:
        chance = random.Random(seed)
        seats = [room.seat(), room.seat("ersattare")]
        typed: set[str] = set()
        ever: set[str] = set()
        broken = [seat.open(POINTS[0]) is None for seat in seats]
        for number in range(60):
            seat = chance.choice(seats)
            if chance.random() < 0.25:
                place = seats.index(seat)
                broken[place] = not broken[place]
                seat.page.context.set_offline(broken[place])
            if chance.random() < 0.1:
                room.switch_off()
                time.sleep(0.5)
                room.switch_on()
            if chance.random() < 0.2:
                seat.page.evaluate(f"location.hash = 'punkt-{chance.choice(POINTS)}'")
            typed.add(type_a_line(seat, chance, number))
            for each in seats:
                ever |= acknowledged(each)
            assert ever <= kept(room), "acknowledged and gone"
        for seat in seats:
            seat.page.context.set_offline(False)
            seat.page.clock.fast_forward(30_000)
            expect(seat.page.locator("[data-total]")).to_have_text("Allt är sparat", timeout=30_000)
        assert kept(room) == typed
        for seat in seats:
            seat.stores_nothing()
        print(f"\nseed {seed}: {len(typed)} lines by two; all kept")
