"""What the steps share: the house, who sits at which browser, the words that were typed and how time passes."""

import os
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser

from sspf.clock import TIME_ZONE
from tests.canaries import canary
from tests.examination import DESK, PHONE, Walk
from tests.house import House
from tests.walker import Walker, served

PICTURES = "SSPF_JOURNEY_PICTURES"
"""Names a folder. The pages met are then photographed there, and what is typed has no canaries, to read well."""


@dataclass
class Story:
    """One case on its way, and everyone who meets it."""

    house: House
    walk: Walk
    secrets: list[str] = field(default_factory=list)
    people: dict[str, Walker] = field(default_factory=dict)
    number: str = ""
    receipt: str = ""
    seconds: dict[str, float] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """The text with a word that stands nowhere else, to be searched for in the end."""
        if self.walk.pictures is not None:
            return text
        self.secrets.append(canary())
        return f"{text} {self.secrets[-1]}"

    def keep(self, secret: str) -> str:
        """Something that a page showed and that no file may hold, such as a code."""
        self.secrets.append(secret)
        return secret

    def as_(self, login: str, phone: bool = False) -> Walker:
        """One of the staff at the start page, signed in anew when the login has ended since the last time."""
        if login not in self.people:
            self.people[login] = Walker(self.walk, login, PHONE if phone else DESK)
        walker = self.people[login]
        walker.go("/")
        return walker.sign_in() if walker.place == "/logga-in" else walker

    def stranger(self, name: str) -> Walker:
        """Someone without an account, with a phone."""
        self.people[name] = Walker(self.walk, name, PHONE)
        return self.people[name]

    def at_case(self, login: str = "koordinator") -> Walker:
        """One of the staff on the case's page, reached from another page of it or from the list of cases."""
        walker = self.people.get(login)
        if walker is None or not walker.has_link(self.number):
            walker = self.as_(login)
            walker.visit("Ärenden")
        walker.follow(self.number)
        return walker.sign_in() if walker.place == "/logga-in" else walker

    def wait_until(self, day: str, clock: str) -> None:
        """Let time pass until this day and hour in Sweden."""
        self.house.clock.at = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=TIME_ZONE).astimezone(UTC)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Tell what the story is doing, for messages, and note how long it took."""
        self.walk.step, started = name, monotonic()
        yield
        self.seconds[name] = monotonic() - started

    def summary(self) -> str:
        """How long each step took, and how many kinds of pages were met and measured."""
        steps = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in self.seconds.items())
        total = sum(self.seconds.values())
        return f"{steps}; {total:.0f} s, {len(self.walk.kinds)} kinds of pages, {self.walk.measured} measured"

    def remembered_by_browsers(self) -> Iterator[bytes]:
        """Everything the browsers keep: cookies, also unpacked, and both kinds of storage."""
        for walker in self.people.values():
            kept = walker.context.storage_state()
            yield str(kept).encode()
            yield walker.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").encode()
            yield from (_unpacked(cookie["value"]) for cookie in kept["cookies"])


@contextmanager
def told(house: House, browser: Browser) -> Iterator[Story]:
    """A story that begins now; all browsers are closed in the end."""
    folder = os.environ.get(PICTURES)
    pictures = Path(folder) if folder else None
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    with served(house.app) as address:
        story = Story(house, Walk(browser, address, pictures))
        yield story
        for walker in story.people.values():
            walker.leave()


def _unpacked(cookie: str) -> bytes:
    """What a signed cookie says: base64, and compressed when it opens with a point."""
    packed = cookie.startswith(".")
    text = cookie.lstrip(".").partition(".")[0]
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return zlib.decompress(data) if packed else data
