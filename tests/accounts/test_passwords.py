"""Choosing the first password with a one-time code, changing the own, and seeing the own logins."""

import pytest
from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.access.roles import Role
from sspf.accounts import actions
from sspf.accounts.models import Account, LoginSession
from sspf.accounts.rules import AccountTerms
from tests.browser import Visitor, statements
from tests.house import House

EMAIL = "maja@demo.example"
GOOD = "blå cykel under trappan"
OTHER = "grön båt i januari månad"


@pytest.fixture
def code(house: House) -> str:
    """The one-time code of a new colleague."""
    with house.work("administrator") as work:
        _, code = actions.create(work, AccountTerms("Maja Ny", EMAIL, Role.participant, "skola-norr"))
        work.commit()
    return code


def choose(visitor: Visitor, status: int = 422, **typed: str) -> None:
    visitor.get("/ny-inloggning")
    values = {"email": EMAIL, "password": GOOD, "password_again": GOOD, **typed}
    visitor.post("/ny-inloggning", status=status, **values)


def log_in(visitor: Visitor, status: int, password: str = GOOD, email: str = EMAIL) -> None:
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=status, email=email, password=password)


def test_a_one_time_code_gives_a_password_and_the_password_gives_a_login(visitor: Visitor, code: str) -> None:
    log_in(visitor, 422)
    choose(visitor, 303, code=code)
    visitor.follow()
    assert "Lösenordet är sparat." in visitor.text
    log_in(visitor, 303)


def test_a_code_is_read_as_people_write_it(visitor: Visitor, code: str) -> None:
    choose(visitor, 303, code=f" {code.lower().replace('-', ' ')} ")


def test_a_code_works_once(visitor: Visitor, code: str) -> None:
    choose(visitor, 303, code=code)
    choose(visitor, code=code, password=OTHER, password_again=OTHER)
    assert "Koden stämmer inte eller har gått ut." in visitor.text
    log_in(visitor, 303)


def test_a_code_ends_after_a_day(visitor: Visitor, house: House, code: str) -> None:
    house.clock.forward(hours=24, seconds=1)
    choose(visitor, code=code)
    log_in(visitor, 422)


def test_an_unknown_address_a_wrong_code_and_a_closed_account_are_answered_alike(
    visitor: Visitor, house: House, code: str
) -> None:
    choose(visitor, email="ingen@demo.example", code=code)
    unknown = visitor.text
    choose(visitor, code="AAAA-BBBB-CCCC")
    assert visitor.text == unknown
    with house.work("administrator") as work:
        account = work.session.scalars(select(Account).order_by(Account.created_at.desc())).first()
        assert account is not None
        actions.disable(work, account.id)
        work.commit()
    choose(visitor, code=code)
    assert visitor.text == unknown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": "kort", "password_again": "kort"}, "minst 15 tecken"),
        ({"password": "x" * 300, "password_again": "x" * 300}, "högst 256 tecken"),
        ({"password": "maja" * 5, "password_again": "maja" * 5}, "Lösenordet är lätt att gissa."),
        ({"password_again": OTHER}, "De två lösenorden är inte lika."),
        ({"code": ""}, "Ange engångskoden."),
        ({"email": ""}, "Ange din e-postadress."),
        ({"password": "", "password_again": ""}, "Ange ett nytt lösenord."),
    ],
)
def test_what_is_wrong_is_told_and_the_code_still_works(
    sqlite_house: House, typed: dict[str, str], sentence: str
) -> None:
    with sqlite_house.work("administrator") as work:
        _, code = actions.create(work, AccountTerms("Maja Ny", EMAIL, Role.participant, "skola-norr"))
        work.commit()
    visitor = Visitor(sqlite_house)
    choose(visitor, 422, **{"code": code, **typed})
    assert sentence in visitor.text
    assert not any(GOOD in (each.get("value") or "") for each in visitor.page.all("input"))
    choose(visitor, 303, code=code)


def test_five_wrong_codes_make_the_next_attempt_wait_and_the_login_too(
    visitor: Visitor, house: House, code: str
) -> None:
    for _ in range(5):
        choose(visitor, code="AAAA-BBBB-CCCC")
    choose(visitor, code=code)
    assert "Vänta en kvart" in visitor.text
    house.clock.forward(minutes=16)
    choose(visitor, 303, code=code)


