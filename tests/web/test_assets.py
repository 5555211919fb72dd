"""Stylesheets, fonts, icons and the script come from our own origin, once, and only what is used."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask

from sspf.errors import ConfigurationError
from sspf.web import assets
from tests.web.bare import bare_app, render


def address(name: str) -> str:
    return render("{{ asset(name) }}", name=name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bootstrap.css", "text/css"),
        ("theme.css", "text/css"),
        ("components.css", "text/css"),
        ("print.css", "text/css"),
        ("sspf.js", "text/javascript"),
        ("icons.svg", "image/svg+xml"),
        ("mark.svg", "image/svg+xml"),
        ("atkinson-regular.ttf", "font/ttf"),
        ("atkinson-bold.ttf", "font/ttf"),
        ("atkinson-italic.ttf", "font/ttf"),
        ("atkinson-bolditalic.ttf", "font/ttf"),
    ],
)
def test_every_asset_is_served_with_its_type_and_kept_for_ever(name: str, kind: str) -> None:
    response = bare_app().test_client().get(address(name))
    assert response.status_code == 200
    assert response.mimetype == kind
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_address_of_an_older_version_gives_the_present_file_and_is_not_kept() -> None:
    response = bare_app().test_client().get("/static/00000000/theme.css")
    assert b"--petrol" in response.data
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_browser_that_takes_gzip_gets_a_fifth_of_bootstrap() -> None:
    client = bare_app().test_client()
    plain = client.get(address("bootstrap.css"))
    packed = client.get(address("bootstrap.css"), headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 5


def test_nothing_outside_the_shelf_is_served() -> None:
    client = bare_app().test_client()
    for path in ("../headers.py", "..%2Fheaders.py", "assets.py", "bootstrap.css.map", ""):
        assert client.get(f"/static/x/{path}").status_code == 404


def test_no_stylesheet_fetches_from_another_origin() -> None:
    client = bare_app().test_client()
    for name in ("bootstrap.css", "theme.css", "components.css", "print.css"):
        for found in re.findall(r"url\(['\"]?([^'\")]+)", client.get(address(name)).text):
            assert found.startswith("data:") or client.get(f"/static/x/{found}").status_code == 200, found


def test_the_sprite_holds_the_icons_that_templates_use_and_not_the_two_thousand() -> None:
    sprite = bare_app().test_client().get(address("icons.svg")).text
    held = set(re.findall(r'id="([^"]+)"', sprite))
    assert {"check-circle-fill", "exclamation-triangle-fill", "hourglass-split", "inbox"} <= held
    assert len(held) < 150


def test_an_icon_that_does_not_exist_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ icon("no-such-drawing") }}')
    with pytest.raises(ConfigurationError, match=r'page\.html.*"no-such-drawing"'):
        assets.init(Flask("bare", template_folder=str(tmp_path)))


def test_an_application_with_flasks_own_static_folder_gets_our_shelf_instead() -> None:
    app = Flask("bare")
    assets.init(app)
    assert app.test_client().get("/static/x/theme.css").status_code == 200


def test_an_asset_that_does_not_exist_is_an_error_where_it_is_asked_for() -> None:
    with pytest.raises(ConfigurationError, match=r"nothing\.css"):
        address("nothing.css")
