"""The administratör's work with accounts, as it is done in the browser."""

import re
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.actor import SYSTEM, Actor
from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.accounts import actions, queries
from sspf.accounts.models import Account
from sspf.accounts.rules import AccountTerms
from sspf.audit.models import AuditEntry
from sspf.cases.queries import reach
from sspf.errors import Forbidden, NotFound
from tests.browser import Visitor, statements
from tests.factories import cases as made_cases
from tests.house import House

MAJA = {"name": "Maja Ny", "email": "maja@demo.example", "role": "participant", "unit": "skola-norr"}
KURATOR = {
    "name": "Kerstin Olofsdotter",
    "email": "kurator@demo.example",
    "role": "participant",
    "unit": "skola-norr",
}
TERMS = AccountTerms("Kerstin Alm", "kurator@demo.example", Role.participant, "skola-norr")
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest.fixture
def agnes(visitor: Visitor) -> Visitor:
    """The administratör, signed in."""
    visitor.sign_in("administrator").follow()
    return visitor


def account(house: House, login: str) -> Account:
    with house.work(SYSTEM, writing=False) as work:
        row = work.session.get(Account, house.ids[login])
        assert row is not None
        return row


def newest(house: House) -> list[str]:
    with house.work(SYSTEM, writing=False) as work:
        return list(work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq.desc()).limit(4)))


def test_the_list_shows_everyone_by_name_with_role_unit_and_seats(agnes: Visitor) -> None:
    text = agnes.get("/konton").text
    assert text.index("Elias Sandgren") < text.index("Karin Ekmark") < text.index("Stina Hallberg")
    assert "Karin Ekmark Koordinator Socialtjänsten, SSPF-koordinator Koordinator Öppet" in text


def test_the_list_costs_the_same_however_many_there_are(agnes: Visitor, house: House) -> None:
    with statements(house) as before:
        agnes.get("/konton")
    with house.work("administrator") as work:
        for number in range(30):
            terms = AccountTerms(f"Ny {number}", f"ny{number}@demo.example", Role.participant, "skola-norr")
            actions.create(work, terms)
        work.commit()
    with statements(house) as after:
        agnes.get("/konton")
    assert len(before) == len(after) <= 6, after


def test_a_new_account_shows_its_one_time_code_once_and_never_in_an_address(agnes: Visitor) -> None:
    agnes.get("/konton/ny")
    answer = agnes.post("/konton/ny", status=303, **MAJA)
    agnes.follow()
    code = CODE.search(agnes.text)
    assert code is not None
    assert code[0] not in answer.headers["Location"]
    agnes.get(answer.headers["Location"])
    assert CODE.search(agnes.text) is None
    assert "Väntar på lösenord" in agnes.text


def test_the_code_of_one_account_is_not_shown_on_another(agnes: Visitor, house: House) -> None:
    agnes.get("/konton/ny")
    agnes.post("/konton/ny", status=303, **MAJA)
    agnes.get(f"/konton/{house.ids['kurator']}")
    assert CODE.search(agnes.text) is None


WRONG = [
    ({"name": ""}, "Ange personens namn."),
    ({"name": "x" * 201}, "Korta personens namn med 1 tecken."),
    ({"name": "Maja\u202e"}, "Ta bort osynliga tecken"),
    ({"email": "maja"}, "Skriv hela e-postadressen"),
    ({"email": "KURATOR@demo.example "}, "Adressen har redan ett konto."),
    ({"role": ""}, "Ange en roll."),
    ({"role": "system"}, "Välj en roll i listan."),
    ({"unit": ""}, "Välj vilken enhet personen arbetar i."),
    ({"unit": "hemlig-enhet"}, "Välj en enhet i listan."),
    ({"unit": "social-ledning"}, "Välj en enhet i listan."),
    ({"role": "administrator"}, "Den här rollen hör inte till någon enhet."),
]


def test_what_is_wrong_is_told_and_what_was_typed_comes_back(agnes: Visitor, house: House) -> None:
    for wrong, sentence in WRONG:
        agnes.get("/konton/ny")
        agnes.post("/konton/ny", status=422, **{**MAJA, **wrong})
        assert sentence in agnes.text
        typed = {each.get("name"): each.get("value") for each in agnes.page.all("input")}
        assert typed["name"] == {**MAJA, **wrong}["name"]
        assert "Agnes Törnqvist" in agnes.text
    with house.work(SYSTEM, writing=False) as work:
        assert len(work.session.scalars(select(Account)).all()) == len(house.ids)


def test_name_and_address_are_changed(agnes: Visitor, house: House) -> None:
    path = f"/konton/{house.ids['kurator']}/andra"
    agnes.fill(path, **{**KURATOR, "name": "Kerstin Ek", "email": "kerstin.ek@demo.example"})
    assert "Kerstin Ek" in agnes.text
    kerstin = Visitor(house)
    kerstin.get("/logga-in")
    kerstin.post("/logga-in", status=303, email="kerstin.ek@demo.example", password="sspf-demo")


