"""Who may be given a statement, what the family may read, and which words are held back: the pure part."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.consents.rules.recording import Kinds
from sspf.errors import Refused
from sspf.statements.rules.family import FamilyReader, Told, for_family
from sspf.statements.rules.sharing import Marks, receivers, release_problem
from sspf.statements.rules.states import STATEMENT_TRANSITIONS, StatementProblem, StatementState
from sspf.statements.rules.terms import ReleaseTerms
from sspf.states import advance

YOUTH, MOTHER, FATHER = (UUID(int=number) for number in range(1, 4))
KINDS = Kinds(frozenset({"samverkan"}), frozenset({"polis"}), frozenset({"friskola"}))
UNITS, SORTS = ("skola", "polis", "fritid", "friskola"), ("samverkan", "skola", "polis")
pairs = st.frozensets(st.tuples(st.sampled_from(UNITS), st.sampled_from(SORTS)))


@given(pairs, st.sampled_from(SORTS))
def test_r13_only_a_unit_for_which_the_kind_is_open_may_be_given_it_and_with_any_of_them_the_lead(
    open_now: frozenset[tuple[str, str]], kind: str
) -> None:
    allowed = receivers(kind, open_now, KINDS, {"lead"})
    for unit in UNITS:
        assert (unit in allowed) is ((unit, kind) in open_now and (unit, kind) != ("friskola", "polis"))
    assert ("lead" in allowed) is any(each == kind for _, each in open_now)


@given(pairs)
def test_r26_an_enskild_is_never_offered_anything_about_offences(open_now: frozenset[tuple[str, str]]) -> None:
    everything = open_now | {("friskola", "polis")}
    assert "friskola" not in receivers("polis", everything, KINDS, {"lead"})


@pytest.mark.parametrize(
    ("marks", "units", "family", "problem"),
    [
        (Marks(), {"skola"}, False, None),
        (Marks(), {"skola"}, True, None),
        (Marks(), set(), False, StatementProblem.nobody_chosen),
        (Marks(), {"skola", "fritid"}, False, StatementProblem.outside_consent),
        (Marks(), {"friskola"}, False, StatementProblem.offence_to_enskild),
        (Marks(barred=True), {"skola"}, False, StatementProblem.barred),
        (Marks(barred=True), set(), True, StatementProblem.barred),
        (Marks(third_party=True), {"skola"}, False, StatementProblem.third_party),
        (Marks(third_party=True, cleared=True), {"skola"}, False, None),
        (Marks(third_party=True, cleared=True), {"skola"}, True, StatementProblem.third_party_family),
        (Marks(barred=True, third_party=True, cleared=True), {"skola"}, False, StatementProblem.barred),
    ],
)
def test_a_statement_is_shared_only_inside_the_consent_and_never_against_a_mark(
    marks: Marks, units: set[str], family: bool, problem: StatementProblem | None
) -> None:
    terms = ReleaseTerms(frozenset(units), family)
    assert release_problem(marks, terms, {"skola", "polis"}, {"friskola"}) is problem


def test_what_has_been_read_is_never_a_draft_again() -> None:
    for wanted in StatementState:
        with pytest.raises(Refused):
            advance(STATEMENT_TRANSITIONS, StatementState.released, wanted)


READERS = {
    "youth": FamilyReader(YOUTH, True, True),
    "mother": FamilyReader(MOTHER, False, True),
    "father": FamilyReader(FATHER, False, True),
    "without custody": FamilyReader(FATHER, False, False),
}
SECRETS = (frozenset[UUID](), frozenset({MOTHER}), frozenset({FATHER}), frozenset({MOTHER, FATHER}))
YES_NO = (True, False)
EVERY = [Told(*each) for each in product(YES_NO, YES_NO, YES_NO, YES_NO, SECRETS)]


def oracle(told: Told, who: str) -> bool:
    """The law's sentences, one by one, in another order and another shape than the rule."""
    stops = {
        "not given to the family": not told.to_family,
        "stays with its unit": told.kept,
        "about another person (R14)": told.third_party,
        "no custody": who == "without custody",
        "secret against the mother (R15)": who == "mother" and MOTHER in told.secret_against,
        "secret against the father (R15)": who == "father" and FATHER in told.secret_against,
        "secret against somebody (R59)": who == "youth" and len(told.secret_against) > 0,
        "from the police (R59)": who == "youth" and told.from_police,
    }
    return not any(stops.values())


@pytest.mark.parametrize("who", READERS)
def test_invariant_12_each_of_the_family_reads_exactly_what_the_law_lets_them(who: str) -> None:
    assert [for_family(told, READERS[who]) for told in EVERY] == [oracle(told, who) for told in EVERY]
    assert any(for_family(told, READERS[who]) for told in EVERY) is (who != "without custody")
