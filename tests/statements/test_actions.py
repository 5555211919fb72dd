"""Writing, correcting, marking and sharing: what is refused, what stands for ever, what each complaint asked for."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events as audit
from sspf.audit.models import AuditEntry
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Conflict, NotFound, Refused
from sspf.statements.actions import marks, objections, sharing, writing
from sspf.statements.models import Objection, Release, Shield, Statement, StatementVersion
from sspf.statements.queries import recipients
from sspf.statements.rules.states import StatementProblem, StatementState
from sspf.statements.rules.terms import ClearanceTerms, ObjectionTerms, ReleaseTerms, Wording
from sspf.work import Work
from tests.factories import cases, statements
from tests.factories.cases import Family
from tests.factories.statements import LEAD, TODAY
from tests.house import House
from tests.statements.conftest import Village

TEXT = "Kommer i tid på onsdagar."


@pytest.fixture
def house(village: Village) -> House:
    """Where the case is."""
    return village.house


def refused(house: House, who: str, act: Callable[[Work], object]) -> tuple[object, str | None]:
    """Why somebody may not do something, and at which field."""
    with house.work(who) as work, pytest.raises(Refused) as refusal:
        act(work)
    return refusal.value.reason, refusal.value.field


def attempt(house: House, model: type, statement_id: UUID, changes: dict[str, object], remove: bool) -> None:
    """Change or remove the first row of a model past every action."""
    with house.work("kurator") as work:
        case_id = work.session.get_one(Statement, statement_id).case_id
        reach.find(work, Permission.statement_write, case_id)
        column = model.id if model is Statement else model.statement_id
        row = work.session.scalars(select(model).where(column == statement_id)).first()
        for name, value in changes.items():
            setattr(row, name, value)
        if remove:
            work.session.delete(row)
        work.flush()


def windows(house: House, case_id: UUID, *pairs: tuple[str, str]) -> None:
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, case_id)
        spans = [(unit, kind, work.now, work.now + timedelta(days=200)) for unit, kind in pairs]
        progress.share(work, case_id, spans)
        work.record(audit.CaseChanged(case_id))
        work.commit()


def happened(house: House, name: str) -> list[dict[str, object]]:
    with house.work("granskare", writing=False) as work:
        query = select(AuditEntry.facts).where(AuditEntry.name == name).order_by(AuditEntry.seq)
        return [json.loads(each) for each in work.session.scalars(query)]


def test_complaint_e6_nobody_else_reads_what_has_not_been_shared_not_even_the_coordinator(
    house: House, family: Family
) -> None:
    statements.written(house, family.case_id)
    assert statements.texts(house, family.case_id, "kurator") == {TEXT}
    for who in ("koordinator", "ersattare", "polis", "fritidsledare", "socialsekreterare"):
        assert statements.texts(house, family.case_id, who) == set()


def test_what_the_coordinator_writes_is_the_coordinators_units_own_too(house: House, family: Family) -> None:
    statements.written(house, family.case_id, "koordinator")
    assert statements.texts(house, family.case_id, "ersattare") == {TEXT}
    assert statements.texts(house, family.case_id, "socialsekreterare") == set()


def test_complaint_p1_a_statement_goes_to_a_units_functions_and_not_to_an_officer_on_leave(
    house: House, family: Family
) -> None:
    """Whoever takes part for the unit reads it, also somebody who came later."""
    statements.given(house, family.case_id, "omradespolis")
    cases.take_part(house, family.case_id, "gruppchef")
    assert statements.texts(house, family.case_id, "gruppchef") == {TEXT}


def test_complaint_e3_the_school_nurses_statements_are_a_unit_of_their_own(house: House) -> None:
    family = cases.shared(house, ("skola-norr", "elevhalsa-medicinsk"))
    for who in ("kurator", "skolskoterska"):
        cases.take_part(house, family.case_id, who)
    said = statements.terms("Ont i magen före gympan.", "halsa")
    statement_id = statements.written(house, family.case_id, "skolskoterska", said)
    assert statements.texts(house, family.case_id, "kurator") == set()
    statements.share(house, family.case_id, statement_id, "skolskoterska", "skola-norr")
    assert statements.line(house, family.case_id, statement_id, "kurator").unit == "elevhalsa-medicinsk"


def test_complaint_e1_police_matters_stay_with_the_police_when_the_school_is_not_let_in_to_them(
    house: House, family: Family
) -> None:
    statement_id = statements.written(house, family.case_id, "polis", statements.terms("Sedd vid torget.", "polis"))
    windows(house, family.case_id, *[(unit, "samverkan") for unit in statements.UNITS], ("fritid-unga", "polis"))
    terms = ReleaseTerms(frozenset({"skola-norr", "fritid-unga"}))
    act = lambda work: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
    assert refused(house, "polis", act) == (StatementProblem.outside_consent, "units")
    statements.share(house, family.case_id, statement_id, "polis", "fritid-unga", LEAD)
    assert statements.texts(house, family.case_id, "kurator") == set()


def test_complaint_p3_the_police_are_given_nothing_when_the_family_has_said_no_to_them(house: House) -> None:
    family = statements.case(house, "skola-norr", "fritid-unga")
    statement_id = statements.written(house, family.case_id)
    terms = ReleaseTerms(frozenset({"omradespolis"}))
    act = lambda work: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
    assert refused(house, "kurator", act) == (StatementProblem.outside_consent, "units")
    with pytest.raises(NotFound):
        statements.seen(house, family.case_id, "polis")


def test_complaint_p2_nothing_the_police_must_fill_in_is_about_offences(house: House, family: Family) -> None:
    said = statements.terms("Hälsar glatt när vi går förbi.", "fritid")
    statement_id = statements.given(house, family.case_id, "fritid-unga", who="polis", said=said)
    line = statements.line(house, family.case_id, statement_id, "fritidsledare")
    assert (line.unit, line.information) == ("omradespolis", "fritid")


def test_r26_an_enskild_neither_writes_nor_is_given_anything_about_offences(house: House) -> None:
    family = cases.shared(house, ("friskola-fyren", "omradespolis"))
    for who in ("friskola", "polis"):
        cases.take_part(house, family.case_id, who)
    crime = statements.terms("Misstänkt för snatteri.", "polis")
    act = lambda work: writing.write(work, family.case_id, crime)  # noqa: E731
    assert refused(house, "friskola", act) == (StatementProblem.offence_by_enskild, "information")
    statement_id = statements.written(house, family.case_id, "polis", crime)
    terms = ReleaseTerms(frozenset({"friskola-fyren"}))
    act = lambda work: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
    assert refused(house, "polis", act) == (StatementProblem.offence_to_enskild, "units")


def test_r13_to_the_coordinator_goes_only_what_the_consent_speaks_of(house: House, family: Family) -> None:
    statement_id = statements.written(house, family.case_id, said=statements.terms("Sover dåligt.", "halsa"))
    windows(house, family.case_id, *[(unit, kind) for unit in statements.UNITS for kind in ("samverkan", "skola")])
    for terms in (ReleaseTerms(frozenset({LEAD})), ReleaseTerms(frozenset(), family=True)):
        act = lambda work, terms=terms: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
        assert refused(house, "kurator", act) == (StatementProblem.outside_consent, "units")


def test_each_unit_and_the_family_has_a_row_and_an_event_and_nobody_is_given_it_twice(
    house: House, family: Family
) -> None:
    statement_id = statements.written(house, family.case_id)
    statements.share(house, family.case_id, statement_id, "kurator", "omradespolis", family=True)
    assert [each["unit"] for each in happened(house, "StatementReleased")] == ["omradespolis", LEAD, None]
    statements.share(house, family.case_id, statement_id, "kurator", "omradespolis", "fritid-unga")
    assert [each["unit"] for each in happened(house, "StatementReleased")][3:] == ["fritid-unga"]
    terms = ReleaseTerms(frozenset({"omradespolis", "fritid-unga"}))
    act = lambda work: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
    assert refused(house, "kurator", act) == (StatementProblem.given_already, "units")


def test_what_was_changed_since_it_was_read_is_not_shared_unseen(house: House, family: Family) -> None:
    statement_id = statements.written(house, family.case_id)
    with house.work("kurator") as work:
        writing.rewrite(work, family.case_id, statement_id, statements.terms("Något annat."), 1)
        work.commit()
    with house.work("kurator") as work, pytest.raises(Conflict) as conflict:
        sharing.share(work, family.case_id, statement_id, ReleaseTerms(frozenset({LEAD})), 1)
    assert conflict.value.theirs["text"] == "Något annat."
    assert statements.texts(house, family.case_id, "koordinator") == set()


def test_complaint_p17_what_the_police_stop_sharing_is_gone_from_the_others_at_once(
    house: House, family: Family
) -> None:
    said = statements.terms("Ett ärende pågår hos oss.", "polis")
    statement_id = statements.given(house, family.case_id, "skola-norr", LEAD, who="polis", said=said)
    row = statements.line(house, family.case_id, statement_id, "polis").shared[0]
    with house.work("polis") as work:
        sharing.end(work, family.case_id, statement_id, row.id)
        sharing.end(work, family.case_id, statement_id, row.id)
        work.commit()
    assert row.unit == "skola-norr"
    assert statements.texts(house, family.case_id, "kurator") == set()
    assert statements.texts(house, family.case_id, "koordinator") == {"Ett ärende pågår hos oss."}
    assert len(happened(house, "StatementReleaseEnded")) == 1


def test_when_the_leading_unit_no_longer_has_it_neither_has_the_family(house: House, family: Family) -> None:
    statement_id = statements.told(house, family.case_id)
    lead = next(each for each in statements.line(house, family.case_id, statement_id).shared if each.unit == LEAD)
    with house.work("kurator") as work:
        sharing.end(work, family.case_id, statement_id, lead.id)
        work.commit()
    assert statements.line(house, family.case_id, statement_id).shared == ()


def test_complaint_p20_it_stays_written_that_the_police_never_had_it(house: House, family: Family) -> None:
    statement_id = statements.given(house, family.case_id, "fritid-unga", "skola-norr", who="socialsekreterare")
    with house.work("socialsekreterare") as work:
        line = statements.line(house, family.case_id, statement_id, "socialsekreterare")
        sharing.end(work, family.case_id, statement_id, line.shared[0].id)
        work.commit()
    house.clock.forward(days=100)
    with house.work("socialsekreterare", writing=False) as work:
        sight = reach.find(work, Permission.statement_read, family.case_id)
        line = statements.line(house, family.case_id, statement_id, "socialsekreterare")
        had = {each.unit: each.ever for each in recipients.of_statement(work, sight, line)}
    assert had == {"skola-norr": True, "fritid-unga": True, "omradespolis": False, LEAD: False}
    assert {each["unit"] for each in happened(house, "StatementReleased")} == {"fritid-unga", "skola-norr"}


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
    act = lambda work: writing.throw_away(work, family.case_id, statement_id, None)  # noqa: E731
    assert refused(house, "kurator", act) == (StatementProblem.released_already, None)


def test_r14_complaint_v17_another_persons_matters_stay_until_that_person_says_yes(
    house: House, family: Family
) -> None:
    said = statements.terms("Mamma har varit sjukskriven länge.", "familj", other_person="Mamma")
    statement_id = statements.written(house, family.case_id, "socialsekreterare", said)
    terms = ReleaseTerms(frozenset({"skola-norr"}))
    act = lambda work: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
    assert refused(house, "socialsekreterare", act) == (StatementProblem.third_party, "units")
    with house.work("socialsekreterare") as work:
        marks.clear(work, family.case_id, statement_id, ClearanceTerms("Ylva Provsson", TODAY, "På mötet"))
        work.commit()
    statements.share(house, family.case_id, statement_id, "socialsekreterare", "skola-norr")
    assert len(statements.texts(house, family.case_id, "kurator")) == 1
    act = lambda work: sharing.share(  # noqa: E731
        work, family.case_id, statement_id, ReleaseTerms(frozenset(), family=True), None
    )
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
    terms = ReleaseTerms(frozenset({"fritid-unga"}))
    act = lambda work: sharing.share(work, family.case_id, statement_id, terms, None)  # noqa: E731
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
    assert statements.written(house, family.case_id, said=said)


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
    late = replace(terms, said_on=TODAY + timedelta(days=1))
    act = lambda work: objections.note(work, family.case_id, statement_id, late)  # noqa: E731
    assert refused(house, "kurator", act) == (StatementProblem.in_future, "said_on")


def test_only_the_unit_that_wrote_it_changes_shares_or_marks_it(house: House, family: Family) -> None:
    statement_id = statements.given(house, family.case_id, "omradespolis", LEAD)
    release_id = statements.line(house, family.case_id, statement_id).shared[0].id
    acts: list[Callable[[Work], object]] = [
        lambda work: writing.correct(work, family.case_id, statement_id, Wording("x", TODAY), "x", None),
        lambda work: writing.rewrite(work, family.case_id, statement_id, statements.terms(), None),
        lambda work: writing.throw_away(work, family.case_id, statement_id, None),
        lambda work: sharing.share(work, family.case_id, statement_id, ReleaseTerms(frozenset({"fritid-unga"})), None),
        lambda work: sharing.end(work, family.case_id, statement_id, release_id),
        lambda work: marks.bar(work, family.case_id, statement_id, barred=True),
        lambda work: marks.clear(work, family.case_id, statement_id, ClearanceTerms("x", TODAY)),
    ]
    for who in ("polis", "koordinator"):
        for act in acts:
            with house.work(who) as work, pytest.raises(NotFound):
                act(work)


def test_nothing_is_written_in_a_closed_case(house: House, family: Family) -> None:
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_manage, family.case_id).case
        case.state = type(case.state).closed
        work.record(audit.CaseChanged(family.case_id))
        work.commit()
    act = lambda work: writing.write(work, family.case_id, statements.terms())  # noqa: E731
    assert refused(house, "koordinator", act) == (CaseProblem.closed, None)


def test_complaint_f6_something_that_works_is_shared_in_one_go_and_stands_first(house: House, family: Family) -> None:
    statements.written(house, family.case_id, "fritidsledare", statements.terms("Ofta ensam.", "fritid"))
    said = statements.terms("Hjälpte de yngre på gården.", "fritid")
    with house.work("fritidsledare") as work:
        sharing.observe(work, family.case_id, said, shared=True)
        work.commit()
    assert [each.latest.text for each in statements.seen(house, family.case_id, "fritidsledare")] == [
        "Hjälpte de yngre på gården.",
        "Ofta ensam.",
    ]
    for who in ("kurator", "polis", "socialsekreterare", "koordinator"):
        assert statements.texts(house, family.case_id, who) == {"Hjälpte de yngre på gården."}
    assert statements.read_by(house, family.case_id, family.youth_id) == {"Hjälpte de yngre på gården."}
