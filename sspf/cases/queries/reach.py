"""Which cases an actor reaches: one SQL clause per reach, used for lists and for fetching one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.accounts.models import Account
from sspf.cases.models import Case, Participant, Person, SharingWindow, Substitution
from sspf.cases.rules.states import CaseProblem, CaseState, shown_state
from sspf.crypto.scope import Scope
from sspf.errors import NotFound, Refused
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Opening:
    """One kind of information that is open to one unit at this instant. `mine`: the actor takes part for the unit."""

    unit: str
    information: str
    until_at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """A case that the actor reaches now, and the kinds of information that may be shown of it.

    `shares`: whether any partner may be told anything at this instant. `openings`: what is open to whom; for a
    partner only, since a coordinator sees it with its papers. Lives as long as its unit of work.
    """

    case: Case
    information: frozenset[str]
    shares: bool
    openings: tuple[Opening, ...] = ()
    people: list[Person] = field(default_factory=list, compare=False, repr=False)

    @property
    def state(self) -> CaseState:
        """The case's state as the clock has it."""
        return shown_state(self.case.state, self.shares)

    @property
    def own_units(self) -> frozenset[str]:
        """The units for which a partner takes part, inside the consent now."""
        return frozenset(each.unit for each in self.openings if each.mine)


def reached(work: Work, permission: Permission) -> ColumnElement[bool]:
    """The clause on `Case` for what the actor reaches with a permission. Nothing else decides which cases are seen.

    `participating`: the actor takes part today, by name or by seat, for a unit that the consent lets into the case now.
    """
    match work.grant(permission).reach:
        case Reach.everything:
            return true()
        case Reach.participating:
            return and_(Case.id.in_(_shared(work, Participant.case_id)), Case.state != CaseState.closed)
        case _:
            return false()


def find(work: Work, permission: Permission, case_id: UUID) -> Sight:
    """The case, if the actor reaches it now; otherwise `NotFound`, the same as for a case that does not exist.

    Admits the grant's zones for this unit of work: from here on the case's sealed values open, and only from here.
    """
    grant = work.grant(permission)
    query = select(Case).options(joinedload(Case.coordinator)).where(Case.id == case_id, reached(work, permission))
    found = _whole(work, query) if grant.reach is Reach.everything else _shared_part(work, query)
    if found is None:
        raise NotFound
    work.admit(Scope.case(found.case.id), grant.zones)
    return found


def find_open(work: Work, permission: Permission, case_id: UUID) -> Sight:
    """The same for whoever wants to write in it; raises `Refused` when the case is closed."""
    sight = find(work, permission, case_id)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    return sight


def visible_ids(work: Work, permission: Permission) -> Select[UUID]:
    """A sub-select of the cases the actor reaches, for queries of packages above; admit what is shown of them."""
    return select(Case.id).where(reached(work, permission))


def admit(work: Work, permission: Permission, case_ids: Iterable[UUID]) -> None:
    """Admit the grant's zones for cases that came through `visible_ids` in this unit of work."""
    zones = work.grant(permission).zones
    for case_id in case_ids:
        work.admit(Scope.case(case_id), zones)


def units_inside(work: Work, case_id: UUID) -> frozenset[str]:
    """The units that the consent lets into the case now. The case must be one that the actor reaches."""
    return frozenset(work.session.scalars(inside(work, case_id)))


def inside(work: Work, case_id: UUID) -> Select[str]:
    """The same as a sub-select, for queries of packages above."""
    return select(SharingWindow.unit).where(SharingWindow.case_id == case_id, _open_basis(work))


def units_open(work: Work) -> Select[UUID, str]:
    """Case and unit of everything that the consent lets in now, for jobs that read open columns only."""
    return select(SharingWindow.case_id, SharingWindow.unit).where(_open_basis(work))


def kinds_open(work: Work) -> Select[UUID, str, str]:
    """Case, unit and kind of information of every window that is open now, as a sub-select for packages above."""
    window = SharingWindow
    columns = select(window.case_id, window.unit, window.information)
    return columns.where(window.from_at <= work.now, work.now < window.until_at)


