"""Which stylesheets, fonts, icons and scripts a page needs, and how they are served from our own origin."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, abort, request

from sspf.errors import ConfigurationError
from sspf.typefaces import CUTS

ENDPOINT = "static"
OWN = Path(__file__).parent / "static"
BOOTSTRAP = ("flask_bootstrap", "static/bootstrap5/css/bootstrap.min.css")
ICONS = ("flask_bootstrap", "static/bootstrap5/icons/bootstrap-icons.svg")

SYMBOL = re.compile(r'<symbol class="[^"]*" (viewBox="[^"]*") id="([^"]+)">(.*?)</symbol>', re.DOTALL)
QUOTED = re.compile(r"""["']([a-z0-9]+(?:-[a-z0-9]+)*)["']""")
ASKED = re.compile(r"""\bicon\(\s*["']([^"']+)["']""")
SOURCE_MAP = re.compile(rb"/\*# sourceMappingURL=.*?\*/")

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".ttf": "font/ttf"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in memory: as it is, packed for browsers that take gzip, and its content type."""

    plain: bytes
    packed: bytes
    kind: str


def init(app: Flask) -> None:
    """Read every asset once and serve them under `/static/<version>/<name>`; templates write `asset("theme.css")`.

    Raises `ConfigurationError` when a package lacks its file or a template asks for an icon that does not exist.
    """
    shelf = {name: _asset(name, content) for name, content in _contents(_templates(app))}
    version = _version(shelf.values())

    def serve(filename: str) -> Response:
        """Give the file; for ever under its own version, without storing under any other."""
        given, _, name = filename.rpartition("/")
        asset = shelf.get(name) or abort(404)
        return _response(asset, lasting=given == version)

    if ENDPOINT not in app.view_functions:
        app.add_url_rule(f"{app.static_url_path or '/static'}/<path:filename>", ENDPOINT)
    app.view_functions[ENDPOINT] = serve
    app.jinja_env.globals["asset"] = lambda name: _address(app, shelf, f"{version}/{name}")


def _address(app: Flask, shelf: Mapping[str, Asset], path: str) -> str:
    if path.rpartition("/")[2] not in shelf:
        raise ConfigurationError(f'sspf/web/static: there is no asset "{path.rpartition("/")[2]}"')
    return f"{app.static_url_path or '/static'}/{path}"


def _contents(templates: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Every asset as name and bytes: Bootstrap, the cuts of our typefaces, the icon sprite, and our own files."""
    yield "bootstrap.css", SOURCE_MAP.sub(b"", _package_file(*BOOTSTRAP))
    for cut in CUTS:
        yield cut.asset, cut.path.read_bytes()
    yield "icons.svg", _sprite(_package_file(*ICONS).decode(), templates)
    for path in sorted(OWN.iterdir()):
        yield path.name, path.read_bytes()


def _package_file(package: str, path: str) -> bytes:
    file = files(package) / path
    if not file.is_file():
        raise ConfigurationError(f"{package}: {path} is missing; install requirements/app.txt again")
    return file.read_bytes()


def _sprite(library: str, templates: Mapping[str, str]) -> bytes:
    """The symbols that templates name, out of the two thousand that Bootstrap Icons holds (1.1 MB)."""
    symbols = {name: (box, drawing) for box, name, drawing in SYMBOL.findall(library)}
    wanted: set[str] = set()
    for template, source in templates.items():
        for name in ASKED.findall(source):
            if name not in symbols:
                raise ConfigurationError(f'templates/{template}: Bootstrap Icons has no "{name}"')
        wanted |= symbols.keys() & QUOTED.findall(source)
    drawn = (f'<symbol id="{name}" {symbols[name][0]}>{symbols[name][1]}</symbol>' for name in sorted(wanted))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(drawn)}</svg>'.encode()


def _templates(app: Flask) -> dict[str, str]:
    loader = app.jinja_loader
    names = loader.list_templates() if loader else []
    return {name: loader.get_source(app.jinja_env, name)[0] for name in names if loader and name.endswith(".html")}


def _asset(name: str, content: bytes) -> Asset:
    kind = TYPES.get(Path(name).suffix) or guess_type(name)[0] or "application/octet-stream"
    return Asset(content, gzip.compress(content, mtime=0), kind)


def _version(assets: Iterable[Asset]) -> str:
    """Eight digits that change when any asset changes; guards caches, not secrets."""
    total = 0
    for asset in assets:
        total = zlib.crc32(asset.plain, total)
    return f"{total:08x}"


def _response(asset: Asset, lasting: bool) -> Response:
    packs = request.accept_encodings.quality("gzip") > 0
    response = Response(asset.packed if packs else asset.plain, mimetype=asset.kind)
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
    return response
