"""5,000 anmälningar in a row at the real servers: staff pages answer, storage stays bounded, no address is kept.

Together: one program shows the form and the staff pages. Apart: the form is shown by a program without keys.
"""

import http.client
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from sspf import installation as installations
from sspf import server
from sspf.access.actor import SYSTEM
from sspf.catalogue import loader
from sspf.db import open_engine
from sspf.demo import staff
from sspf.referrals.models import Knock, Letter
from sspf.settings import PROJECT
from sspf.work import begin
from tests.browser import Page
from tests.factories import referrals
from tests.house import TOY, settings_for

POSTS = 5_000
FROM_ONE = 1_000
"""The first come from one connection; the others from `CROWD` connections in turn."""
CROWD = 1_000
HOST = "sspf.example"
TYPED = {**referrals.TYPED, "born_on": "2012-05-12"}
"""A real installation refuses the personal numbers of invented people."""
DOORS = loader.load(PROJECT / "config").doors


@dataclass
class Client:
    """A browser in few lines: its cookies, and the address that the proxy says it has."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, form: dict[str, object] | None = None, address: str = "") -> tuple[int, str]:
        """The status and the text of an answer."""
        headers = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": address or "192.0.2.1",
            "Referer": f"https://{HOST}{path}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form, doseq=True)
        with closing(http.client.HTTPConnection(server.LOOPBACK, self.port, timeout=60)) as connection:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return answer.status, text

    def sign_in(self) -> "Client":
        """As the coordinator."""
        hidden = Page(self.ask("GET", "/logga-in")[1]).fields()
        typed = {"email": f"koordinator@{staff.DOMAIN}", "password": staff.PASSWORD}
        assert self.ask("POST", "/logga-in", {**hidden, **typed})[0] == 303
        return self


@contextmanager
def served(log: Path, environ: dict[str, str], *words: str) -> Iterator[int]:
    """A program of ours on a free port, everything it says in a file."""
    port = server.free_port()
    command = [sys.executable, "-m", "sspf", "serve", "--workers", "2", "--bind", f"{server.LOOPBACK}:{port}", *words]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SSPF_")}
    with log.open("wb") as file:
        process = subprocess.Popen(command, env={**clean, **environ}, stdout=file, stderr=file)
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            assert Client(port).ask("GET", "/halsa")[0] == 200
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


@dataclass
class Watch:
    """A coordinator who looks at two pages again and again, and how long each took."""

    client: Client
    over: Event = field(default_factory=Event)
    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def look(self) -> None:
        """One visit."""
        for path in ("/anmalningar", "/"):
            began = time.perf_counter()
            status, _ = self.client.ask("GET", path)
            self.seconds.append(time.perf_counter() - began)
            self.statuses[status] += 1

    def keep_looking(self) -> None:
        """Until it is over."""
        while not self.over.wait(0.02):
            self.look()

    def told(self) -> str:
        """Median, 95th percentile and the longest, in milliseconds."""
        cuts = statistics.quantiles(self.seconds, n=20)
        found = (statistics.median(self.seconds), cuts[18], max(self.seconds))
        return " / ".join(f"{each * 1000:.0f}" for each in found) + f" ms of {len(self.seconds)}"


@pytest.mark.parametrize("apart", [False, True], ids=["together", "apart"])
def test_five_thousand_posts_in_a_row(tmp_path: Path, apart: bool) -> None:
    inside, logs = tmp_path / "inside", tmp_path / "logs"
    logs.mkdir()
    _furnish(inside)
    environ = {"SSPF_DATA": str(inside), "SSPF_PUBLIC_URL": f"https://{HOST}", "SSPF_PROXIES": "1"}
    street = {
        **environ,
        "SSPF_DATA": str(tmp_path / "street"),
        "SSPF_DATABASE_URL": f"sqlite:///{inside / 'sspf.sqlite'}",
        "SSPF_LETTERBOX_FILE": str(inside / "letterbox.pub"),
    }
    with served(logs / "inside", environ) as port:
        calm = Watch(Client(port).sign_in())
        for _ in range(100):
            calm.look()
        if not apart:
            _flood(port, port, inside, calm)
        else:
            with served(logs / "street", street, "--public") as open_port:
                _flood(open_port, port, inside, calm)
    kept = [*inside.rglob("*"), *(tmp_path / "street").rglob("*"), *logs.iterdir()]
    contents = [path.read_bytes() for path in kept if path.is_file()]
    assert not [each for each in _addresses() if any(each.encode() in content for content in contents)]
    print(f"addresses sought in {len(contents)} files, {sum(map(len, contents)) / 1e6:.1f} MB: none found")


def _furnish(folder: Path) -> None:
    house = installations.make(settings_for(folder))
    with begin(house, SYSTEM) as work:
        staff.employ(work, TOY.hash(staff.PASSWORD))
        work.commit()
    house.engine.dispose()
    house.vault.keystore.engine.dispose()


def _addresses() -> list[str]:
    return ["198.51.100.250", *(f"2001:db8:{number:x}:9::7" for number in range(CROWD))]


def _flood(open_port: int, port: int, folder: Path, calm: Watch) -> None:
    before = _stored(folder)
    watch = Watch(Client(port, dict(calm.client.cookies)))
    thread = Thread(target=watch.keep_looking)
    thread.start()
    began = time.perf_counter()
    try:
        statuses = _posts(open_port)
    finally:
        watch.over.set()
        thread.join()
    took, after = time.perf_counter() - began, _stored(folder)
    print(f"\n{POSTS} posts in {took:.0f} s, {took / POSTS * 1000:.1f} ms each: {dict(statuses)}")
    print(f"staff pages, median / 95 % / longest: calm {calm.told()}, during {watch.told()}")
    print(f"database {before / 1e6:.2f} MB before, {after / 1e6:.2f} MB after")
    assert statuses == {303: DOORS.letters_at_most, 429: POSTS - DOORS.letters_at_most}
    assert set(watch.statuses) == {200}
    assert after - before < 10e6
    engine = open_engine(f"sqlite:///{folder / 'sspf.sqlite'}")
    with engine.connect() as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in (Letter, Knock)]
    engine.dispose()
    assert counts == [DOORS.letters_at_most] * 2
    _one_taken_up_makes_room_for_one(open_port, port, calm.client)


def _posts(port: int) -> Counter[int]:
    """Every post from one open form, each with a word of its own, as somebody would who means harm."""
    client, statuses = Client(port), Counter[int]()
    hidden = Page(client.ask("GET", "/anmalan")[1]).fields()
    alone, *crowd = _addresses()
    for number in range(POSTS):
        address = alone if number < FROM_ONE else crowd[number % CROWD]
        form = {**hidden, **TYPED, "once": f"word-{number}"}
        statuses[client.ask("POST", "/anmalan", form, address)[0]] += 1
        if number == FROM_ONE - 1:
            assert statuses == {303: DOORS.letters_per_hour, 429: FROM_ONE - DOORS.letters_per_hour}
    return statuses


def _one_taken_up_makes_room_for_one(open_port: int, port: int, coordinator: Client) -> None:
    page = Page(coordinator.ask("GET", "/anmalningar")[1])
    path = next(str(link["href"]) for link in page.all("a") if str(link.get("href")).count("-") == 4)
    hidden = Page(coordinator.ask("GET", path)[1]).fields(f"{path}/bedomning")
    assert coordinator.ask("POST", f"{path}/bedomning", dict(hidden))[0] == 303
    sender = Client(open_port)
    found = []
    for _ in range(2):
        hidden = Page(sender.ask("GET", "/anmalan")[1]).fields()
        found.append(sender.ask("POST", "/anmalan", {**hidden, **TYPED}, "192.0.2.77")[0])
    assert found == [303, 429]


def _stored(folder: Path) -> int:
    """Bytes of everything below the data folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
