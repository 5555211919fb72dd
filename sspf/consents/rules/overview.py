"""Knows how a case's consent is laid out before somebody who must understand it in five seconds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.cases.rules.people import birthday
from sspf.catalogue.agencies import Agency
from sspf.catalogue.entries import Entry
from sspf.catalogue.loader import Catalogue
from sspf.clock import local_date
from sspf.consents.rules import sharing, sharing_ends, standing
from sspf.consents.rules.facts import Consent, ConsentFacts, Pair, SignerCapacity
from sspf.consents.rules.sharing_ends import EndReason
from sspf.consents.rules.standing import ConsentStatus, MissingKind


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing: what, from whom, in which round, since when. Without `blocking` it stops nothing yet.

    `name` is empty when the guardian is not known.
    """

    kind: MissingKind
    name: str
    capacity: SignerCapacity
    person_id: UUID | None
    consent_id: UUID | None
    since: datetime | None
    blocking: bool

    def waited(self, today: date) -> int:
        """For how many days it has been missing, on a local day."""
        return 0 if self.since is None else (today - local_date(self.since)).days


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A unit and, for each kind of information, `yes` (open now), `pending` (somebody has said yes) or `no`."""

    unit: str
    label: str
    agency: Agency
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """How a case's consent stands now. A partner gets what is open and until when, and nothing about who signed.

    `kinds` are the matrix's headings, `birthdays` pairs of age and day that still lie ahead, `consent_id` the round in
    which to sign, `excluded` what signers have said may not be brought up.
    """

    status: ConsentStatus
    gaps: tuple[Gap, ...] = ()
    until: datetime | None = None
    reason: EndReason | None = None
    kinds: tuple[str, ...] = ()
    rows: tuple[MatrixRow, ...] = ()
    birthdays: tuple[tuple[int, date], ...] = ()
    consent_id: UUID | None = None
    birth_unknown: bool = False
    excluded: tuple[str, ...] = ()

    @property
    def shares(self) -> bool:
        """Whether anything is shared now."""
        return self.status is ConsentStatus.active

    @property
    def blocking(self) -> tuple[Gap, ...]:
        """What stops the sharing now."""
        return tuple(gap for gap in self.gaps if gap.blocking)

    @property
    def later(self) -> tuple[Gap, ...]:
        """What is needed but stops nothing yet."""
        return tuple(gap for gap in self.gaps if not gap.blocking)


def laid_out(
    facts: ConsentFacts, at: datetime, names: Mapping[UUID, str], catalogue: Catalogue, asked: Collection[str]
) -> Overview:
    """The overview at an instant. `names` by person, `asked` the units that the rounds still running ask about."""
    ending = sharing_ends.until(facts, at)
    running = [consent.id for consent in facts.consents if local_date(at) <= consent.until_on]
    said = frozenset(pair for consent in facts.consents for pair in _standing_yes(facts, consent, at))
    return Overview(
        standing.status(facts, at),
        gaps(facts, at, names),
        ending.at if ending else None,
        ending.reason if ending else None,
        headings(catalogue),
        matrix(catalogue, asked, sharing.shared_at(facts, at), said),
        _birthdays(facts, local_date(at)),
        running[-1] if running and not facts.is_closed(at) else None,
    )


def gaps(facts: ConsentFacts, at: datetime, names: Mapping[UUID, str]) -> tuple[Gap, ...]:
    """What is missing at an instant, with names."""
    return tuple(_gap(gap, names) for gap in standing.missing(facts, at))


def headings(catalogue: Catalogue) -> tuple[str, ...]:
    """The kinds of information in the order of the matrix."""
    return tuple(kind.label for kind in catalogue.information.values())


def labels(entries: Mapping[str, Entry], ids: Collection[str]) -> tuple[str, ...]:
    """The names of some units or kinds of information, in the catalogue's order."""
    return tuple(entry.label for entry in entries.values() if entry.id in ids)


def matrix(
    catalogue: Catalogue, asked: Collection[str], open_now: Collection[Pair], said: Collection[Pair] = ()
) -> tuple[MatrixRow, ...]:
    """A row for each unit that is asked about or let in, in the catalogue's order."""
    named = {*asked, *(unit for unit, _ in open_now)}

    def cell(pair: Pair) -> str:
        return "yes" if pair in open_now else "pending" if pair in said else "no"

    return tuple(
        MatrixRow(
            unit.id,
            unit.label,
            catalogue.agencies[unit.agency],
            tuple(cell((unit.id, kind)) for kind in catalogue.information),
        )
        for unit in catalogue.units.values()
        if unit.id in named
    )


def _gap(gap: standing.Missing, names: Mapping[UUID, str]) -> Gap:
    name = names.get(gap.signer_id, "") if gap.signer_id is not None else ""
    return Gap(gap.kind, name, gap.capacity, gap.signer_id, gap.consent_id, gap.since, gap.blocking)


def _standing_yes(facts: ConsentFacts, consent: Consent, at: datetime) -> frozenset[Pair]:
    signers = {(each.signer_id, each.capacity) for each in consent.signatures}
    return frozenset().union(*(sharing.signed_scope(facts, consent, each, at) for each in signers))


def _birthdays(facts: ConsentFacts, today: date) -> tuple[tuple[int, date], ...]:
    days = ((age, birthday(facts.born_on, age)) for age in (facts.ages.consent_own, facts.ages.adult))
    return tuple((age, day) for age, day in days if day > today)
