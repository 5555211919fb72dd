"""Knows where a form leads that can be sent from more pages than its own: back to where it was sent from."""

from urllib.parse import urlsplit, urlunsplit

from wtforms import HiddenField

from sspf.web.forms import Form


class ReturningForm(Form):
    """A form that carries the page it was sent from, also past a refusal."""

    back = HiddenField()

    def way_back(self, otherwise: str) -> str:
        """Where to go when it is done: the page it was sent from, if that is one of ours."""
        return own_path(self.back.data) or otherwise


def own_path(target: str | None) -> str | None:
    """A path of our own, with its query and the place in the page; None for anything that could lead elsewhere."""
    parts = urlsplit(target or "")
    safe = parts.path.startswith("/") and not parts.path.startswith("//") and "\\" not in parts.path
    if not safe or parts.scheme or parts.netloc:
        return None
    return urlunsplit(("", "", parts.path, parts.query, parts.fragment))
