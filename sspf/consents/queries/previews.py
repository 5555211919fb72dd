"""What a signature would open, to which functions and people, until when."""

from collections.abc import Iterable
from uuid import UUID

from sspf.accounts import queries as accounts
from sspf.cases.queries import parts, reach
from sspf.cases.queries import people as case_people
from sspf.consents.rules import foresight
from sspf.consents.rules.facts import ConsentFacts, Signature
from sspf.consents.rules.foresight import Preview, UnitAhead
from sspf.consents.rules.overview import gaps
from sspf.work import Work


def preview(work: Work, sight: reach.Sight, known: ConsentFacts, consent_id: UUID, fact: Signature) -> Preview:
    """What the signature would open at once, and what it would when everyone who is missing has said the same."""
    names = {each.id: case_people.full_name(each) for each in case_people.persons(work, sight)}
    with_it = foresight.signed(known, consent_id, fact)
    missing = [gap for gap in gaps(with_it, work.now, names) if gap.consent_id == consent_id]
    blocking = tuple(gap for gap in missing if gap.blocking)
    whole = foresight.completed(known, consent_id, fact) if blocking else with_it
    named = {unit for unit, _ in fact.scope}
    people = _people(work, sight, named)
    return Preview(
        names[fact.signer_id],
        _units(work, with_it, named, people),
        _units(work, whole, named, people) if blocking else (),
        blocking,
        tuple(gap for gap in missing if not gap.blocking),
    )


def _units(
    work: Work, facts: ConsentFacts, named: Iterable[str], people: dict[str, tuple[str, ...]]
) -> tuple[UnitAhead, ...]:
    catalogue, chosen = work.catalogue, frozenset(named)
    kinds = {kind.id: kind.label for kind in catalogue.information.values()}
    lines = (
        UnitAhead(
            unit.label,
            catalogue.agencies[unit.agency],
            people[unit.id],
            foresight.spans(facts, unit.id, work.now, kinds),
        )
        for unit in catalogue.units.values()
        if unit.id in chosen
    )
    return tuple(line for line in lines if line.spans)


def _people(work: Work, sight: reach.Sight, named: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Through whom each unit reads: the functions that are called, with who holds them, and who takes part by name.

    Whoever stands in for one of these today reads as well.
    """
    catalogue, units = work.catalogue, frozenset(named)
    seats = [seat for seat in catalogue.seats.values() if seat.unit in units and seat.receives_summons]
    held = accounts.holders(work, [seat.id for seat in seats], work.today)
    found: dict[str, list[str]] = {unit: [] for unit in units}
    for seat in seats:
        who = ", ".join(each.name for each in held.get(seat.id, ()))
        found[seat.unit].append(f"{seat.label} ({who})" if who else seat.label)
    functions = {seat.label for seat in catalogue.seats.values()}
    for line in parts.participant_lines(work, sight):
        for unit in units:
            if line.lasts and catalogue.units[unit].label == line.unit and line.name not in functions:
                found[unit] += [each for each in (line.name, line.stand_in) if each]
    return {unit: tuple(dict.fromkeys(lines)) for unit, lines in found.items()}
