"""Without the right key the application says so on every address, opens nothing and makes no key of its own."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sspf import installation
from sspf.app import create_app
from sspf.crypto import kek
from sspf.errors import Locked
from sspf.settings import Settings
from tests.house import TOY, House, furnish, settings_for

Spoil = Callable[[Settings, Path], None]


def missing_key(settings: Settings, _other: Path) -> None:
    settings.kek_file.unlink()


def foreign_key(settings: Settings, other: Path) -> None:
    shutil.copy(other / "keys" / "kek", settings.kek_file)


def fresh_key(settings: Settings, _other: Path) -> None:
    settings.kek_file.unlink()
    kek.create_file(settings.kek_file)


def broken_key(settings: Settings, _other: Path) -> None:
    settings.kek_file.write_bytes(settings.kek_file.read_bytes()[:-8])


def key_that_is_no_text(settings: Settings, _other: Path) -> None:
    settings.kek_file.write_bytes(b"\xff\xfe" * 30)


def key_others_can_read(settings: Settings, _other: Path) -> None:
    settings.kek_file.chmod(0o640)


def foreign_keystore(settings: Settings, other: Path) -> None:
    shutil.rmtree(settings.data / "keys")
    shutil.copytree(other / "keys", settings.data / "keys")


def empty_keystore(settings: Settings, _other: Path) -> None:
    for path in (settings.data / "keys").glob("keystore*"):
        path.unlink()


def no_database(settings: Settings, _other: Path) -> None:
    for path in settings.data.glob("sspf.sqlite*"):
        path.unlink()


SPOILS = [
    missing_key,
    foreign_key,
    fresh_key,
    broken_key,
    key_that_is_no_text,
    key_others_can_read,
    foreign_keystore,
    empty_keystore,
    no_database,
]


@pytest.fixture(scope="session")
def other_installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody else's installation, with keys of its own."""
    folder = tmp_path_factory.mktemp("other")
    furnish(settings_for(folder))
    return folder


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda each: each.__name__)
def test_every_address_answers_503_and_nothing_is_made_over_what_is_left(
    sqlite_house: House, other_installation: Path, spoil: Spoil
) -> None:
    settings = sqlite_house.settings
    sqlite_house.close()
    spoil(settings, other_installation)
    before = {path: path.read_bytes() for path in settings.data.rglob("kek")}
    client = create_app(settings, TOY).test_client()
    for path in ("/", "/logga-in", "/halsa", "/anmalan", "/arenden", "/konton/ny", "/finns-inte"):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 503, path
            assert "Traceback" not in answer.text
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    with pytest.raises(Locked):
        installation.make(settings)
    assert {path: path.read_bytes() for path in settings.data.rglob("kek")} == before


def test_the_locked_page_tells_what_to_do_in_swedish(sqlite_house: House) -> None:
    sqlite_house.close()
    sqlite_house.settings.kek_file.unlink()
    page = create_app(sqlite_house.settings, TOY).test_client().get("/").text
    assert '<html lang="sv">' in page
    assert "Tjänsten är låst just nu" in page
    assert "Försök igen senare" in page


def test_the_right_key_in_its_place_again_opens_everything(sqlite_house: House, tmp_path: Path) -> None:
    settings = sqlite_house.settings
    sqlite_house.close()
    away = shutil.move(settings.kek_file, tmp_path / "kek")
    assert create_app(settings, TOY).test_client().get("/logga-in").status_code == 503
    shutil.move(away, settings.kek_file)
    app = create_app(settings, TOY)
    assert app.test_client().get("/logga-in").status_code == 200
    app.extensions["sspf"].engine.dispose()
    app.extensions["sspf"].vault.keystore.engine.dispose()


def test_the_key_file_is_made_for_its_owner_alone_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "kek"
    kek.create_file(path)
    before = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        kek.create_file(path)
    assert path.read_bytes() == before


def test_two_key_files_are_never_alike(tmp_path: Path) -> None:
    secrets = set()
    for number in range(20):
        kek.create_file(tmp_path / str(number))
        secrets.add(kek.read_file(tmp_path / str(number)).web_secret())
    assert len(secrets) == 20


def test_the_installation_knows_its_keystore_by_more_than_the_key(sqlite_house: House, tmp_path: Path) -> None:
    """A second keystore under the same key file is somebody else's all the same."""
    settings = sqlite_house.settings
    sqlite_house.close()
    twin = replace(settings, data=tmp_path / "twin", database_url=f"sqlite:///{tmp_path / 'twin.sqlite'}")
    twin = replace(twin, keystore_url=f"sqlite:///{tmp_path / 'twin-keys.sqlite'}", kek_file=tmp_path / "twin-kek")
    made = installation.make(twin)
    made.engine.dispose()
    made.vault.keystore.engine.dispose()
    with pytest.raises(Locked):
        installation.open_existing(replace(settings, keystore_url=twin.keystore_url, kek_file=twin.kek_file))
