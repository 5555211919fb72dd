"""Signing in and out, as a person meets it."""

from tests.browser import Visitor, statements
from tests.house import House


def test_the_staff_sign_in_and_see_their_own_start_page(visitor: Visitor) -> None:
    visitor.sign_in("koordinator").follow()
    assert "Karin Ekmark" in visitor.text
    assert "Att göra" in visitor.text


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=422, email="koordinator@demo.example", password="fel lösenord")
    assert any(field.get("value") == "koordinator@demo.example" for field in visitor.page.all("input"))


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


def test_the_start_page_costs_a_fixed_number_of_statements(visitor: Visitor, house: House) -> None:
    visitor.sign_in("koordinator").follow()
    with statements(house) as seen:
        visitor.get("/")
    assert len(seen) <= 6, seen
