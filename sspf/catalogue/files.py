"""Knows how the files in `config/` are found and opened, and what to say when one cannot be."""

import re
import tomllib
from pathlib import Path

from sspf.catalogue.reader import Place, Reader

PUBLISHED = re.compile(r"(?P<version>\d{4}-\d+)(?:-(?P<name>[a-z]+))?")


def parse(reader: Reader, path: Path, place: Place) -> dict[str, object] | None:
    """Return what the file holds, or None after telling the reader why it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")  # some editors open a file with a mark of their own
    except OSError as error:
        reader.refuse(
            place, f"filen går inte att öppna ({error.strerror}); lägg tillbaka den eller rätta dess rättigheter"
        )
        return None
    except UnicodeDecodeError:
        reader.refuse(place, "filen är inte sparad som UTF-8; spara om den med den kodningen")
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reader.refuse(place, _why_unreadable(text, str(error)))
        return None


def _why_unreadable(text: str, message: str) -> str:
    """Say which line stops the file from being read; the parser's own words follow, for whoever knows TOML."""
    where = re.search(r"at line (\d+)", message)
    lines = text.splitlines()
    line = min(int(where[1]) if where else len(lines), len(lines))
    shown = lines[line - 1].strip() if lines else ""
    twice = "twice" in message or "overwrite" in message
    said = "samma id eller nyckel står två gånger" if twice else "raden går inte att läsa som TOML"
    return f"rad {line} ({shown}): {said}. [{message}]"


def published_id(stem: str) -> str | None:
    """Return the id of a versioned file from its name: `2026-1-ungdom` is `ungdom-2026-1`, `2026-1` is itself."""
    match = PUBLISHED.fullmatch(stem)
    if match is None:
        return None
    return f"{match['name']}-{match['version']}" if match["name"] else match["version"]
