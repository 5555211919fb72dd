"""The operator's command: what it makes, what it refuses, and that every mishap is a sentence and never a trace."""

import os
import re
import shutil
import socket
from pathlib import Path

import pytest
from sqlalchemy import text

from sspf import cli, installation, schema, server
from sspf.access.actor import SYSTEM
from sspf.access.roles import Role
from sspf.accounts.models import Account
from sspf.app import for_installation
from sspf.audit.models import AuditEntry
from sspf.audit.trail import Fault
from sspf.db import WRITING, open_engine
from sspf.demo import municipality
from sspf.errors import ConfigurationError
from sspf.settings import DEMO_MARK, PROJECT, from_environment
from sspf.work import begin
from tests.house import TOY

INIT = ["init", "--name", "Agnes Törnqvist", "--email", "agnes@demo.example"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the environment says the data are to be."""
    for name in [*filter(lambda each: each.startswith("SSPF_"), os.environ), "FLASK_DEBUG"]:
        monkeypatch.delenv(name, raising=False)
    data = tmp_path / "data"
    monkeypatch.setenv("SSPF_DATA", str(data))
    monkeypatch.setenv("SSPF_PUBLIC_URL", "https://sspf.example")
    return data


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where the command would have listened; the server itself is tried by the demo's check."""
    calls: list[tuple[str, int]] = []
    monkeypatch.setattr(server, "serve", lambda _make, bind, workers: calls.append((bind, workers)))
    return calls


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """What the command says."""
    return capsys


def sentence(said: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error; standard output stays empty."""
    out, err = said.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.count("\n") == 1
    assert err.startswith("sspf: ")
    return err


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_init_makes_an_installation_with_one_administrator_who_chooses_a_password(
    folder: Path, said: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(INIT) == 0
    code = re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){2}", said.readouterr().out)
    assert code is not None
    house = installation.open_existing(from_environment())
    with begin(house, SYSTEM, writing=False) as work:
        assert [row.role for row in work.session.query(Account)] == [Role.administrator]
        made = ["InstallationMade", "AccountCreated", "InvitationIssued"]
        assert [row.name for row in work.session.query(AuditEntry)] == made
        assert work.faults_of_log() == []
    client = for_installation(house, TOY).test_client()
    page = client.get("/ny-inloggning", base_url="https://sspf.example").text
    hidden = dict(re.findall(r'name="(csrf_token|once)"[^>]*value="([^"]+)"', page))
    typed = {"email": "agnes@demo.example", "code": code[0], "password": "blå cykel under trappan"}
    answer = client.post(
        "/ny-inloggning",
        data={**hidden, **typed, "password_again": typed["password"]},
        base_url="https://sspf.example",
        headers={"Referer": "https://sspf.example/ny-inloggning"},
    )
    assert answer.status_code == 303
    house.engine.dispose()
    house.vault.keystore.engine.dispose()


@pytest.mark.parametrize(
    "kept", [("keys",), ("sspf.sqlite",), ("keys", "sspf.sqlite"), ("keys/kek",), ("keys/keystore.sqlite",)]
)
def test_init_writes_over_nothing_that_exists(
    folder: Path, said: pytest.CaptureFixture[str], kept: tuple[str, ...]
) -> None:
    assert cli.main(INIT) == 0
    said.readouterr()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and not str(path.relative_to(folder)).startswith(kept):
            path.unlink()
    before = files(folder)
    assert cli.main(INIT) == 2
    assert "Inget har skrivits." in sentence(said)
    assert before.items() <= files(folder).items()


@pytest.mark.parametrize(
    "words",
    [
        ["init"],
        ["init", "--name", "Agnes"],
        ["init", "--name", " ", "--email", "a@b.se"],
        ["init", "--name", "Agnes", "--email", "agnes"],
        ["serve", "--workers", "0"],
        ["serve", "--workers", "många"],
        ["demo", "--port", "99999"],
        ["catalogue"],
        ["audit", "förfalska"],
        ["fly"],
    ],
)
def test_a_command_that_makes_no_sense_is_answered_with_a_sentence(
    folder: Path, said: pytest.CaptureFixture[str], words: list[str]
) -> None:
    try:
        code = cli.main(words)
    except SystemExit as stop:
        code = int(str(stop.code))
    assert code == 2
    assert sentence(said)
    assert not folder.exists()


def test_without_a_command_the_help_is_shown(said: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    out = said.readouterr().out
    assert all(verb in out for verb in ("init", "serve", "demo", "catalogue", "audit"))


def test_serve_listens_where_it_is_told(folder: Path, served: list[tuple[str, int]]) -> None:
    assert cli.main(INIT) == 0
    assert cli.main(["serve", "--bind", "127.0.0.1:9999", "--workers", "3"]) == 0
    assert served == [("127.0.0.1:9999", 3)]


def spoil_key(folder: Path) -> None:
    (folder / "keys" / "kek").write_text("sspf-kek-1 AAAA\n")


def open_key(folder: Path) -> None:
    (folder / "keys" / "kek").chmod(0o644)


def remove_key(folder: Path) -> None:
    (folder / "keys" / "kek").unlink()


def mark_as_demo(folder: Path) -> None:
    (folder / DEMO_MARK).touch()


def remove_everything(folder: Path) -> None:
    shutil.rmtree(folder)


def older_tables(folder: Path) -> None:
    engine = open_engine(f"sqlite:///{folder / 'sspf.sqlite'}").execution_options(**{WRITING: True})
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    engine.dispose()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (spoil_key, "Nyckelfilen innehåller ingen nyckel."),
        (open_key, "kan läsas av andra"),
        (remove_key, "Nyckelfilen saknas."),
        (mark_as_demo, "är en demomapp"),
        (remove_everything, "Kör sspf init."),
        (older_tables, "kör sspf upgrade"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_serve_refuses_what_is_not_safe(
    folder: Path, said: pytest.CaptureFixture[str], served: list[tuple[str, int]], spoil: object, told: str
) -> None:
    assert cli.main(INIT) == 0
    said.readouterr()
    assert callable(spoil)
    spoil(folder)
    assert cli.main(["serve"]) == 2
    assert told in sentence(said)
    assert served == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SSPF_DATA", None),
        ("SSPF_PUBLIC_URL", "http://sspf.example"),
        ("SSPF_PUBLIC_URL", "https://"),
        ("SSPF_PROXIES", "en"),
        ("SSPF_DATABASE_URL", "inget"),
        ("SSPF_DATABASE_URL", "postgresql+psycopg://ingen@127.0.0.1:1/inget"),
        ("FLASK_DEBUG", "1"),
    ],
)
def test_serve_refuses_an_environment_that_is_not_safe(
    folder: Path,
    said: pytest.CaptureFixture[str],
    served: list[tuple[str, int]],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str | None,
) -> None:
    assert cli.main(INIT) == 0
    said.readouterr()
    monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    assert cli.main(["serve"]) == 2
    assert sentence(said)
    assert served == []


def test_a_port_that_is_taken_is_told_before_anything_is_built(
    tmp_path: Path, said: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server((server.LOOPBACK, 0)) as listener:
        port = listener.getsockname()[1]
        assert cli.main(["demo", "--port", str(port), "--folder", str(tmp_path / "demo")]) == 2
    assert "Välj en annan port." in sentence(said)
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "203.0.113.7:8000"])
def test_an_address_that_cannot_be_listened_on_is_told(bind: str) -> None:
    with pytest.raises(ConfigurationError):
        server.serve(lambda: pytest.fail("nothing is to be served"), bind, 1)


def test_the_demo_empties_no_folder_but_its_own(
    tmp_path: Path, said: pytest.CaptureFixture[str], served: list[tuple[str, int]]
) -> None:
    (tmp_path / "viktigt.txt").write_text("spara mig")
    assert cli.main(["demo", "--port", str(server.free_port()), "--folder", str(tmp_path)]) == 2
    assert "är ingen demomapp" in said.readouterr().err
    assert (tmp_path / "viktigt.txt").read_text() == "spara mig"
    assert served == []


def test_the_demo_is_built_from_nothing_unless_it_is_to_be_kept(
    tmp_path: Path, served: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[bool] = []
    monkeypatch.setattr(municipality, "fill", lambda _house: built.append(True))
    words = ["demo", "--port", str(server.free_port()), "--folder", str(tmp_path / "demo")]
    for extra in ([], ["--keep"], []):
        (tmp_path / "demo").mkdir(exist_ok=True)
        assert cli.main([*words, *extra]) == 0
    assert len(built) == 2
    assert len(served) == 3


def test_the_demo_never_touches_the_database_of_the_environment(
    folder: Path, tmp_path: Path, served: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(INIT) == 0
    before = files(folder)
    monkeypatch.setenv("SSPF_DATABASE_URL", f"sqlite:///{folder / 'sspf.sqlite'}")
    monkeypatch.setattr(municipality, "fill", lambda _house: None)
    words = ["demo", "--port", str(server.free_port()), "--folder", str(tmp_path / "demo")]
    assert cli.main(words) == 0
    assert files(folder) == before


def test_the_catalogue_is_checked(said: pytest.CaptureFixture[str], folder: Path) -> None:
    assert cli.main(["catalogue", "check"]) == 0
    assert "inga fel" in said.readouterr().out


def test_a_fault_in_the_catalogue_names_file_and_key(
    said: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PROJECT / "config", tmp_path / "config")
    with (tmp_path / "config" / "ages.toml").open("a") as file:
        file.write("\nhemlig = 1\n")
    monkeypatch.setenv("SSPF_CONFIG", str(tmp_path / "config"))
    assert cli.main(INIT) == 2
    assert not folder.exists()
    said.readouterr()
    assert cli.main(["catalogue", "check"]) == 2
    assert "ages.toml: hemlig" in said.readouterr().err


def test_the_log_is_verified(folder: Path, said: pytest.CaptureFixture[str]) -> None:
    assert cli.main(INIT) == 0
    assert cli.main(["audit", "verify"]) == 0
    assert "Loggen är orörd." in said.readouterr().out
    engine = open_engine(f"sqlite:///{folder / 'sspf.sqlite'}").execution_options(**{WRITING: True})
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET name = 'CaseRead' WHERE seq = 2"))
    engine.dispose()
    assert cli.main(["audit", "verify"]) == 1
    assert "Rad 2: raden är ändrad." in said.readouterr().out


def test_files_that_no_case_refers_to_are_swept(folder: Path, said: pytest.CaptureFixture[str]) -> None:
    assert cli.main(INIT) == 0
    left = folder / "bilagor" / "5e3a6b50-0000-4000-8000-000000000001"
    left.parent.mkdir()
    left.write_bytes(b"rest")
    assert cli.main(["attachments", "sweep"]) == 0
    assert left.exists()  # somebody may be at work on it
    os.utime(left, (0, 0))
    assert cli.main(["attachments", "sweep"]) == 0
    assert not left.exists()
    assert "Borttagna filer som inget ärende hänvisar till: 1." in said.readouterr().out


def test_what_runs_beside_the_pages_needs_no_mail_server_and_says_that_mail_waits(
    folder: Path, said: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(INIT) == 0
    said.readouterr()
    assert cli.main(["jobs", "run", "--once"]) == 0
    out, err = said.readouterr()
    assert out == "0 brev skickade.\n"
    assert err.startswith("Breven väntar: ange e-postservern i SSPF_SMTP_HOST")


def test_every_fault_of_the_log_has_its_words() -> None:
    assert set(cli.FAULTS) == {fault.value for fault in Fault}


def test_tables_are_brought_up_to_date(folder: Path) -> None:
    assert cli.main(INIT) == 0
    assert cli.main(["upgrade"]) == 0
    engine = open_engine(f"sqlite:///{folder / 'sspf.sqlite'}")
    assert schema.is_current(engine)
    engine.dispose()
