"""Which provisions the own unit can let something out with on a day, and which not."""

from dataclasses import dataclass
from datetime import date

from sspf.access.permissions import Permission
from sspf.catalogue.agencies import SecrecyBasis
from sspf.catalogue.provisions import Provision, in_force
from sspf.disclosures.queries import reach
from sspf.disclosures.rules.checks import in_order
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Offer:
    """What holds on a day: for this unit, only when somebody has asked, and not for this unit."""

    unit: str
    basis: SecrecyBasis
    usable: tuple[Provision, ...]
    when_asked: tuple[Provision, ...]
    closed: tuple[Provision, ...]


def offered(work: Work, day: date) -> Offer:
    """The wordings in force on the local day, sorted by whether the own unit's secrecy gives way to them."""
    unit = reach.own_unit(work, Permission.disclosure_write)
    held = in_order(in_force(work.catalogue.provisions, day))
    mine = [each for each in held if each.opens_for(unit.basis)]
    return Offer(
        unit.label,
        unit.basis,
        tuple(each for each in mine if each.unprompted),
        tuple(each for each in mine if not each.unprompted),
        tuple(each for each in held if each not in mine),
    )


def chosen(work: Work, provision_id: str) -> Provision:
    """One wording that the own unit can use; `NotFound` for any other."""
    unit = reach.own_unit(work, Permission.disclosure_write)
    found = work.catalogue.provisions.get(provision_id)
    if found is None or not found.opens_for(unit.basis):
        raise NotFound
    return found


def to_ask_with(work: Work, day: date) -> list[tuple[str, str]]:
    """What an authority can ask with on a day, as pairs of id and words; also what the unit must say no to."""
    held = in_order(in_force(work.catalogue.provisions, day))
    return [(each.id, f"{each.statute}: {each.label}") for each in held if each.requested]
