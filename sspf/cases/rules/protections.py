"""Knows what is written about protected personal data, and when where somebody can be found stays covered (R63–R65)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol, Self
from uuid import UUID

from sspf.errors import Refused


class ProtectionKind(StrEnum):
    """How somebody is protected. The first three are Skatteverket's (OSL 22:1, FOL 16 §, lag 1991:483)."""

    secrecy_mark = "secrecy_mark"
    protected_registration = "protected_registration"
    fictitious_identity = "fictitious_identity"
    other = "other"


class ProtectionSource(StrEnum):
    """How the protection is known."""

    population_register = "population_register"
    family = "family"
    authority = "authority"
    court = "court"


class PlaceProblem(StrEnum):
    """Why something about protected data is refused; the label tells what to do."""

    not_protected = "not_protected"
    own_request = "own_request"
    not_own_request = "not_own_request"
    not_agreed = "not_agreed"
    too_late = "too_late"
    decided_already = "decided_already"
    from_in_future = "from_in_future"
    review_passed = "review_passed"
    from_oneself = "from_oneself"
    shielded_still = "shielded_still"
    named_only = "named_only"
    nothing_written = "nothing_written"


class Someone(Protocol):
    """What is asked of a person in the case here."""

    @property
    def id(self) -> UUID: ...
    @property
    def is_youth(self) -> bool: ...
    @property
    def is_protected(self) -> bool: ...
    @property
    def shielded_from(self) -> frozenset[UUID]: ...


@dataclass(frozen=True, slots=True)
class Protection:
    """What is known about a person's protection. `asked_on`: when somebody last asked (R65).

    `shielded_from`: people in the case who must not learn where this one can be found (R64).
    """

    kind: ProtectionKind | None = None
    source: ProtectionSource | None = None
    from_on: date | None = None
    review_on: date | None = None
    asked_on: date | None = None
    shielded_from: frozenset[UUID] = field(default_factory=frozenset)

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any] | None) -> Self:
        """The protection as it was packed; nothing packed is nothing known."""
        if not packed:
            return cls()
        days = {name: _day(packed.get(name)) for name in ("from_on", "review_on", "asked_on")}
        kind, source = packed.get("kind"), packed.get("source")
        return cls(
            ProtectionKind(kind) if kind else None,
            ProtectionSource(source) if source else None,
            shielded_from=frozenset(UUID(each) for each in packed.get("shielded_from", ())),
            **days,
        )

    def packed(self) -> dict[str, Any]:
        """As JSON values."""
        days = {name: getattr(self, name) for name in ("from_on", "review_on", "asked_on")}
        return {
            "kind": self.kind,
            "source": self.source,
            "shielded_from": sorted(map(str, self.shielded_from)),
            **{name: day.isoformat() if day else None for name, day in days.items()},
        }

    def asked(self, today: date) -> Self:
        """The same, after somebody has asked today."""
        return replace(self, asked_on=today)

    def look_again_on(self, days: int) -> date | None:
        """The local day on which the protection has to be looked at again; None when nobody ever asked.

        `days`: how long an entry goes unlooked at, unless it says when to look.
        """
        if self.review_on is not None:
            return self.review_on
        return self.asked_on + timedelta(days=days) if self.asked_on else None

    def checked(self, person_id: UUID, today: date) -> Self:
        """The protection, when it can be true. Raises `Refused` at the field that says what cannot."""
        if self.from_on is not None and self.from_on > today:
            raise Refused(PlaceProblem.from_in_future, "from_on")
        if self.review_on is not None and self.review_on <= today:
            raise Refused(PlaceProblem.review_passed, "review_on")
        if person_id in self.shielded_from:
            raise Refused(PlaceProblem.from_oneself, "shielded_from")
        return self


def hidden(person: Someone, people: Iterable[Someone]) -> bool:
    """Whether what tells where this person can be found stays covered.

    A protected person's does, and the youth's whenever anyone in the case is protected: a school or an address of the
    youth leads to the guardian who lives there (R63).
    """
    return person.is_protected or (person.is_youth and any(each.is_protected for each in people))


def needs_two(people: Iterable[Someone]) -> bool:
    """Whether two must agree before a place is shown: somebody here is shielded from somebody else here (R64)."""
    return any(each.shielded_from for each in people)


def asked_before(people: Iterable[Protection]) -> date | None:
    """The local day on which everyone in the case had been asked about; None when somebody never was."""
    days = [each.asked_on for each in people]
    return None if not days or None in days else min(day for day in days if day is not None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
