"""Builds custody and consent through the real actions: who has custody, what is asked, who has signed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sspf.consents.actions import custodies, rounds, signatures
from sspf.consents.rules.checks import months_after
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.recording import CustodySource, crossed
from sspf.consents.rules.terms import CustodyTerms, RoundTerms, SignatureTerms
from sspf.work import Work
from tests.factories import cases
from tests.factories.cases import Family
from tests.house import House

UNITS = ("skola-norr", "omradespolis", "fritid-unga")


@dataclass(frozen=True)
class Round:
    """A case with a round of consent."""

    family: Family
    consent_id: UUID
    until_on: date

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self.family.case_id

    @property
    def path(self) -> str:
        """The address of the case's consent."""
        return f"/arenden/{self.case_id}/samtycke"


def give_custody(
    work: Work, made: Family, kind: CustodyKind = CustodyKind.joint, from_on: date = date(2012, 5, 12)
) -> list[UUID]:
    """All guardians of the family have custody since the youth was born."""
    source = CustodySource.population_register
    terms = [CustodyTerms(guardian_id, kind, source, from_on) for guardian_id in made.guardian_ids]
    return [custodies.record_custody(work, made.case_id, each) for each in terms]


def asked(house: House, made: Family | None = None, units: Iterable[str] = UNITS) -> Round:
    """A family with custody written down, asked about the units and every kind of information; nobody has signed."""
    made = made or cases.family(house)
    with house.work("koordinator") as work:
        give_custody(work, made)
        until_on = months_after(work.today, work.catalogue.deadlines.consent_months)
        terms = RoundTerms(work.today, until_on, frozenset(units), frozenset(work.catalogue.information))
        consent_id = rounds.prepare(work, made.case_id, terms)
        work.commit()
    return Round(made, consent_id, until_on)


def yes(work: Work, signer_id: UUID, units: Iterable[str] = UNITS, **changes: object) -> SignatureTerms:
    """An ordinary yes, signed today: to the units, to every kind, for a year."""
    until_on = months_after(work.today, work.catalogue.deadlines.consent_months)
    scope = crossed(units, work.catalogue.information)
    terms = SignatureTerms(signer_id, work.today, until_on, scope, "Karin Ekmark")
    return replace(terms, **changes)  # type: ignore[arg-type]


def sign(house: House, asked_round: Round, *signer_ids: UUID, units: Collection[str] = UNITS) -> None:
    """Let some people say yes to the units and to every kind."""
    with house.work("koordinator") as work:
        for signer_id in signer_ids:
            terms = yes(work, signer_id, units, until_on=asked_round.until_on)
            signatures.sign(work, asked_round.case_id, asked_round.consent_id, terms)
        work.commit()


def given(house: House, units: Iterable[str] = UNITS) -> Round:
    """A case in which both guardians have said yes to the units and to every kind."""
    chosen = tuple(units)
    made = asked(house, units=chosen)
    sign(house, made, *made.family.guardian_ids, units=chosen)
    return made


def asked_again(house: House, earlier: Round, units: Iterable[str] = UNITS) -> Round:
    """The same family is asked once more, in a round of its own; nobody has signed."""
    with house.work("koordinator") as work:
        until_on = months_after(work.today, work.catalogue.deadlines.consent_months)
        terms = RoundTerms(work.today, until_on, frozenset(units), frozenset(work.catalogue.information))
        consent_id = rounds.prepare(work, earlier.case_id, terms)
        work.commit()
    return Round(earlier.family, consent_id, until_on)
