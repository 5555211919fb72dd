"""To whom a kind of information may go now, and who would read it there: told before anything is shared."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Participant, SharingWindow, Substitution
from sspf.cases.queries.reach import Sight
from sspf.consents.rules.facts import Pair
from sspf.consents.rules.recording import kinds_of
from sspf.statements.rules.lines import Recipient, StatementLine
from sspf.statements.rules.sharing import leading_units, receivers
from sspf.work import Work


def open_now(work: Work, sight: Sight) -> frozenset[Pair]:
    """Every pair of unit and kind of information that the consent opens at this instant."""
    if sight.openings:  # a partner's way into the case has asked already
        return frozenset((each.unit, each.information) for each in sight.openings)
    window = SharingWindow
    query = select(window.unit, window.information).where(
        window.case_id == sight.case.id, window.from_at <= work.now, work.now < window.until_at
    )
    return frozenset((unit, information) for unit, information in work.session.execute(query))


def allowed(work: Work, information: str, pairs: frozenset[Pair]) -> frozenset[str]:
    """The units that may be given a kind of information now."""
    return receivers(information, pairs, kinds_of(work.catalogue), leading_units(work.catalogue))


def of_statement(work: Work, sight: Sight, line: StatementLine) -> list[Recipient]:
    """Every other unit inside the consent: whether it may be given the statement now, reads it, ever had it (P20)."""
    pairs, functions, leading = open_now(work, sight), _functions(work, sight), leading_units(work.catalogue)
    may, shared = allowed(work, line.information, pairs), {each.unit for each in line.shared}
    ever = {each.unit for each in line.releases}
    concerned = {unit for unit, _ in pairs} | may | ever | leading
    return [
        Recipient(
            each.id,
            each.label,
            tuple(functions[each.id]),
            each.id in may,
            each.id in shared & (may | leading),
            each.id in ever,
        )
        for each in work.catalogue.units.values()
        if each.id in concerned - {line.unit}
    ]


def _functions(work: Work, sight: Sight) -> dict[str, list[str]]:
    """For each unit the people and functions that would read for it today; for the leading unit its functions.

    Somebody who has left the unit, or whose account is closed, reads nothing for it and is not named (R53). Where only
    named persons may see the case, functions and substitutes do not (R63).
    """
    accounts.admit_directory(work)
    found: dict[str, set[str]] = defaultdict(set)
    for unit, seat, named, substitute in work.session.execute(_parts_today(work, sight)):
        by_function = () if sight.case.named_only else (_function(work, seat), _name(substitute))
        found[unit] |= {each for each in (_name(named), *by_function) if each}
    told = defaultdict(list, {unit: sorted(names) for unit, names in found.items()})
    for each in work.catalogue.seats.values():
        if each.unit in leading_units(work.catalogue):
            told[each.unit].append(each.label)
    return told


def _parts_today(work: Work, sight: Sight) -> Select[str, str | None, Account, Account]:
    """Every part that lasts today: its unit and seat, who takes it and works there still, and who stands in."""
    named, substitute = aliased(Account), aliased(Account)
    stands_in = and_(
        Substitution.absent_id == named.id,
        Substitution.unit == Participant.unit,
        Substitution.from_on <= work.today,
        work.today <= Substitution.until_on,
    )
    lasts = or_(Participant.until_on.is_(None), Participant.until_on >= work.today)
    return (
        select(Participant.unit, Participant.seat, named, substitute)
        .outerjoin(named, and_(named.id == Participant.account_id, _works_there(named)))
        .outerjoin(Substitution, stands_in)
        .outerjoin(substitute, and_(substitute.id == Substitution.account_id, _works_there(substitute)))
        .where(Participant.case_id == sight.case.id, Participant.from_on <= work.today, lasts)
    )


def _works_there(account: type[Account]) -> ColumnElement[bool]:
    return and_(account.unit == Participant.unit, account.disabled_at.is_(None))


def _function(work: Work, seat: str | None) -> str:
    return work.catalogue.seats[seat].label if seat is not None else ""


def _name(account: Account | None) -> str:
    return account.name if account is not None else ""
