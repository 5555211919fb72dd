"""Sharing a statement and ending that: with whom, as what, and what each complaint asked for."""

from collections.abc import Callable

import pytest

from sspf.access.permissions import Permission
from sspf.cases.actions import circle
from sspf.cases.actions.parts import Part, take_part
from sspf.cases.queries import reach
from sspf.errors import Conflict, NotFound
from sspf.statements.actions import marks, sharing, writing
from sspf.statements.queries import recipients
from sspf.statements.rules.states import StatementProblem
from sspf.statements.rules.terms import ClearanceTerms, ReleaseTerms, Wording
from sspf.work import Work
from tests.factories import cases, statements
from tests.factories.cases import Family
from tests.factories.parts import stands_in
from tests.factories.statements import LEAD, TODAY
from tests.house import House
from tests.statements.conftest import Village, give, happened, refused, windows

TEXT = "Kommer i tid på onsdagar."


@pytest.fixture
def house(village: Village) -> House:
    """Where the case is."""
    return village.house


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
    act = give(family.case_id, statement_id, "skola-norr", "fritid-unga")
    assert refused(house, "polis", act) == (StatementProblem.outside_consent, "units")
    statements.share(house, family.case_id, statement_id, "polis", "fritid-unga", LEAD)
    assert statements.texts(house, family.case_id, "kurator") == set()


def test_complaint_p3_the_police_are_given_nothing_when_the_family_has_said_no_to_them(house: House) -> None:
    family = statements.case(house, "skola-norr", "fritid-unga")
    statement_id = statements.written(house, family.case_id)
    act = give(family.case_id, statement_id, "omradespolis")
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
    assert refused(house, "friskola", lambda work: writing.write(work, family.case_id, crime)) == (
        StatementProblem.offence_by_enskild,
        "information",
    )
    statement_id = statements.written(house, family.case_id, "polis", crime)
    act = give(family.case_id, statement_id, "friskola-fyren")
    assert refused(house, "polis", act) == (StatementProblem.offence_to_enskild, "units")


def test_r13_to_the_coordinator_goes_only_what_the_consent_speaks_of(house: House, family: Family) -> None:
    statement_id = statements.written(house, family.case_id, said=statements.terms("Sover dåligt.", "halsa"))
    windows(house, family.case_id, *[(unit, kind) for unit in statements.UNITS for kind in ("samverkan", "skola")])
    for act in (give(family.case_id, statement_id, LEAD), give(family.case_id, statement_id, family=True)):
        assert refused(house, "kurator", act) == (StatementProblem.outside_consent, "units")


def test_each_unit_and_the_family_has_a_row_and_an_event_and_nobody_is_given_it_twice(
    house: House, family: Family
) -> None:
    statement_id = statements.written(house, family.case_id)
    statements.share(house, family.case_id, statement_id, "kurator", "omradespolis", family=True)
    assert [each["unit"] for each in happened(house, "StatementReleased")] == ["omradespolis", LEAD, None]
    statements.share(house, family.case_id, statement_id, "kurator", "omradespolis", "fritid-unga")
    assert [each["unit"] for each in happened(house, "StatementReleased")][3:] == ["fritid-unga"]
    act = give(family.case_id, statement_id, "omradespolis", "fritid-unga")
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


def test_the_form_names_exactly_those_who_would_read(house: House, family: Family) -> None:
    """By name, by function, and whoever stands in; nobody else of the unit."""
    with house.work("koordinator") as work:
        take_part(work, family.case_id, Part("fritid-unga", seat="fritidschef"))
        work.commit()
    stands_in(house, "polis", "gruppchef")
    statement_id = statements.written(house, family.case_id)
    with house.work("kurator", writing=False) as work:
        sight = reach.find(work, Permission.statement_read, family.case_id)
        units = recipients.of_statement(work, sight, statements.line(house, family.case_id, statement_id))
        told = {each.unit: each.functions for each in units}
    assert told == {
        LEAD: ("Koordinator", "Ersättare för koordinatorn"),
        "social-mottagning": ("Samira Haddad",),
        "omradespolis": ("Gunnar Frisk", "Petra Ahlgren"),
        "fritid-unga": ("Enhetschef, kultur och fritidsförvaltningen", "Fatima Yusuf"),
    }
    statements.share(house, family.case_id, statement_id, "kurator", *told)
    for who in ("ersattare", "socialsekreterare", "polis", "gruppchef", "fritidsledare", "fritidschef"):
        assert statements.texts(house, family.case_id, who) == {TEXT}
    with pytest.raises(NotFound):
        statements.seen(house, family.case_id, "enhetschef.social")


def test_r63_where_only_named_persons_see_the_case_no_function_and_no_substitute_is_named(
    house: House, family: Family
) -> None:
    stands_in(house, "polis", "gruppchef")
    with house.work("koordinator") as work:
        sight = reach.find(work, Permission.case_manage, family.case_id)
        circle.narrow(work, sight)
        work.commit()
    statement_id = statements.given(house, family.case_id, "omradespolis")
    with house.work("kurator", writing=False) as work:
        sight = reach.find(work, Permission.statement_read, family.case_id)
        units = recipients.of_statement(work, sight, statements.line(house, family.case_id, statement_id))
    assert {each.unit: each.functions for each in units}["omradespolis"] == ("Petra Ahlgren",)
    with pytest.raises(NotFound):
        statements.seen(house, family.case_id, "gruppchef")
