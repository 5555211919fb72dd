"""Writing, correcting, marking and objecting: what is refused, what stands for ever, what each complaint asked for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events as audit
from sspf.cases.actions.people import add_person
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Conflict, NotFound, Refused
from sspf.statements.actions import marks, objections, writing
from sspf.statements.models import Objection, Release, Shield, Statement, StatementVersion
from sspf.statements.rules.states import StatementProblem, StatementState
from sspf.statements.rules.terms import ClearanceTerms, ObjectionTerms, Wording
from tests.factories import statements
from tests.factories.cases import Family
from tests.factories.statements import LEAD, TODAY
from tests.house import House
from tests.statements.conftest import Village, give, happened, refused

TEXT = "Kommer i tid på onsdagar."


@pytest.fixture
def house(village: Village) -> House:
    """Where the case is."""
    return village.house


def attempt(house: House, model: type[Any], statement_id: UUID, changes: dict[str, object], remove: bool) -> None:
    """Change or remove the first row of a model past every action."""
    with house.work("kurator") as work:
        reach.find(work, Permission.statement_write, work.session.get_one(Statement, statement_id).case_id)
        column = model.id if model is Statement else model.statement_id
        row = work.session.scalars(select(model).where(column == statement_id)).first()
        for name, value in changes.items():
            setattr(row, name, value)
        if remove:
            work.session.delete(row)
        work.flush()


def test_r30_a_correction_is_a_new_version_and_what_stood_before_stays(house: House, family: Family) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis")
    house.clock.forward(days=1)
    with house.work("kurator") as work:
        writing.correct(work, family.case_id, statement_id, Wording("På torsdagar.", TODAY), "Fel dag.", None)
        work.commit()
    statements.share(house, family.case_id, statement_id, "kurator", "fritid-unga")
    before = statements.line(house, family.case_id, statement_id, "polis")
    assert [each.text for each in before.versions] == [TEXT, "På torsdagar."]
    assert before.latest.why == "Fel dag."
    # Who was given it after the correction has no use for what was wrong.
    after = statements.line(house, family.case_id, statement_id, "fritidsledare")
    assert [each.text for each in after.versions] == ["På torsdagar."]


def test_two_who_correct_at_the_same_time_see_each_other(house: House, family: Family) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis")
    seen = statements.line(house, family.case_id, statement_id).version
    with house.work("kurator") as work:
        writing.correct(work, family.case_id, statement_id, Wording("Först.", TODAY), "Fel dag.", seen)
        work.commit()
    with house.work("kurator") as work, pytest.raises(Conflict) as conflict:
        writing.correct(work, family.case_id, statement_id, Wording("Sedan.", TODAY), "Fel dag.", seen)
    assert conflict.value.theirs["text"] == "Först."


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (StatementVersion, {"text": "x"}),
        (StatementVersion, {"number": 7}),
        (Release, {"from_version": 7}),
        (Release, {"unit": "fritid-unga"}),
        (Shield, {"reason": "x"}),
        (Objection, {"text": "x"}),
    ],
)
def test_invariant_8_no_code_whatever_changes_or_removes_what_somebody_was_given(
    house: House, family: Family, model: type, changes: dict[str, object]
) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis", LEAD)
    statements.object_to(house, family.case_id, statement_id, family.youth_id)
    statements.shield(house, family.case_id, statement_id, family.guardian_ids[0])
    with pytest.raises(Refused):
        attempt(house, model, statement_id, changes, remove=False)
    for each in (model, Statement):
        with pytest.raises(Refused):
            attempt(house, each, statement_id, {}, remove=True)


def test_complaint_e8_a_draft_that_is_thrown_away_leaves_no_words(house: House, family: Family) -> None:
    statement_id = statements.written(house, family.case_id)
    with house.work("kurator") as work:
        writing.throw_away(work, family.case_id, statement_id, None)
        work.commit()
    assert statements.texts(house, family.case_id, "kurator") == set()
    with house.work("kurator") as work:
        reach.find(work, Permission.statement_read, family.case_id)
        row = work.session.get_one(Statement, statement_id)
        words = work.session.scalars(select(StatementVersion).where(StatementVersion.statement_id == row.id)).all()
        assert (row.state, [each.text for each in words]) == (StatementState.withdrawn, [""])
    statement_id = statements.given(house, family.case_id, LEAD)
    assert refused(house, "kurator", lambda work: writing.throw_away(work, family.case_id, statement_id, None)) == (
        StatementProblem.released_already,
        None,
    )


def test_r14_complaint_v17_another_persons_matters_stay_until_that_person_says_yes(
    house: House, family: Family
) -> None:
    said = statements.terms("Mamma har varit sjukskriven länge.", "familj", other_person="Mamma")
    statement_id = statements.written(house, family.case_id, "socialsekreterare", said)
    act = give(family.case_id, statement_id, "skola-norr")
    assert refused(house, "socialsekreterare", act) == (StatementProblem.third_party, "units")
    with house.work("socialsekreterare") as work:
        marks.clear(work, family.case_id, statement_id, ClearanceTerms("Ylva Provsson", TODAY, "På mötet"))
        work.commit()
    statements.share(house, family.case_id, statement_id, "socialsekreterare", "skola-norr")
    assert len(statements.texts(house, family.case_id, "kurator")) == 1
    act = give(family.case_id, statement_id, family=True)
    assert refused(house, "socialsekreterare", act) == (StatementProblem.third_party_family, "family")


def test_r14_a_correction_that_speaks_of_somebody_else_takes_it_back_to_its_unit(house: House, family: Family) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis")
    wording = Wording("Lillebror är också borta.", TODAY, other_person="Lillebror")
    with house.work("kurator") as work:
        writing.correct(work, family.case_id, statement_id, wording, "Mer att säga.", None)
        work.commit()
    assert statements.texts(house, family.case_id, "polis") == set()
    with house.work("kurator") as work:
        marks.clear(work, family.case_id, statement_id, ClearanceTerms("Lillebror", TODAY))
        work.flush()
        changed = replace(wording, text="Kusinen är borta.", other_person="Kusinen")
        writing.correct(work, family.case_id, statement_id, changed, "Fel person.", None)
        work.commit()
    assert not statements.line(house, family.case_id, statement_id).marks.cleared
    assert statements.texts(house, family.case_id, "polis") == set()


def test_what_the_family_has_excluded_is_shared_with_nobody_and_closes_what_was(house: House, family: Family) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis")
    with house.work("kurator") as work:
        marks.bar(work, family.case_id, statement_id, barred=True)
        marks.bar(work, family.case_id, statement_id, barred=True)
        work.commit()
    assert statements.texts(house, family.case_id, "polis") == set()
    assert len(happened(house, "StatementBarred")) == 1
    act = give(family.case_id, statement_id, "fritid-unga")
    assert refused(house, "kurator", act) == (StatementProblem.barred, "units")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": "Numret är 20120512-2383."}, (StatementProblem.personal_number, "text")),
        ({"other_person": "120512-2383"}, (StatementProblem.personal_number, "other_person")),
        ({"source_on": TODAY + timedelta(days=1)}, (StatementProblem.in_future, "source_on")),
        ({"text": "Var ute med Olle Berg."}, (StatementProblem.other_names, "names_seen")),
    ],
)
def test_complaint_e18_u7_numbers_are_stopped_and_friends_names_asked_about(
    house: House, family: Family, changes: dict[str, object], problem: tuple[StatementProblem, str]
) -> None:
    wording = replace(Wording(TEXT, TODAY), **changes)  # type: ignore[arg-type]
    terms = replace(statements.terms(), wording=wording)
    assert refused(house, "kurator", lambda work: writing.write(work, family.case_id, terms)) == problem
    if problem[0] is StatementProblem.other_names:
        for kept in (replace(wording, names_seen=True), replace(wording, other_person="En kompis")):
            statements.written(house, family.case_id, said=replace(terms, wording=kept))


def test_the_familys_own_names_and_the_schools_are_not_asked_about(house: House, family: Family) -> None:
    said = statements.terms("Alva Provsson trivs på Måsviksskolan. När Ylva hämtar går det bra.")
    statements.written(house, family.case_id, said=said)
    assert statements.texts(house, family.case_id, "kurator") == {said.wording.text}


def test_r29_complaint_v12_u18_that_somebody_does_not_agree_stands_beside_it_for_all_who_read_it(
    house: House, family: Family
) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis", LEAD)
    statements.object_to(house, family.case_id, statement_id, family.youth_id, "Jag kommer i tid varje dag.")
    house.clock.forward(minutes=1)
    statements.object_to(house, family.case_id, statement_id, family.guardian_ids[0], "Det är sant.", who="polis")
    for who in ("kurator", "polis", "koordinator"):
        line = statements.line(house, family.case_id, statement_id, who)
        assert [(each.name, each.text) for each in line.objections] == [
            ("Alva Provsson", "Jag kommer i tid varje dag."),
            ("Ylva Provsson", "Det är sant."),
        ]
        assert line.latest.text == TEXT


def test_nobody_objects_for_a_relative_in_advance_or_to_what_cannot_be_read(house: House, family: Family) -> None:
    statement_id = statements.written(house, family.case_id)
    terms = ObjectionTerms(family.youth_id, "Nej.", TODAY)
    with house.work("polis") as work, pytest.raises(NotFound):
        objections.note(work, family.case_id, statement_id, terms)
    with house.work("koordinator") as work:
        relative = add_person(work, family.case_id, PersonTerms(PersonRole.relative, "Jonny", "Andersson"))
        work.commit()
    with house.work("kurator") as work, pytest.raises(NotFound):
        objections.note(work, family.case_id, statement_id, replace(terms, person_id=relative))
    late = replace(terms, said_on=TODAY + timedelta(days=1))
    assert refused(house, "kurator", lambda work: objections.note(work, family.case_id, statement_id, late)) == (
        StatementProblem.in_future,
        "said_on",
    )


def test_nothing_is_written_in_a_closed_case(house: House, family: Family) -> None:
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_manage, family.case_id).case
        case.state = type(case.state).closed
        work.record(audit.CaseChanged(family.case_id))
        work.commit()
    assert refused(house, "koordinator", lambda work: writing.write(work, family.case_id, statements.terms())) == (
        CaseProblem.closed,
        None,
    )
