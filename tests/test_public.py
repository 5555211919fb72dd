"""The public pages as a program of their own: they take an anmälan in, and nothing there can open it."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from sspf import cli, installation, public, server
from sspf.access.actor import PUBLIC, Actor
from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.app import create_app
from sspf.crypto.keystore import wrapped_key
from sspf.crypto.letters import LETTERBOX
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.db import WRITING
from sspf.errors import ConfigurationError, Forbidden, Locked
from sspf.referrals.queries import lists
from sspf.settings import PROJECT, Mode, Settings, for_folder
from sspf.work import begin
from tests.browser import Visitor
from tests.factories import referrals
from tests.house import TOY, House, move_in
from tests.infrastructure.postgres import Cluster

GRANTS = re.search(r"```sql\n(.*?)```", (PROJECT / "docs" / "public-pages.md").read_text(), re.DOTALL)
STREET = "sspf_street"


def street(house: House, folder: Path, **changes: Any) -> Settings:
    """Settings of the public program: a folder of its own, with a copy of the public key in it."""
    folder.mkdir(exist_ok=True)
    shutil.copy(house.settings.letterbox_file, folder)
    own = for_folder(folder, Mode.test, {"SSPF_DATABASE_URL": house.settings.database_url})
    return replace(own, **changes)


@pytest.fixture
def keyless(sqlite_house: House, tmp_path: Path) -> Iterator[House]:
    """The public program over a house whose keys have been carried away, keystore and key file."""
    keys, away = sqlite_house.settings.data / "keys", tmp_path / "away"
    sqlite_house.close()
    shutil.move(keys, away)
    inside, sqlite_house.app = sqlite_house.app, public.create_app(street(sqlite_house, tmp_path / "street"))
    yield sqlite_house
    sqlite_house.app = inside
    assert not keys.exists()
    shutil.move(away, keys)


def test_what_is_sent_to_a_program_without_keys_is_read_by_the_coordinator_in_the_one_with_them(
    sqlite_house: House, tmp_path: Path
) -> None:
    house, inside = sqlite_house, sqlite_house.app
    keys, away = house.settings.data / "keys", tmp_path / "away"
    house.close()
    shutil.move(keys, away)
    house.app = public.create_app(street(house, tmp_path / "street"))
    sender = Visitor(house)
    sender.fill("/anmalan", **referrals.TYPED)
    number = re.search(r"[A-Z2-9]{5}(?:-[A-Z2-9]{5}){2}", sender.text)
    assert number
    sender.get("/anmalan/folj")
    sender.post("/anmalan/folj", number=number[0])
    assert "Mottagen" in sender.text
    assert not keys.exists()
    shutil.move(away, keys)
    house.app = inside
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Alva Provsson" in coordinator.get("/anmalningar").text
    coordinator.fill("/anmalningar/kvitto", number=number[0])
    assert "Hon är borta från skolan flera dagar i veckan." in coordinator.text


def test_nothing_but_the_public_pages_exists_there(keyless: House) -> None:
    rules = {rule.rule for rule in keyless.app.url_map.iter_rules()}
    assert rules - {"/static/<path:filename>"} == {
        "/", "/halsa", "/anmalan", "/anmalan/kvitto", "/anmalan/folj", "/information", "/information/<leaflet>.pdf",
    }  # fmt: skip
    visitor = Visitor(keyless)
    for path in ("/logga-in", "/anmalningar", "/arenden", "/konton"):
        visitor.get(path, status=404)
    assert visitor.client.get("/").headers["Location"] == "/anmalan"
    assert visitor.client.get("/halsa").text == "ok\n"
    assert "/logga-in" not in {link.get("href") for link in visitor.get("/anmalan").all("a")}


def test_no_role_opens_anything_there(keyless: House, tmp_path: Path) -> None:
    """Not even code that claims to be a coordinator: there is no key to release."""
    Visitor(keyless).fill("/anmalan", **referrals.TYPED)
    house = installation.open_public(street(keyless, tmp_path / "street"))
    with begin(house, PUBLIC) as work, pytest.raises(Forbidden):
        lists.waiting_page(work)
    with begin(house, Actor(None, Role.coordinator)) as work:
        with pytest.raises(Locked):
            lists.waiting_page(work)
        work.keys.admit(Scope.staff(), [Zone.identity], Purpose.read)
        with pytest.raises(Locked):
            work.keys.release(Scope.staff(), Zone.identity, Purpose.read)
        assert work.may(Permission.referral_read)
    for act in (house.vault.web_secret, house.vault.fingerprint, lambda: house.vault.make([LETTERBOX])):
        with pytest.raises(Locked):
            act()
    house.engine.dispose()


@pytest.mark.postgres
def test_the_rights_in_the_docs_are_enough_and_do_not_reach_an_envelope(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    house: House = _postgres_house(request, tmp_path)
    address = make_url(house.settings.database_url)
    reached = f"host={address.query['host']} dbname={address.database}"
    assert GRANTS
    with psycopg.connect(f"{reached} user=sspf", autocommit=True) as owner:
        owner.execute(f"CREATE ROLE {STREET} LOGIN".encode())
        owner.execute(GRANTS[1].encode())
    url = address.set(username=STREET).render_as_string(hide_password=False)
    inside = house.app
    house.app = public.create_app(street(house, tmp_path / "street", database_url=url))
    sender = Visitor(house)
    sender.fill("/anmalan", **referrals.TYPED)
    assert "kvittonummer" in sender.text
    sender.get("/anmalan/folj")
    sender.post("/anmalan/folj", status=200, number="ABCDE")
    for wish in (
        "SELECT envelope FROM letter",
        "SELECT * FROM referral",
        "SELECT * FROM account",
        "DELETE FROM letter",
        "UPDATE letter SET received_at = now()",
        "INSERT INTO letter (id, account_id, envelope) VALUES (gen_random_uuid(), gen_random_uuid(), 'x')",
    ):
        with psycopg.connect(f"{reached} user={STREET}") as it, pytest.raises(psycopg.errors.InsufficientPrivilege):
            it.execute(wish.encode())
    house.app.extensions["sspf"].engine.dispose()
    house.app = inside
    assert "Alva Provsson" in Visitor(house).sign_in("koordinator").get("/anmalningar").text
    house.close()
    with psycopg.connect(f"{reached} user=sspf", autocommit=True) as owner:
        owner.execute(f"DROP OWNED BY {STREET}; DROP ROLE {STREET}".encode())


def _postgres_house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    template = request.getfixturevalue("postgres_template")
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    url = cluster.create_database(template.database_url)
    return move_in(template.folder, tmp_path / "house", template.ids, url)


@pytest.mark.parametrize("wrong", ["missing", "rubbish", "half"])
def test_without_its_key_the_program_takes_nothing_in(sqlite_house: House, tmp_path: Path, wrong: str) -> None:
    settings = street(sqlite_house, tmp_path / "street")
    text = settings.letterbox_file.read_text()
    settings.letterbox_file.write_text({"missing": "", "rubbish": "hej\n", "half": text[:400]}[wrong])
    if wrong == "missing":
        settings.letterbox_file.unlink()
    client = public.create_app(settings).test_client()
    for path in ("/", "/anmalan", "/anmalan/folj", "/halsa"):
        assert client.get(path).status_code == client.post(path).status_code == 503
    with pytest.raises(Locked):
        installation.open_public(settings)


def test_the_secret_of_the_public_program_is_its_own_and_its_owners_alone(sqlite_house: House, tmp_path: Path) -> None:
    settings = street(sqlite_house, tmp_path / "street")
    secret = public.own_secret(settings.public_secret_file)
    assert settings.public_secret_file.stat().st_mode & 0o777 == 0o600
    assert public.own_secret(settings.public_secret_file) == secret != sqlite_house.installation.vault.web_secret()
    settings.public_secret_file.chmod(0o640)
    with pytest.raises(ConfigurationError, match="kan läsas av andra"):
        public.own_secret(settings.public_secret_file)
    settings.public_secret_file.chmod(0o600)
    settings.public_secret_file.write_bytes(b"kort")
    with pytest.raises(ConfigurationError, match="är skadad"):
        public.own_secret(settings.public_secret_file)


@pytest.fixture
def drift(sqlite_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """The environment of a public program in production, over a house."""
    for name in [each for each in os.environ if each.startswith("SSPF_")]:
        monkeypatch.delenv(name)
    street(sqlite_house, tmp_path / "street")
    monkeypatch.setenv("SSPF_DATA", str(tmp_path / "street"))
    monkeypatch.setenv("SSPF_DATABASE_URL", sqlite_house.settings.database_url)
    monkeypatch.setenv("SSPF_PUBLIC_URL", f"https://{server.LOOPBACK}")
    return sqlite_house


def test_the_command_serves_them_with_a_real_server(drift: House) -> None:
    port = server.free_port()
    command = [sys.executable, "-m", "sspf", "serve", "--public", "--bind", f"{server.LOOPBACK}:{port}"]
    assert server.answers([*command, "--workers", "1"], port, ["/halsa", "/anmalan", "/anmalan/folj"])


def test_the_command_refuses_to_start_where_the_key_file_can_be_read(
    drift: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SSPF_KEK_FILE", str(drift.settings.kek_file))
    assert cli.main(["serve", "--public"]) == 2
    assert "går att läsa härifrån" in capsys.readouterr().err


def test_the_public_key_lies_beside_the_data_for_everyone_to_read(sqlite_house: House) -> None:
    file = sqlite_house.settings.letterbox_file
    assert file == sqlite_house.settings.data / "letterbox.pub"
    assert file.stat().st_mode & 0o777 == 0o644
    assert file.read_text().startswith("sspf-letterbox-1 ")


@pytest.mark.parametrize("spoil", ["missing", "foreign"])
def test_the_whole_program_does_not_start_over_a_public_key_that_is_not_its_own(
    sqlite_house: House, tmp_path: Path, spoil: str
) -> None:
    """What was sealed with somebody else's key would open to nobody."""
    settings = sqlite_house.settings
    if spoil == "missing":
        settings.letterbox_file.unlink()
    else:
        other = installation.make(for_folder(tmp_path / "other", Mode.test, {}))
        shutil.copy(other.settings.letterbox_file, settings.letterbox_file)
        other.engine.dispose()
        other.vault.keystore.engine.dispose()
    with pytest.raises(Locked, match="sspf upgrade"):
        installation.open_existing(settings)
    assert create_app(settings, TOY).test_client().get("/logga-in").status_code == 503
    repaired = installation.bring_up_to_date(settings)
    assert repaired.letterbox == sqlite_house.installation.letterbox
    repaired.engine.dispose()
    repaired.vault.keystore.engine.dispose()
    opened = installation.open_existing(settings)
    opened.engine.dispose()
    opened.vault.keystore.engine.dispose()


def test_an_installation_from_before_the_letterbox_gets_one_by_upgrade_and_keeps_it(sqlite_house: House) -> None:
    settings, keystore = sqlite_house.settings, sqlite_house.installation.vault.keystore
    with keystore.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.execute(wrapped_key.delete().where(wrapped_key.c.scope == Scope.letterbox().name))
    settings.letterbox_file.unlink()
    with pytest.raises(Locked, match="sspf upgrade"):
        installation.open_existing(settings)
    keys = set()
    for _ in range(2):
        house = installation.bring_up_to_date(settings)
        keys.add(house.letterbox)
        house.engine.dispose()
        house.vault.keystore.engine.dispose()
    assert len(keys) == 1
    assert keys != {sqlite_house.installation.letterbox}
