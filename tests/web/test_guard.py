"""No route without a declaration, no page without its reading event, no form carried out twice."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from sspf.access.actor import SYSTEM
from sspf.accounts.models import Account
from sspf.audit.models import AuditEntry
from sspf.web import guard
from tests.browser import Visitor
from tests.house import House


def test_an_undeclared_route_stops_the_start() -> None:
    app = Flask("undeclared", static_folder=None)
    app.add_url_rule("/oppen", "open", lambda: "")
    with pytest.raises(guard.Undeclared, match="open"):
        guard.refuse_undeclared(app)


def test_every_route_that_shows_something_to_staff_logs_that_it_did(sqlite_house: House) -> None:
    app = sqlite_house.app
    silent = []
    for rule in app.url_map.iter_rules():
        said = guard.declaration(app, rule.endpoint)
        assert said is not None
        of_a_case = "case_id" in rule.arguments and "GET" in (rule.methods or ())
        if of_a_case and said.permission is not None and said.reads is None:
            silent.append(rule.endpoint)
    assert silent == []


def test_a_public_route_says_why(sqlite_house: House) -> None:
    app = sqlite_house.app
    said = [guard.declaration(app, rule.endpoint) for rule in app.url_map.iter_rules()]
    assert all(each is not None and (each.permission is not None or each.because) for each in said)


def test_a_page_is_logged_before_it_is_shown(visitor: Visitor, house: House) -> None:
    visitor.sign_in("koordinator").follow()
    with house.work(SYSTEM, writing=False) as work:
        names = work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq.desc()).limit(2)).all()
    assert names == ["TasksRead", "LoggedIn"]


def test_the_wrong_role_is_told_no_and_the_attempt_is_logged(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator")
    visitor.get("/konton", status=403)
    with house.work(SYSTEM, writing=False) as work:
        query = select(func.count()).select_from(AuditEntry).where(AuditEntry.name == "AccessDenied")
        assert work.session.scalar(query) == 1


def test_a_form_sent_twice_is_carried_out_once(visitor: Visitor, house: House) -> None:
    visitor.sign_in("administrator")
    visitor.get("/konton/ny")
    fields = {**visitor.page.fields("/konton/ny"), **visitor.page.fields()}
    typed = {"name": "Maja Ny", "email": "maja@demo.example", "role": "participant", "unit": "skola-norr"}
    first = visitor.client.post("/konton/ny", data={**fields, **typed})
    second = visitor.client.post("/konton/ny", data={**fields, **typed})
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    with house.work(SYSTEM, writing=False) as work:
        assert work.session.scalar(select(func.count()).select_from(Account)) == len(house.ids) + 1


def test_what_was_typed_comes_back_when_the_login_ran_out(visitor: Visitor, house: House) -> None:
    visitor.sign_in("administrator")
    visitor.get("/konton/ny")
    house.clock.forward(hours=1)
    visitor.post("/konton/ny", status=401, name="Maja Ny", email="maja@demo.example")
    kept = {each.get("name"): each.get("value") for each in visitor.page.all("input")}
    assert kept["name"] == "Maja Ny"


def test_a_form_from_elsewhere_is_not_given_our_token_when_the_login_ran_out(visitor: Visitor) -> None:
    answer = visitor.client.post("/konton/ny", data={"name": "Maja Ny"})
    assert answer.status_code == 400
    assert "Maja Ny" not in answer.text


def test_the_word_of_one_persons_form_answers_nobody_else(visitor: Visitor, house: House) -> None:
    visitor.sign_in("administrator")
    visitor.get("/konton/ny")
    typed = {"name": "Maja Ny", "email": "maja@demo.example", "role": "participant", "unit": "skola-norr"}
    word = visitor.page.fields("/konton/ny").get("once") or visitor.page.fields()["once"]
    visitor.post("/konton/ny", status=303, **typed)
    other = Visitor(house).sign_in("koordinator")
    other.get("/anmalningar/kvitto")
    other.post("/anmalningar/kvitto", once=word, number="AAAAA-AAAAA")
    assert "/konton" not in other.response.headers.get("Location", "")


def test_a_form_without_its_token_is_refused(visitor: Visitor) -> None:
    visitor.sign_in("administrator")
    assert visitor.client.post("/konton/ny", data={"name": "Maja Ny"}).status_code == 400


def test_an_unknown_address_and_an_unknown_case_look_the_same(visitor: Visitor) -> None:
    visitor.sign_in("kurator")
    visitor.get("/finns-inte", status=404)
    unknown = visitor.text
    visitor.get("/arenden/00000000-0000-4000-8000-000000000000", status=404)
    assert visitor.text == unknown


def test_a_request_that_is_too_large_is_told_so(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=413, email="x" * 300_000, password="y")
