"""Knows what a signature would open before it is registered: the same windows, from the facts with it added.

Nothing here decides. What is shown before the pen is put to paper comes from `sharing.windows`, which is also what is
written out afterwards; a test holds the two against each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from sspf.catalogue.agencies import Agency
from sspf.consents.rules.facts import Consent, ConsentFacts, Signature
from sspf.consents.rules.overview import Gap
from sspf.consents.rules.sharing import Window, windows
from sspf.consents.rules.sharing_ends import EndReason, reason
from sspf.consents.rules.standing import missing


@dataclass(frozen=True, slots=True)
class Span:
    """Some kinds of information that are open from one instant to another, and why they close then."""

    kinds: tuple[str, ...]
    from_at: datetime
    until_at: datetime
    reason: EndReason


@dataclass(frozen=True, slots=True)
class UnitAhead:
    """A unit, the functions and people through which it would read, and what is open to it when."""

    label: str
    agency: Agency
    people: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a signature would lead to: at once, and when those who are missing have said the same.

    `gaps` are what is still missing before anything of it is shared; with none of them `later` is empty.
    """

    name: str
    at_once: tuple[UnitAhead, ...]
    later: tuple[UnitAhead, ...]
    gaps: tuple[Gap, ...]
    needed_later: tuple[Gap, ...]

    @property
    def period(self) -> Span | None:
        """The one time that everything shown has in common; None where times differ."""
        every = [span for unit in (*self.at_once, *self.later) for span in unit.spans]
        times = {(span.from_at, span.until_at, span.reason) for span in every}
        return every[0] if len(times) == 1 else None


def signed(facts: ConsentFacts, consent_id: UUID, *signatures: Signature) -> ConsentFacts:
    """The facts as they would be with more signatures in a round."""

    def grown(consent: Consent) -> Consent:
        added = signatures if consent.id == consent_id else ()
        return replace(consent, signatures=(*consent.signatures, *added))

    return replace(facts, consents=tuple(map(grown, facts.consents)))


def completed(facts: ConsentFacts, consent_id: UUID, signature: Signature) -> ConsentFacts:
    """The facts as they would be had everyone who is missing in the round now said the same as this signer."""
    with_it = signed(facts, consent_id, signature)
    gaps = (gap for gap in missing(with_it, signature.registered_at) if gap.blocking and gap.consent_id == consent_id)
    others = {(gap.signer_id, gap.capacity) for gap in gaps if gap.signer_id is not None}
    same = (replace(signature, signer_id=who, capacity=as_what) for who, as_what in others)
    return signed(with_it, consent_id, *same)


def ahead(facts: ConsentFacts, at: datetime) -> tuple[Window, ...]:
    """What is open at an instant or will be later."""
    at = at.astimezone(UTC)
    return tuple(window for window in windows(facts) if at < window.until_at)


def spans(facts: ConsentFacts, unit: str, at: datetime, kinds: Mapping[str, str]) -> tuple[Span, ...]:
    """What is open to one unit from an instant on: kinds that open and close together stand together.

    `kinds` are their names in the order in which they are shown.
    """
    found: dict[tuple[datetime, datetime], list[str]] = {}
    for window in ahead(facts, at):
        if window.unit == unit:
            found.setdefault((max(window.from_at, at), window.until_at), []).append(window.information)
    return tuple(_spans(facts, unit, found, kinds))


def _spans(
    facts: ConsentFacts, unit: str, found: Mapping[tuple[datetime, datetime], list[str]], kinds: Mapping[str, str]
) -> Iterator[Span]:
    for (from_at, until_at), open_kinds in sorted(found.items()):
        names = tuple(name for kind, name in kinds.items() if kind in open_kinds)
        lost = frozenset((unit, kind) for kind in open_kinds)
        yield Span(names, from_at, until_at, reason(facts, until_at, lost))
