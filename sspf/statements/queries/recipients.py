"""To whom a kind of information may go now, and who would read it there: told before anything is shared."""

from collections import defaultdict

from sqlalchemy import and_, or_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Participant, SharingWindow
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
    """For each unit the people and functions that take part today; for the leading unit its functions.

    Somebody who has left the unit, or whose account is closed, reads nothing for it and is not named (R53).
    """
    accounts.admit_directory(work)
    works_there = and_(
        Account.id == Participant.account_id, Account.unit == Participant.unit, Account.disabled_at.is_(None)
    )
    lasts = or_(Participant.until_on.is_(None), Participant.until_on >= work.today)
    query = (
        select(Participant.unit, Participant.seat, Account)
        .outerjoin(Account, works_there)
        .where(Participant.case_id == sight.case.id, Participant.from_on <= work.today, lasts)
        .order_by(Participant.from_on, Participant.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for unit, seat, account in work.session.execute(query):
        name = _function(work, seat, account)
        if name and name not in found[unit]:
            found[unit].append(name)
    for each in work.catalogue.seats.values():
        if each.unit in leading_units(work.catalogue):
            found[each.unit].append(each.label)
    return found


def _function(work: Work, seat: str | None, account: Account | None) -> str:
    if seat is not None:
        return work.catalogue.seats[seat].label
    return "" if account is None else account.name