def test_a_second_who_saves_sees_what_the_first_saved(agnes: Visitor, house: House) -> None:
    path = f"/konton/{house.ids['kurator']}/andra"
    agnes.get(path)
    with house.work("administrator") as work:
        actions.change(work, house.ids["kurator"], TERMS, None)
        work.commit()
    agnes.post(path, status=409, **{**KURATOR, "name": "Kerstin Ek"})
    assert "Någon annan hann spara före dig" in agnes.text
    assert "Kerstin Alm" in agnes.text
    assert any(each.get("value") == "Kerstin Ek" for each in agnes.page.all("input"))
    agnes.post(path, status=303, **{**KURATOR, "name": "Kerstin Ek"})


def test_a_new_role_ends_logins_and_seats_that_no_longer_fit(agnes: Visitor, house: House) -> None:
    rebecka = Visitor(house).sign_in("rektor")
    path = f"/konton/{house.ids['rektor']}/andra"
    terms = {"name": "Rebecka Lindahl", "email": "rektor@demo.example", "role": "log_reviewer", "unit": ""}
    agnes.fill(path, **terms)
    assert newest(house)[1:] == ["SessionsEnded", "SeatLeft", "AccountChanged"]
    rebecka.get("/", status=302)
    with house.work(SYSTEM, writing=False) as work:
        assert queries.holders(work, ["rektor-norr"], work.today) == {}


def test_a_new_unit_ends_the_part_in_cases_at_once_and_its_return_opens_them_again(
    agnes: Visitor, house: House
) -> None:
    case_id = made_cases.shared(house, ["skola-norr", "skola-syd"]).case_id
    made_cases.take_part(house, case_id, "kurator")
    agnes.fill(f"/konton/{house.ids['kurator']}/andra", **{**KURATOR, "unit": "skola-syd"})
    moved = Actor(house.ids["kurator"], account(house, "kurator").role, "skola-syd")
    with house.work(moved, writing=False) as work, pytest.raises(NotFound):
        reach.find(work, Permission.case_read, case_id)
    with house.work("kurator", writing=False) as work:
        assert reach.find(work, Permission.case_read, case_id).case.id == case_id


def test_nobody_changes_the_own_role_or_closes_the_own_account(agnes: Visitor, house: House) -> None:
    path = f"/konton/{house.ids['administrator']}/andra"
    agnes.get(path)
    own = {"name": "Agnes Törnqvist", "email": "administrator@demo.example"}
    agnes.post(path, status=422, **own, role="log_reviewer", unit="")
    assert "Du kan inte ändra din egen roll." in agnes.text
    agnes.get(f"/konton/{house.ids['administrator']}")
    agnes.post(f"/konton/{house.ids['administrator']}/stang", status=422)
    assert "Du kan inte stänga ditt eget konto." in agnes.text
    assert account(house, "administrator").disabled_at is None


def test_a_closed_account_is_out_at_once_and_an_opened_one_gets_in_again(agnes: Visitor, house: House) -> None:
    kerstin = Visitor(house).sign_in("kurator")
    kerstin.get("/")
    place = f"/konton/{house.ids['kurator']}"
    agnes.fill(place, action=f"{place}/stang")
    assert "Kontot är stängt." in agnes.text
    kerstin.get("/", status=302)
    kerstin.get("/logga-in")
    kerstin.post("/logga-in", status=422, email="kurator@demo.example", password="sspf-demo")
    agnes.fill(place, action=f"{place}/oppna")
    kerstin.sign_in("kurator")


def test_a_new_code_ends_the_old_password_and_every_login(agnes: Visitor, house: House) -> None:
    kerstin = Visitor(house).sign_in("kurator")
    place = f"/konton/{house.ids['kurator']}"
    agnes.fill(place, action=f"{place}/engangskod")
    assert CODE.search(agnes.text)
    kerstin.get("/", status=302)
    kerstin.get("/logga-in")
    kerstin.post("/logga-in", status=422, email="kurator@demo.example", password="sspf-demo")


@pytest.mark.parametrize("login", ["koordinator", "rektor", "kurator", "styrgrupp", "granskare"])
def test_nobody_else_sees_or_does_anything_here(house: House, login: str) -> None:
    kurator = house.ids["kurator"]
    stranger = Visitor(house).sign_in(login)
    for path in ("/konton", "/konton/ny", f"/konton/{kurator}", f"/konton/{kurator}/andra", "/funktioner"):
        stranger.get(path, status=403)
    with house.work(login) as work:
        for act in (actions.disable, actions.enable, actions.invite_again):
            with pytest.raises(Forbidden):
                act(work, kurator)
        with pytest.raises(Forbidden):
            actions.change(work, kurator, TERMS, None)


def test_an_account_that_does_not_exist_is_not_found(agnes: Visitor, house: House) -> None:
    unknown = UUID("00000000-0000-4000-8000-000000000000")
    for path in (f"/konton/{unknown}", f"/konton/{unknown}/andra", f"/konton/{unknown}/funktioner/ny"):
        agnes.get(path, status=404)
    for act in ("stang", "oppna", "engangskod"):
        agnes.get("/konton/ny")
        agnes.post(f"/konton/{unknown}/{act}", status=404)


def test_the_administrator_sees_no_case_data(agnes: Visitor, house: House) -> None:
    case_id = made_cases.family(house).case_id
    agnes.get(f"/arenden/{case_id}", status=403)
    with house.work("administrator") as work:
        for permission in (Permission.case_list, Permission.case_read, Permission.plan_read, Permission.referral_read):
            with pytest.raises(Forbidden):
                reach.find(work, permission, case_id)
