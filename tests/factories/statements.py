"""Builds statements: written by somebody for the own unit, shared, and marked."""

from datetime import date
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.statements.actions import marks, objections, sharing, writing
from sspf.statements.queries import family, lines
from sspf.statements.rules.lines import StatementLine
from sspf.statements.rules.terms import ObjectionTerms, ReleaseTerms, ShieldTerms, StatementTerms, Wording
from tests.factories import cases
from tests.factories.cases import Family
from tests.house import House

UNITS = ("skola-norr", "omradespolis", "fritid-unga", "social-mottagning")
STAFF = {
    "skola-norr": "kurator",
    "omradespolis": "polis",
    "fritid-unga": "fritidsledare",
    "social-mottagning": "socialsekreterare",
}
"""Who takes part for each unit."""
TODAY = date(2026, 11, 23)
LEAD = "social-samordning"


def case(house: House, *units: str) -> Family:
    """A case that is shared with units, each with somebody who takes part."""
    made = cases.shared(house, units or UNITS)
    for unit in units or UNITS:
        cases.take_part(house, made.case_id, STAFF[unit])
    return made


def terms(
    text: str = "Kommer i tid på onsdagar.", information: str = "skola", other_person: str = ""
) -> StatementTerms:
    """What an ordinary statement says."""
    return StatementTerms(information, Wording(text, TODAY, other_person))


def written(house: House, case_id: UUID, who: str = "kurator", said: StatementTerms | None = None) -> UUID:
    """A statement that nobody has shared."""
    with house.work(who) as work:
        statement_id = writing.write(work, case_id, said or terms())
        work.commit()
    return statement_id


def share(house: House, case_id: UUID, statement_id: UUID, who: str, *units: str, family: bool = False) -> None:
    """Let its unit share it."""
    with house.work(who) as work:
        sharing.share(work, case_id, statement_id, ReleaseTerms(frozenset(units), family), None)
        work.commit()


def given(house: House, case_id: UUID, *units: str, who: str = "kurator", said: StatementTerms | None = None) -> UUID:
    """A statement that is shared with units."""
    statement_id = written(house, case_id, who, said)
    share(house, case_id, statement_id, who, *units)
    return statement_id


def told(house: House, case_id: UUID, who: str = "kurator", said: StatementTerms | None = None) -> UUID:
    """A statement that is shared with the family."""
    statement_id = written(house, case_id, who, said)
    share(house, case_id, statement_id, who, family=True)
    return statement_id


def shield(house: House, case_id: UUID, statement_id: UUID, *guardian_ids: UUID, who: str = "kurator") -> None:
    """Make it secret against guardians."""
    decided = ShieldTerms(guardian_ids, "Ungdomen har bett om det.", "Rebecka Lindahl", TODAY)
    with house.work(who) as work:
        marks.shield(work, case_id, statement_id, decided)
        work.commit()


def object_to(
    house: House,
    case_id: UUID,
    statement_id: UUID,
    person_id: UUID,
    text: str = "Det stämmer inte.",
    who: str = "koordinator",
) -> UUID:
    """Note what somebody says against it."""
    with house.work(who) as work:
        objection_id = objections.note(work, case_id, statement_id, ObjectionTerms(person_id, text, TODAY))
        work.commit()
    return objection_id


def seen(house: House, case_id: UUID, who: str) -> list[StatementLine]:
    """What somebody reads in the case."""
    with house.work(who, writing=False) as work:
        return lines.index(work, reach.find(work, Permission.statement_read, case_id))


def texts(house: House, case_id: UUID, who: str) -> set[str]:
    """The words that somebody reads in the case."""
    return {each.latest.text for each in seen(house, case_id, who)}


def line(house: House, case_id: UUID, statement_id: UUID, who: str = "kurator") -> StatementLine:
    """One statement as somebody reads it."""
    with house.work(who, writing=False) as work:
        return lines.show(work, reach.find(work, Permission.statement_read, case_id), statement_id)


def read_by(house: House, case_id: UUID, person_id: UUID) -> set[str]:
    """The words on the paper that one of the family is given."""
    with house.work("koordinator", writing=False) as work:
        page = family.page(work, reach.find(work, Permission.case_manage, case_id), person_id)
    return {each.latest.text for each in page.lines}
