"""Who reads which statement: unit by kind by window by release by part, held against an oracle that knows no SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import event, select

from sspf.access.permissions import Permission
from sspf.audit import events as audit
from sspf.cases.actions import progress
from sspf.cases.models import Participant
from sspf.cases.queries import reach
from sspf.errors import NotFound
from sspf.statements.actions import marks, sharing, writing
from sspf.statements.models import Release, Statement, StatementVersion
from sspf.statements.queries import lines
from sspf.statements.rules.terms import ReleaseTerms
from sspf.work import Work
from tests.browser import Visitor
from tests.canaries import canary
from tests.factories import cases, statements
from tests.factories.cases import Family
from tests.factories.statements import LEAD, STAFF
from tests.house import House
from tests.statements.conftest import Village

READERS = {**STAFF, "friskola-fyren": "friskola", LEAD: "koordinator"}
KINDS = ("skola", "halsa", "polis")
Windows = Mapping[tuple[str, str], str]
"""How the consent stands for a unit and a kind: open, over, or still to come."""


@dataclass(frozen=True)
class Made:
    """A statement as the test knows it."""

    id: UUID
    author: str
    kind: str
    given: frozenset[str]
    ended: frozenset[str]
    barred: bool
    text: str


def expected(made: Made, unit: str, windows: Windows, parts: frozenset[str]) -> bool:
    """Whether somebody of a unit reads a statement, sentence by sentence after the law."""
    if unit == LEAD:
        return made.author == LEAD or (LEAD in made.given - made.ended and not made.barred)
    if unit not in parts or windows.get((unit, "samverkan")) != "open":
        return False
    if made.author == unit:
        return True
    if unit == "friskola-fyren" and made.kind == "polis":
        return False
    return unit in made.given - made.ended and not made.barred and windows.get((unit, made.kind)) == "open"


def write_all(house: House, case_id: UUID, chance: Random) -> list[Made]:
    """Every unit writes about every kind, shares some of it, and takes some of that back."""
    made = []
    for author, login in READERS.items():
        with house.work(login) as work:
            for kind in KINDS:
                if author != "friskola-fyren" or kind != "polis":
                    made += [_written(work, case_id, author, kind, chance) for _ in range(2)]
            work.commit()
    return made


def _written(work: Work, case_id: UUID, author: str, kind: str, chance: Random) -> Made:
    text = canary()
    statement_id = writing.write(work, case_id, statements.terms(text, kind))
    work.flush()
    others = [unit for unit in READERS if unit != author and (unit, kind) != ("friskola-fyren", "polis")]
    given = frozenset(unit for unit in others if chance.random() < 0.5)
    ended = frozenset(unit for unit in given if chance.random() < 0.2)
    if given:
        sharing.share(work, case_id, statement_id, ReleaseTerms(given), None)
        work.flush()
    rows = work.session.scalars(select(Release).where(Release.statement_id == statement_id)).all()
    for row in rows:
        if row.unit in ended:
            sharing.end(work, case_id, statement_id, row.id)
    barred = chance.random() < 0.15
    marks.bar(work, case_id, statement_id, barred)
    return Made(statement_id, author, kind, given, ended, barred, text)


def change(house: House, case_id: UUID, windows: Windows, parts: frozenset[str]) -> None:
    """Let the consent and the parts stand so."""
    day, year = timedelta(days=1), timedelta(days=300)
    with house.work("koordinator") as work:
        spans = {"open": (work.now - day, work.now + year), "over": (work.now - year, work.now)}
        spans["later"] = (work.now + day, work.now + year)
        reach.find(work, Permission.case_manage, case_id)
        progress.share(work, case_id, [(*pair, *spans[how]) for pair, how in windows.items()])
        for row in work.session.scalars(select(Participant).where(Participant.case_id == case_id)):
            row.until_on = None if row.unit in parts else work.today - day
        work.record(audit.CaseChanged(case_id))
        work.commit()


def read(house: House, case_id: UUID, login: str) -> set[str]:
    """The words of every statement that somebody reads; nothing where the case is out of reach."""
    try:
        return statements.texts(house, case_id, login)
    except NotFound:
        return set()


def release(house: House, case_id: UUID, statement_id: UUID, unit: str) -> None:
    """A row written past every rule, as if the consent had been wider."""
    with house.work("koordinator") as work:
        stamps = {"released_at": work.now, "released_by": work.actor_id, "from_version": 1}
        work.add(Release(case_id=case_id, statement_id=statement_id, unit=unit, **stamps))
        work.record(audit.CaseChanged(case_id))
        work.commit()


@pytest.fixture
def known(house: House) -> tuple[Family, list[Made]]:
    """A case in which all is open, with something of everything."""
    made = statements.case(house, *STAFF)
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, made.case_id)
        end = work.now + timedelta(days=300)
        units = (*STAFF, "friskola-fyren")
        spans = [(unit, kind, work.now, end) for unit in units for kind in ("samverkan", *KINDS)]
        progress.share(work, made.case_id, spans)
        work.record(audit.CaseChanged(made.case_id))
        work.commit()
    cases.take_part(house, made.case_id, "friskola")
    house.clock.forward(days=2)
    return made, write_all(house, made.case_id, Random(14))


def test_invariant_1_r13_r56_everybody_reads_exactly_what_was_given_and_is_open_for_the_kind_today(
    house: House, known: tuple[Family, list[Made]]
) -> None:
    family, made = known
    chance, met = Random(2026), set()
    for _ in range(5):
        windows = {(unit, "samverkan"): chance.choice(["open"] * 6 + ["over", "later"]) for unit in READERS}
        windows |= {(unit, kind): chance.choice(["open", "over", "later"]) for unit in READERS for kind in KINDS}
        parts = frozenset(unit for unit in READERS if chance.random() < 0.85)
        change(house, family.case_id, windows, parts)
        for unit, login in READERS.items():
            wanted = {each.text for each in made if expected(each, unit, windows, parts)}
            assert read(house, family.case_id, login) == wanted, (login, windows, parts)
            met.add((unit, bool(wanted)))
    assert met >= {(unit, True) for unit in READERS}


def test_r26_not_even_a_row_written_past_the_rules_shows_an_enskild_anything_about_offences(house: House) -> None:
    family = cases.shared(house, ("friskola-fyren", "skola-norr", "omradespolis"))
    for who in ("friskola", "kurator", "polis"):
        cases.take_part(house, family.case_id, who)
    text = "Misstänkt för snatteri."
    statement_id = statements.written(house, family.case_id, "polis", statements.terms(text, "polis"))
    for unit in ("friskola-fyren", "skola-norr"):
        release(house, family.case_id, statement_id, unit)
    assert read(house, family.case_id, "kurator") == {text}
    assert read(house, family.case_id, "friskola") == set()


def test_what_a_reader_may_not_read_is_on_no_page_and_looks_as_if_it_did_not_exist(village: Village) -> None:
    house, family, visitor, chance = village.house, village.family, Visitor(village.house), Random(3)
    with house.work("polis") as work:
        hidden = [_written(work, family.case_id, "omradespolis", "polis", chance) for _ in range(3)]
        work.commit()
    hidden = [replace(each, given=frozenset()) for each in hidden if "skola-norr" not in each.given - each.ended]
    assert hidden
    visitor.sign_in("kurator").get(f"/arenden/{family.case_id}/uppgifter")
    assert not [each for each in hidden if each.text in visitor.text]
    for each in hidden:
        for page in ("", "/andra", "/dela", "/haller-inte-med", "/sekretess", "/annan-person"):
            visitor.get(f"/arenden/{family.case_id}/uppgifter/{each.id}{page}", status=404)


def test_complaint_f2_leisure_never_even_fetches_what_is_about_family_or_health(house: House) -> None:
    family = statements.case(house)
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, family.case_id)
        span = work.now, work.now + timedelta(days=300)
        kinds = {"skola-norr": cases.ALL_KINDS, "fritid-unga": ("samverkan", "fritid", "skola")}
        progress.share(work, family.case_id, [(unit, kind, *span) for unit in kinds for kind in kinds[unit]])
        work.record(audit.CaseChanged(family.case_id))
        work.commit()
    allowed = statements.given(house, family.case_id, "fritid-unga")
    secret = statements.written(house, family.case_id, said=statements.terms("Sover dåligt.", "halsa"))
    release(house, family.case_id, secret, "fritid-unga")
    fetched: set[UUID] = set()

    def note(row: Statement | StatementVersion, _context: object) -> None:
        fetched.add(row.id if isinstance(row, Statement) else row.statement_id)

    for model in (Statement, StatementVersion):
        event.listen(model, "load", note)
    try:
        assert statements.texts(house, family.case_id, "fritidsledare") == {"Kommer i tid på onsdagar."}
    finally:
        for model in (Statement, StatementVersion):
            event.remove(model, "load", note)
    assert fetched == {allowed}


def test_after_a_withdrawal_the_next_request_shows_nothing_and_the_lead_keeps_what_it_was_given(
    village: Village,
) -> None:
    house, family, visitor = village.house, village.family, Visitor(village.house)
    statement_id = statements.given(house, family.case_id, "omradespolis", LEAD)
    visitor.sign_in("polis").get(f"/arenden/{family.case_id}/uppgifter/{statement_id}")
    change(house, family.case_id, {}, frozenset(STAFF))
    visitor.get(f"/arenden/{family.case_id}/uppgifter/{statement_id}", status=404)
    assert statements.texts(house, family.case_id, "koordinator") == {"Kommer i tid på onsdagar."}


def test_the_windows_are_asked_again_when_the_words_are_fetched(house: House) -> None:
    """Between finding the case and reading the statements somebody may have taken the consent back."""
    family = statements.case(house)
    statements.given(house, family.case_id, "omradespolis")
    with house.work("polis", writing=False) as work:
        sight = reach.find(work, Permission.statement_read, family.case_id)
        assert len(lines.index(work, sight)) == 1
    with house.work("polis") as work:
        sight = reach.find(work, Permission.statement_read, family.case_id)
        progress.share(work, family.case_id, [("omradespolis", "samverkan", work.now, work.now + timedelta(days=1))])
        work.flush()
        assert lines.index(work, sight) == []


def test_complaint_e2_a_colleague_who_takes_no_part_meets_nothing(village: Village) -> None:
    house, family, visitor = village.house, village.family, Visitor(village.house)
    statement_id = statements.given(house, family.case_id, LEAD)
    visitor.sign_in("rektor")
    for page in ("", "/ny", "/fungerar", f"/{statement_id}", f"/{statement_id}/dela"):
        visitor.get(f"/arenden/{family.case_id}/uppgifter{page}", status=404)


def test_roles_without_cases_are_refused_at_the_door(village: Village) -> None:
    family = village.family
    for who in ("styrgrupp", "granskare", "administrator"):
        Visitor(village.house).sign_in(who).get(f"/arenden/{family.case_id}/uppgifter", status=403)
