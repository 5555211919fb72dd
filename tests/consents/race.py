"""Many readers at once over HTTP, and one withdrawal among them: when each read started, and what it was answered."""

import http.client
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.browser import Page, Visitor
from tests.consents.life import PARTNERS
from tests.factories import cases, consents
from tests.house import House
from tests.walker import served

NAME = "Provsson"
"""Stands in every page of the case and in lists that hold it, and nowhere else."""
RECEIVED = {"received_on": "2026-11-23", "received_time": "10.00"}
"""The minute that the house's clock shows."""


@dataclass(frozen=True)
class Read:
    """One request: when it was sent, and whether what came back told of the young person."""

    started: float
    told: bool
    status: int


@dataclass
class Race:
    """What was read before, during and after the withdrawal's answer."""

    reads: list[Read] = field(default_factory=list)
    answered: float = 0.0

    @property
    def before(self) -> list[Read]:
        """Reads that began before the answer came."""
        return [each for each in self.reads if each.started <= self.answered]

    @property
    def after(self) -> list[Read]:
        """Reads that began when the answer had come."""
        return [each for each in self.reads if self.answered and each.started > self.answered]


@dataclass(frozen=True)
class Browser:
    """Somebody signed in, with a connection of their own for each request."""

    address: str
    cookie: str

    def send(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Status and body."""
        connection = http.client.HTTPConnection(str(urlsplit(self.address).netloc), timeout=60)
        headers = {"Cookie": f"sspf={self.cookie}"}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body


def run(house: House, reads: int, readers: int = 4) -> Race:
    """A case that is shared with everyone is read by several at once; half-way a guardian takes the yes back.

    Half of the reads come before, whatever happens while the form is on its way comes on top, and half come after.
    """
    made = consents.given(house, tuple(PARTNERS.values()))
    for login in PARTNERS:
        cases.take_part(house, made.case_id, login)
    mother = made.family.guardian_ids[0]
    race, half = Race(), threading.Event()
    paths = (f"/arenden/{made.case_id}", "/arenden", f"/arenden/{made.case_id}/plan")
    with served(house.app) as address:
        people = {login: _browser(house, address, login) for login in ("koordinator", *PARTNERS)}

        def keep_reading(number: int) -> None:
            browser = people[list(PARTNERS)[number % len(PARTNERS)]]
            while not race.answered or len(race.after) < reads - reads // 2:
                path = paths[len(race.reads) % len(paths)]
                started = time.monotonic()
                status, body = browser.send("GET", path)
                race.reads.append(Read(started, NAME in body, status))
                if len(race.reads) >= reads // 2:
                    half.set()

        threads = [threading.Thread(target=keep_reading, args=(number,)) for number in range(readers)]
        form = f"/arenden/{made.case_id}/samtycke/tillbaka"
        _, page = people["koordinator"].send("GET", form)
        fields = {**Page(page).fields(), "signer": str(mother), "extent": "allt", **RECEIVED}
        for thread in threads:
            thread.start()
        half.wait(60)
        status, body = people["koordinator"].send("POST", form, fields)
        race.answered = time.monotonic()
        for thread in threads:
            thread.join()
    assert status == 303, Page(body).text
    return race


def _browser(house: House, address: str, login: str) -> Browser:
    cookie = Visitor(house).sign_in(login).client.get_cookie("sspf")
    assert cookie is not None
    return Browser(address, cookie.value)