def test_the_own_password_is_changed_by_who_knows_it_and_other_logins_end(visitor: Visitor, house: House) -> None:
    elsewhere = Visitor(house).sign_in("kurator")
    visitor.sign_in("kurator")
    path = "/mitt-konto/losenord"
    visitor.fill(path, password_now="sspf-demo", password=GOOD, password_again=GOOD)
    assert "Lösenordet är bytt." in visitor.text
    elsewhere.get("/", status=302)
    log_in(elsewhere, 422, "sspf-demo", "kurator@demo.example")
    log_in(elsewhere, 303, GOOD, "kurator@demo.example")


def test_who_does_not_know_the_present_password_does_not_change_it(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator")
    for _ in range(5):
        visitor.get("/mitt-konto/losenord")
        visitor.post("/mitt-konto/losenord", status=422, password_now="fel", password=GOOD, password_again=GOOD)
        assert "Det nuvarande lösenordet stämmer inte." in visitor.text
        assert "Kerstin Olofsdotter" in visitor.text
    visitor.get("/mitt-konto/losenord")
    visitor.post("/mitt-konto/losenord", status=422, password_now="sspf-demo", password=GOOD, password_again=GOOD)
    assert "Vänta en kvart" in visitor.text
    house.clock.forward(minutes=16)
    log_in(Visitor(house), 303, "sspf-demo", "kurator@demo.example")


def test_passwords_are_hashed_while_nobody_waits_for_the_database(
    sqlite_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Argon2 takes its time; the one who may write must not be kept waiting by it."""
    house, written = sqlite_house, []
    toy = house.app.extensions["sspf_passwords"]
    fits, digest = toy.fits, toy.hash

    def somebody_else_writes() -> bool:
        with house.work("administrator") as work:
            actions.enable(work, house.ids["kurator"])
            work.commit()
        written.append(True)
        return True

    monkeypatch.setattr(toy, "fits", lambda *given: somebody_else_writes() and fits(*given))
    monkeypatch.setattr(toy, "hash", lambda *given: somebody_else_writes() and digest(*given))
    visitor = Visitor(house).sign_in("kurator")
    visitor.fill("/mitt-konto/losenord", password_now="sspf-demo", password=GOOD, password_again=GOOD)
    choose(Visitor(house), email="ingen@demo.example", code="AAAA-BBBB-CCCC")
    assert len(written) == 4


def test_the_own_page_lists_logins_by_device_and_ends_one(visitor: Visitor, house: House) -> None:
    phone = Visitor(house)
    phone.client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18 Safari/604"
    phone.sign_in("kurator")
    visitor.sign_in("kurator").get("/mitt-konto")
    assert "Safari, iPhone" in visitor.text
    assert "Mozilla" not in visitor.text
    action = next(each["action"] for each in visitor.page.all("form") if "avsluta" in (each["action"] or ""))
    visitor.fill("/mitt-konto", action=action)
    assert "iPhone" not in visitor.text
    phone.get("/", status=302)
    visitor.get("/")


def test_nobody_ends_the_login_of_another(visitor: Visitor, house: House) -> None:
    other = Visitor(house).sign_in("rektor")
    with house.work(SYSTEM, writing=False) as work:
        login = work.session.scalars(select(LoginSession)).one()
    visitor.sign_in("kurator").get("/mitt-konto/losenord")
    visitor.post(f"/mitt-konto/inloggningar/{login.id}/avsluta", status=404)
    other.get("/")


def test_logging_out_everywhere_ends_this_login_and_every_other(visitor: Visitor, house: House) -> None:
    elsewhere = Visitor(house).sign_in("kurator")
    visitor.sign_in("kurator").get("/mitt-konto")
    visitor.post("/mitt-konto/logga-ut-overallt", status=303)
    assert visitor.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    visitor.get("/", status=302)
    elsewhere.get("/", status=302)


def test_the_own_page_costs_a_fixed_number_of_statements(visitor: Visitor, house: House) -> None:
    for _ in range(12):
        Visitor(house).sign_in("kurator")
    visitor.sign_in("kurator").get("/")
    with statements(house) as seen:
        visitor.get("/mitt-konto")
    assert len(seen) <= 6, seen