def kinds_inside(work: Work, case_id: UUID) -> dict[str, frozenset[str]]:
    """The units that the consent lets into the case now, each with the kinds of information that are open to it."""
    basis = {kind.id for kind in work.catalogue.information.values() if kind.basis}
    open_now = kinds_open(work).where(SharingWindow.case_id == case_id)
    kinds: dict[str, set[str]] = {}
    for _, unit, information in work.session.execute(open_now):
        kinds.setdefault(unit, set()).add(information)
    return {unit: frozenset(found) for unit, found in kinds.items() if found & basis}


def own_parts(work: Work) -> Select[Any]:
    """Case and unit of every part that the actor takes today, by name or by seat, inside the consent at this instant.

    A sub-select for queries of packages above that tell the own unit's rows from others'.
    """
    return _shared(work, Participant.case_id).add_columns(Participant.unit)


def is_mine(work: Work) -> ColumnElement[bool]:
    """The clause on `Participant` for the parts that the actor takes today, whatever the consent says."""
    # Someone who has moved to another unit takes no part for the old one any more (R53).
    named = or_(Participant.account_id == work.actor.account_id, _stands_in(work))
    by_name = and_(named, Participant.unit == work.actor.unit)
    # A case that only named persons may see opens to nobody who just holds a function (R63).
    by_seat = and_(Participant.seat.in_(work.actor.seats), _open_to_functions())
    lasts = or_(Participant.until_on.is_(None), Participant.until_on >= work.today)
    return and_(or_(by_name, by_seat), Participant.from_on <= work.today, lasts)


def stood_in_for(work: Work) -> Select[UUID]:
    """Colleagues for whom the actor stands in today: of the same unit, where they work still, with an open account."""
    row, absent = Substitution, aliased(Account)
    return (
        select(row.absent_id)
        .join(absent, absent.id == row.absent_id)
        .where(row.account_id == work.actor.account_id, row.unit == work.actor.unit)
        .where(row.from_on <= work.today, work.today <= row.until_on)
        .where(absent.unit == row.unit, absent.disabled_at.is_(None))
    )


def sharing(work: Work) -> Select[UUID]:
    """Cases that the consent lets anybody into now."""
    return select(SharingWindow.case_id).where(_open_basis(work))


def _shared(work: Work, column: Any) -> Select[Any]:
    """Cases in which the actor takes part today through a unit that is inside the consent at this instant."""
    return (
        select(column)
        .join(SharingWindow, and_(SharingWindow.case_id == Participant.case_id, SharingWindow.unit == Participant.unit))
        .where(is_mine(work), _open_basis(work))
    )


def _whole(work: Work, query: Select[Case]) -> Sight | None:
    """All of the case with its people, and whether anything of it is shared now."""
    people = query.outerjoin(Person, Person.case_id == Case.id).add_columns(Case.id.in_(sharing(work)), Person)
    rows = work.session.execute(people).all()
    if not rows:
        return None
    known = [person for _, _, person in rows if person is not None]
    return Sight(rows[0][0], frozenset(work.catalogue.information), rows[0][1], (), known)


def _shared_part(work: Work, query: Select[Case]) -> Sight | None:
    """The case with everything that is open now; what is open to the actor's own units is what the actor may read."""
    window = SharingWindow
    units = select(Participant.unit).where(Participant.case_id == Case.id, is_mine(work)).correlate(Case)
    open_now = and_(window.case_id == Case.id, window.from_at <= work.now, work.now < window.until_at)
    columns = (window.unit, window.information, window.until_at, window.unit.in_(units).label("mine"))
    rows = work.session.execute(query.join(window, open_now).add_columns(*columns)).all()
    if not rows:
        return None
    openings = tuple(Opening(*row[1:]) for row in rows)
    return Sight(rows[0][0], frozenset(each.information for each in openings if each.mine), True, openings)


def _stands_in(work: Work) -> ColumnElement[bool]:
    """Stands in for whoever is named; never where only named persons may see the case (R63)."""
    return and_(Participant.account_id.in_(stood_in_for(work)), _open_to_functions())


def _open_to_functions() -> ColumnElement[bool]:
    return Participant.case_id.not_in(select(Case.id).where(Case.named_only).correlate(None))


def _open_basis(work: Work) -> ColumnElement[bool]:
    """Open now for the kind of information without which nothing is shared: that the case exists at all."""
    basis, window = [kind.id for kind in work.catalogue.information.values() if kind.basis], SharingWindow
    return and_(window.information.in_(basis), window.from_at <= work.now, work.now < window.until_at)
