"""The errors the domain may raise; `web.errors` turns each into a page that says what to do now."""

from collections.abc import Mapping
from enum import StrEnum


class DomainError(Exception):
    """Something the user or operator can be told about; nothing has been written."""


class NotFound(DomainError):
    """The thing does not exist, or is not this actor's to see. The two must look the same from outside."""


class Forbidden(DomainError):
    """The actor's role can never do this."""


class Refused(DomainError):
    """A rule of the domain says no. `reason` is an enum member whose label tells what to do instead."""

    def __init__(self, reason: StrEnum, field: str | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.field = field


class Conflict(DomainError):
    """Someone else saved first. `theirs` holds what is stored now, by field name, so that both can be shown."""

    def __init__(self, version: int, theirs: Mapping[str, str]) -> None:
        super().__init__("saved by someone else first")
        self.version = version
        self.theirs = theirs


class Overtaken(DomainError):
    """Someone else changed or made the same row at this very instant. Done again, the act sees what they saved."""


class Locked(DomainError):
    """The vault cannot be opened: key missing, wrong or unsafe. The application stays shut and makes no new key."""


class Damaged(DomainError):
    """A sealed value does not open: it was changed, moved or cut outside the application."""


class ConfigurationError(Exception):
    """`config/` or the environment is wrong; the message names file and key."""
