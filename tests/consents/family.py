"""An invented family in Kalmar, and short ways to say who signed what when. All texts of time are local."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sspf.clock import TIME_ZONE
from sspf.consents.rules.facts import (
    Consent,
    ConsentFacts,
    Custody,
    CustodyKind,
    ExceptionKind,
    GuardianException,
    Pair,
    Signature,
    SignerCapacity,
    Withdrawal,
)

YOUTH, FIRST, SECOND, THIRD = (UUID(int=number) for number in range(1, 5))
ROUND, SUPPLEMENT = UUID(int=101), UUID(int=102)

UNITS = ("skolan", "polisen")
KINDS = ("samverkan", "skola")
ALL = frozenset((unit, kind) for unit in UNITS for kind in KINDS)

BORN = "2013-05-20"


def at(text: str) -> datetime:
    """The instant of a local wall clock reading, such as "2026-03-02 14:05"."""
    return datetime.fromisoformat(text).replace(tzinfo=TIME_ZONE).astimezone(UTC)


def pairs(*names: str) -> frozenset[Pair]:
    """Pairs written as "skolan/samverkan"."""
    return frozenset((unit, kind) for unit, kind in (name.split("/") for name in names))


@dataclass(frozen=True)
class Yes:
    """What most signatures have in common; call it for one signer."""

    on: str = "2026-03-02"
    registered: str = "2026-03-02 10:00"
    until: str = "2027-03-01"
    scope: frozenset[Pair] = ALL

    def by(self, signer: UUID, capacity: SignerCapacity | None = None) -> Signature:
        own = SignerCapacity.youth if signer == YOUTH else SignerCapacity.guardian
        return Signature(
            signer_id=signer,
            capacity=capacity or own,
            signed_on=date.fromisoformat(self.on),
            registered_at=at(self.registered),
            scope=self.scope,
            until_on=date.fromisoformat(self.until),
        )


def no(signer: UUID, received: str, units: str | None = None, information: str | None = None) -> Withdrawal:
    return Withdrawal(
        signer,
        at(received),
        None if units is None else frozenset(units.split()),
        None if information is None else frozenset(information.split()),
    )


def consent(
    *signatures: Signature,
    withdrawals: tuple[Withdrawal, ...] = (),
    period: tuple[str, str] = ("2026-03-01", "2027-03-01"),
    number: UUID = ROUND,
    child_view: str | None = "2026-03-01",
) -> Consent:
    first, last = map(date.fromisoformat, period)
    view = None if child_view is None else date.fromisoformat(child_view)
    return Consent(number, first, last, signatures, withdrawals, view)


def custody(guardian: UUID, kind: str = "joint", start: str = BORN, end: str | None = None) -> Custody:
    last = None if end is None else date.fromisoformat(end)
    return Custody(guardian, CustodyKind(kind), date.fromisoformat(start), last)


def excepted(guardian: UUID, start: str, end: str, kind: str = "prevented") -> GuardianException:
    return GuardianException(guardian, ExceptionKind(kind), date.fromisoformat(start), date.fromisoformat(end))


TOGETHER = (custody(FIRST), custody(SECOND))


def family(
    *consents: Consent,
    born: str = BORN,
    custodies: tuple[Custody, ...] = TOGETHER,
    exceptions: tuple[GuardianException, ...] = (),
    closed: str | None = None,
) -> ConsentFacts:
    """A youth of 12 when the first consent begins, with two guardians who have custody together."""
    closed_at = None if closed is None else at(closed)
    return ConsentFacts(YOUTH, date.fromisoformat(born), custodies, consents, exceptions, closed_at)
