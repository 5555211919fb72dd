"""Visits addresses as everyone in turn, one request at a time, and tells in one word what the answer was."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import select, text
from werkzeug.test import TestResponse

from sspf.accounts.models import LoginSession, SeatHolder
from sspf.db import Base
from tests.access.world import Place, Standing
from tests.browser import Visitor
from tests.factories import (
    agreements,
    calendars,
    consultations,
    disclosures,
    group_cases,
    groups,
    parts,
    referrals,
    reports,
    situations,
    surveys,
)
from tests.house import House, backend, serve

PLACEHOLDER = re.compile(r"<(?:[^<>:]+:)?(\w+)>")
CHANCE = re.compile(rb'(nonce|name="csrf_token" value|name="once" value)="[^"]*"')
"""What differs between two showings of the same page."""
WORDS = {200: "open", 302: "open", 303: "open", 409: "open", 422: "open", 401: "login", 403: "no", 404: "hidden"}
BESIDES_THE_POINT = frozenset({"audit_entry", "audit_head", "survey_failed_code", "knock"})
NAMED = {
    "kind": "oro",
    "leaflet": "information",
    "name": "problembild",
    "number": "1",
    "point": "syfte",
    "provision": disclosures.CONTACT,
    "questionnaire": surveys.YOUTH,
    "filename": "theme.css",
    "unit": "skola-norr",
    "agency": "polis",
    "term": "2026-ht",
    "item": "syfte",
    "group": "styrgrupp",
    "duty": "styrgruppen",
    "span": "2026-ht",
    "indicator": "attendance",
    "group_point": "nulage",
    "count_kind": "cykelstold",
    "count_source": "polisen",
    "question": "platser",
    "reader": "familj",
    "file_kind": "pdf",
    "section": "sammanfattning",
    "period": "2025",
    "export": "csv",
}
FIELDS = {each: {"questionnaire": surveys.YOUTH} for each in ("answers.create", "answers.edit", "paper_answers.create")}
"""What stands in for a part of the address: which questionnaire is answered."""
SPOKEN_FOR = frozenset({"acceptances.create", "moves.create", "moves.new", "reports.create", "reports.new"})
"""Routes whose measure is a promise in the plan that holds; the others' is one in the draft."""


@dataclass(frozen=True)
class Route:
    """One method of one rule of the URL map."""

    endpoint: str
    method: str
    rule: str

    @property
    def row(self) -> tuple[str, str]:
        """Its row in the table."""
        return self.endpoint, self.method

    @property
    def names(self) -> frozenset[str]:
        """What the address names."""
        return frozenset(PLACEHOLDER.findall(self.rule))

    @property
    def of_case(self) -> bool:
        """Whether the address leads into a case."""
        return bool(self.names & {"case_id", "meeting_id", "summons_id"})

    def path(self, ids: Mapping[str, object]) -> str:
        """The address with its names filled in."""
        return PLACEHOLDER.sub(lambda found: str(ids[found[1]]), self.rule)


@dataclass(frozen=True)
class Subject:
    """Somebody at a browser: the login, its column in the table, and what the browser holds. No visit changes that."""

    login: str
    role: str
    cookie: str
    token: str
    login_id: object


