"""A text as a QR code that a template can draw: the side in modules and the path of the dark ones."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules of white around the code, without which cameras do not find it


@dataclass(frozen=True, slots=True)
class Drawing:
    """A square of `side` modules, quiet zone included; `path` is the `d` of one SVG path in the same units."""

    side: int
    path: str


def drawing(text: str) -> Drawing:
    """Draw a text of up to some hundred characters. Level M: it is still read when a seventh of it is damaged."""
    matrix = segno.make(text, error="m", micro=False).matrix
    rows = (_row(y, bytes(row)) for y, row in enumerate(matrix, start=QUIET))
    return Drawing(len(matrix) + 2 * QUIET, "".join(rows))


def svg(drawn: Drawing) -> str:
    """The drawing as a picture of its own, for papers."""
    box = f'viewBox="0 0 {drawn.side} {drawn.side}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{drawn.path}" fill="#000"/></svg>'


def _row(y: int, modules: bytes) -> str:
    dark = [x for x, module in enumerate(modules, start=QUIET) if module]
    return "".join(f"M{x} {y}h1v1h-1z" for x in dark)
