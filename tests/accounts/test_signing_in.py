"""Signing in and out, as a person meets it."""

from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.accounts.models import LoginSession
from sspf.app import DemoLogins, Extras, create_app
from sspf.crypto.mac import token_digest
from sspf.demo import staff
from sspf.installation import Installation
from tests.browser import Visitor
from tests.house import TOY, House


def test_the_staff_sign_in_and_see_their_own_start_page(visitor: Visitor) -> None:
    visitor.sign_in("koordinator").follow()
    assert "Karin Ekmark" in visitor.text
    assert "Att göra" in visitor.text


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=422, email="koordinator@demo.example", password="fel lösenord")
    assert any(field.get("value") == "koordinator@demo.example" for field in visitor.page.all("input"))


def test_complaint_f18_a_leisure_leader_signs_in_with_an_address_and_a_password_on_any_telephone(
    visitor: Visitor,
) -> None:
    visitor.get("/logga-in")
    asked = {field.get("name") for field in visitor.page.all("input") if field.get("type") != "hidden"}
    assert asked == {"email", "password"}
    visitor.sign_in("fritidsledare").follow()
    assert "Att göra" in visitor.text


def test_a_login_ends_after_fifteen_idle_minutes(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator").follow()
    house.clock.forward(minutes=14)
    visitor.get("/")
    house.clock.forward(minutes=14)
    visitor.get("/")
    house.clock.forward(minutes=15)
    visitor.get("/", status=302)


def test_logging_out_ends_the_login_for_every_copy_of_the_cookie(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator").follow()
    thief = Visitor(house)
    cookie = visitor.client.get_cookie("sspf")
    assert cookie is not None
    thief.client.set_cookie("sspf", cookie.value)
    visitor.post("/logga-ut", status=303)
    thief.get("/", status=302)


def test_five_failures_make_the_next_attempt_wait_and_a_quarter_later_it_works(visitor: Visitor, house: House) -> None:
    for _ in range(5):
        visitor.get("/logga-in")
        visitor.post("/logga-in", status=422, email="kurator@demo.example", password="fel")
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=422, email="kurator@demo.example", password="sspf-demo")
    house.clock.forward(minutes=16)
    visitor.sign_in("kurator")


def test_after_signing_in_one_comes_to_the_page_that_was_asked_for(visitor: Visitor) -> None:
    visitor.get("/konton", status=302)
    visitor.get(visitor.response.headers["Location"])
    visitor.post("/logga-in", status=303, email="administrator@demo.example", password="sspf-demo")
    assert visitor.response.headers["Location"] == "/konton"


def test_signing_in_leads_to_no_other_site(visitor: Visitor) -> None:
    for target in ("https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "konton"):
        visitor.get("/logga-in")
        visitor.post("/logga-in", status=303, email="kurator@demo.example", password="sspf-demo", till=target)
        assert visitor.response.headers["Location"] == "/", target


def test_an_unknown_address_is_answered_as_a_wrong_password(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=422, email="kurator@demo.example", password="fel")
    wrong = visitor.text
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=422, email="ingen@demo.example", password="sspf-demo")
    assert visitor.text == wrong


def test_a_login_ends_after_eight_hours_however_busy(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator")
    for _ in range(47):
        house.clock.forward(minutes=10)
        visitor.get("/mitt-konto")
    house.clock.forward(minutes=10)
    visitor.get("/mitt-konto", status=302)


def test_every_login_has_a_token_of_its_own_and_the_database_has_none(visitor: Visitor, house: House) -> None:
    other = Visitor(house).sign_in("kurator")
    visitor.sign_in("kurator")
    with house.work(SYSTEM, writing=False) as work:
        stored = list(work.session.scalars(select(LoginSession.token)))
    assert len(set(stored)) == 2
    for each in (visitor, other):
        with each.client.session_transaction() as session:
            token = session["_user_id"]
        assert token.encode() not in stored
        assert token_digest(token) in stored


def test_the_login_page_leads_to_what_needs_no_login(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    links = {each.get("href") for each in visitor.page.all("a")}
    assert {"/anmalan", "/enkat", "/ny-inloggning"} <= links
    assert "sspf-demo" not in visitor.text


def test_the_demo_alone_lists_its_people_and_its_password(sqlite_house: House) -> None:
    people = tuple((each.email, each.name, each.role) for each in staff.STAFF)
    sqlite_house.close()
    sqlite_house.app = create_app(sqlite_house.settings, TOY, Extras(DemoLogins(staff.PASSWORD, people)))
    visitor = Visitor(sqlite_house)
    visitor.get("/logga-in")
    assert all(each.name in visitor.text and each.email in visitor.text for each in staff.STAFF)
    assert staff.PASSWORD in visitor.text
    opened: Installation = sqlite_house.app.extensions["sspf"]
    opened.engine.dispose()
    opened.vault.keystore.engine.dispose()


def test_wrong_passwords_from_elsewhere_shut_nobody_out(visitor: Visitor, house: House) -> None:
    stranger = Visitor(house)
    for _ in range(6):
        stranger.get("/logga-in")
        typed = {**stranger.page.fields(), "email": "kurator@demo.example", "password": "fel"}
        stranger.client.post("/logga-in", data=typed, environ_overrides={"REMOTE_ADDR": "127.0.0.9"})
    visitor.sign_in("kurator")


def test_signing_in_over_a_living_login_ends_it(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator").follow()
    cookie = visitor.client.get_cookie("sspf")
    assert cookie is not None
    thief = Visitor(house)
    thief.client.set_cookie("sspf", cookie.value)
    visitor.sign_in("rektor")
    thief.get("/", status=302)