@dataclass
class World:
    """The house with its cases, everyone who visits, and what addresses outside cases can name."""

    house: House
    places: Mapping[Standing, Place]
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    ids: Mapping[str, object] = field(default_factory=dict)

    @property
    def routes(self) -> list[Route]:
        """Every route of the application."""
        return routes(self.house.app)

    def named(self, subject: Subject, route: Route, place: Place | None = None) -> dict[str, object]:
        """What fills the route's address for this subject, in this case."""
        ids: dict[str, object] = {**NAMED, **self.ids, "login_id": subject.login_id, **(place.ids if place else {})}
        if place and route.endpoint in SPOKEN_FOR:
            ids["measure_id"] = place.promised
        if place and subject.role == "coordinator":
            ids |= place.led
        if route.endpoint == "statements.destroy":
            ids["statement_id"] = ids.get("draft_id", ids["account_id"])
        return ids

    def ask(self, subject: Subject, route: Route, ids: Mapping[str, object], **fields: str) -> TestResponse:
        """One request, with the form's token and else an empty form."""
        return self.send(subject, route.method, route.path(ids), {**FIELDS.get(route.endpoint, {}), **fields})

    def send(
        self, subject: Subject, method: str, path: str, fields: Mapping[str, str], token: bool = True
    ) -> TestResponse:
        """One request in a browser that remembers nothing of it."""
        form = {"csrf_token": subject.token} if token else {}
        data = {**form, **fields} if method not in ("GET", "HEAD", "OPTIONS") else None
        client = serve(self.house.installation).test_client(use_cookies=False)  # another house may have had it
        return client.open(path, method=method, data=data, headers={"Cookie": f"sspf={subject.cookie}"})

    def strange(self, subject: Subject, route: Route) -> tuple[bytes, dict[str, str]]:
        """What the route answers when nothing of what its address names exists."""
        nowhere = {name: uuid4() if name.endswith("_id") else NAMED[name] for name in route.names}
        return shown(self.ask(subject, route, nowhere))

    def contents(self) -> dict[str, str]:
        """Everything that is stored, as a digest for each table; but for the log, and codes that were tried in vain."""
        tables = [each for each in Base.metadata.sorted_tables if each.name not in BESIDES_THE_POINT]
        with self.house.installation.engine.connect() as connection:
            stored = {each.name: connection.execute(select(text("*")).select_from(each)).all() for each in tables}
        return {
            name: hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest() for name, rows in stored.items()
        }

    @contextmanager
    def copied(self) -> Iterator[None]:
        """The house as it was is back after the block, whatever was done to it. SQLite only."""
        assert backend(self.house.settings.database_url) == "sqlite"
        folder, kept = self.house.settings.data, self.house.settings.data.with_name("kept")
        self.house.close()
        shutil.copytree(folder, kept)
        try:
            yield
        finally:
            self.house.close()
            shutil.rmtree(folder)
            kept.rename(folder)


def routes(app: Flask) -> list[Route]:
    """Every method of every rule, but for those that Flask answers by itself."""
    return [
        Route(rule.endpoint, method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def classify(answer: TestResponse) -> str:
    """The answer in one word of the table; anything else is a fault."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/logga-in"):
        return "login"
    return WORDS.get(answer.status_code, f"fault {answer.status_code}")


def shown(answer: TestResponse) -> tuple[bytes, dict[str, str]]:
    """Body and headers of an answer without what is different every time."""
    headers = {name: text for name, text in answer.headers.items() if name != "Content-Security-Policy"}
    return CHANCE.sub(b"", answer.data), {"status": answer.status, **headers}


def inhabited(house: House, places: Mapping[Standing, Place], logins: Iterable[tuple[str, str]]) -> World:
    """The world on the day of the visits: an anmälan waits, and everyone has signed in."""
    ids: dict[str, Any] = {"referral_id": referrals.received(house), "account_id": house.ids["friskola"]}
    ids["consultation_id"] = consultations.asked(house, "skolskoterska")
    ids["substitution_id"] = parts.stands_in(house, "kurator", "rektor", after=30)
    ids["disclosure_id"], ids["information_request_id"] = disclosures.entered(house), disclosures.asked(house)
    ids["group_id"] = group_cases.opened(house, units=("omradespolis", "social-mottagning"))
    ids["parents_meeting_id"] = group_cases.met(house, ids["group_id"])
    ids["activity_id"] = group_cases.active(house, ids["group_id"])
    ids["calendar_event_id"] = calendars.entered(house)
    ids |= agreements.visited(house)
    ids |= situations.visited(house)
    ids |= reports.visited(house)
    shared = next(each.ids["case_id"] for each in places.values() if each.standing.shares)
    ids["dispatch_id"], ids["text_id"] = surveys.asked(house, shared, "fritid-unga"), uuid4()
    ids |= groups.visited(house, shared)
    with house.work("administrator", writing=False) as work:
        seat = select(SeatHolder.id).where(SeatHolder.account_id == house.ids["friskola"])
        holder_id = work.session.scalars(seat).one()
    subjects = {login: _arrived(house, login, role) for login, role in logins}
    return World(house, places, subjects, {**ids, "holder_id": holder_id})


def _arrived(house: House, login: str, role: str) -> Subject:
    visitor = Visitor(house)
    if login:
        visitor.sign_in(login).follow()
    else:
        visitor.get("/logga-in")
    token = next(each["value"] for each in visitor.page.all("input") if each.get("name") == "csrf_token")
    cookie = visitor.client.get_cookie("sspf")
    with house.work(login or "koordinator", writing=False) as work:
        mine = select(LoginSession.id).where(LoginSession.account_id == work.actor_id)
        login_id = work.session.scalars(mine).first()
    assert cookie is not None
    return Subject(login, role, cookie.value, token or "", login_id)
