"""A lägesbild from its first question to its second version: who writes, who reads, and what never changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from sspf import dues
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Conflict, Forbidden, NotFound, Refused
from sspf.periods import Period
from sspf.situations.actions import parts, reports
from sspf.situations.actions.placing import place_figures
from sspf.situations.queries import checklists, editions, quarters
from sspf.situations.queries import reports as reports_read
from sspf.situations.rules.contents import Contents, Placed
from sspf.situations.rules.states import SITUATION_TRANSITIONS, SituationProblem, SituationState
from sspf.situations.rules.terms import AnswerTerms
from sspf.states import StateProblem, advance
from sspf.work import Work
from tests.factories import situations
from tests.factories.situations import ANSWERS, BIKES, NIGHT
from tests.house import House

NUMBER = "110101-2390"
READERS = ("rektor", "polis", "fritidsledare", "styrgrupp")
K3 = Period(2026, "k3")


def contents(house: House, situation_id: UUID) -> Contents:
    """What a lägesbild says now, as it is worked on."""
    with house.work() as work:
        return reports_read.show(work, situation_id).contents


def problem(house: House, act: Callable[[Work], object], login: str = "koordinator") -> tuple[object, str | None]:
    """Why an act is refused, and at which field."""
    with house.work(login) as work, pytest.raises(Refused) as refusal:
        act(work)
    return refusal.value.reason, refusal.value.field


def did(house: House, act: Callable[[Work], Any], login: str = "koordinator") -> Any:
    """Carry out an act."""
    with house.work(login) as work:
        result = act(work)
        work.commit()
    return result


def test_r71_a_lagesbild_has_kartlaggning_annan_information_and_analys_and_nothing_else(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house, **ANSWERS)
    said = contents(sqlite_house, situation_id)
    for part, text in ((said.mapping, ANSWERS["platser"]), (said.other, ANSWERS["trygghet"])):
        assert text in [each.text for each in part]
    assert ANSWERS["viktigast"] in [each.text for each in said.analysis]
    questions = sqlite_house.installation.catalogue.situations.questions
    assert len(said.mapping) + len(said.other) + len(said.analysis) == len(questions)
    assert len(said.unanswered) == len(questions) - 3


@pytest.mark.parametrize("lacking", ANSWERS)
def test_r71_without_one_of_the_three_parts_nothing_is_published(sqlite_house: House, lacking: str) -> None:
    situation_id = situations.begun(sqlite_house, **{key: text for key, text in ANSWERS.items() if key != lacking})
    with pytest.raises(Refused) as refusal:
        situations.publish(sqlite_house, situation_id)
    assert refusal.value.reason is SituationProblem.nothing_written


def test_r71_an_analysis_that_has_nothing_to_say_is_none(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house, **{**ANSWERS, "viktigast": ""})
    with pytest.raises(Refused) as refusal:
        situations.publish(sqlite_house, situation_id)
    assert refusal.value.reason is SituationProblem.nothing_written


def test_one_lagesbild_for_each_area_and_quarter_that_has_begun(sqlite_house: House) -> None:
    situations.begun(sqlite_house)
    situations.begun(sqlite_house, "oxhagen")
    tried = (
        ("norrliden", "2026-k3", SituationProblem.there_already),
        ("nordby", "2026-k3", SituationProblem.unknown_area),
        ("norrliden", "2027-k1", SituationProblem.quarter_ahead),
        ("norrliden", "2026-ht", SituationProblem.quarter_ahead),
    )
    for area, period, why in tried:
        assert problem(sqlite_house, lambda work, a=area, p=period: reports.start(work, a, p)) == (why, None)  # type: ignore[misc]


def test_nobody_but_coordinators_sees_what_is_worked_on(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house, **ANSWERS)
    for login in READERS:
        with sqlite_house.work(login) as work, pytest.raises(NotFound):
            editions.show(work, situation_id)
        with sqlite_house.work(login) as work, pytest.raises(Forbidden):
            reports_read.show(work, situation_id)


def test_everyone_in_sspf_reads_what_is_published_and_those_who_review_do_not(sqlite_house: House) -> None:
    situation_id = situations.published(sqlite_house)
    for login in READERS:
        with sqlite_house.work(login) as work:
            said = editions.show(work, situation_id)
        assert (said.area, said.number, said.is_latest) == ("Norrliden", 1, True)
        assert ANSWERS["viktigast"] in [each.text for each in said.contents.analysis]
    for login in ("granskare", "administrator"):
        with sqlite_house.work(login) as work, pytest.raises(Forbidden):
            editions.show(work, situation_id)


def test_r37_what_is_published_never_changes_and_a_correction_is_a_new_version(house: House) -> None:
    situation_id = situations.published(house)
    again = AnswerTerms("På skolgården.")
    assert problem(house, lambda work: parts.answer(work, situation_id, "platser", again, 1)) == (
        SituationProblem.is_published,
        None,
    )
    did(house, lambda work: reports.put_right(work, situation_id))
    did(house, lambda work: parts.answer(work, situation_id, "platser", again, 1))
    with house.work("polis") as work:
        assert editions.show(work, situation_id).contents.mapping[0].text == ANSWERS["platser"]
    assert problem(house, lambda work: reports.publish(work, situation_id, "", False, None)) == (
        SituationProblem.say_what_is_corrected,
        "correction",
    )
    assert situations.publish(house, situation_id, "Platsen var fel.") == 2
    with house.work("polis") as work:
        first, second = (editions.show(work, situation_id, number) for number in (1, 2))
        assert editions.show(work, situation_id).number == 2
    assert [each.contents.mapping[0].text for each in (first, second)] == [ANSWERS["platser"], "På skolgården."]
    assert (first.is_latest, second.correction) == (False, "Platsen var fel.")


def test_what_is_published_stays_as_it_was_when_counts_words_and_measures_change(house: House) -> None:
    situations.counted(house, "Norrliden;2026-30;Klotter;3")
    situation_id = situations.begun(house, **ANSWERS)
    did(house, lambda work: parts.add_measure(work, situation_id, NIGHT))
    situations.publish(house, situation_id)
    situations.counted(house, "Norrliden;2026-31;Klotter;9")
    did(house, lambda work: reports.put_right(work, situation_id))
    with house.work() as work:
        (line,) = reports_read.show(work, situation_id).measures
        parts.remove_measure(work, situation_id, line.id)
        work.commit()
    with house.work("styrgrupp") as work:
        said = editions.show(work, situation_id).contents
    assert [(each.shown, each.weeks) for each in said.figures] == [("3", "v. 30")]
    assert [each.text for each in said.measures] == [NIGHT.text]
    assert [each.shown for each in contents(house, situation_id).figures] == ["12"]


@pytest.mark.parametrize("current", SituationState)
@pytest.mark.parametrize("wanted", SituationState)
def test_every_step_of_a_lagesbild(current: SituationState, wanted: SituationState) -> None:
    if current is wanted:
        with pytest.raises(Refused) as refused:
            advance(SITUATION_TRANSITIONS, current, wanted)
        assert refused.value.reason is StateProblem.wrong_state
    else:
        assert advance(SITUATION_TRANSITIONS, current, wanted) is wanted


def test_an_agency_answers_the_questions_put_to_it_and_no_others(house: House) -> None:
    situation_id = situations.begun(house)
    with house.work("rektor") as work:
        assert [each.question for each in quarters.asked(work)] == ["skolorna"]
    did(house, lambda work: parts.answer(work, situation_id, "skolorna", AnswerTerms("Lugnt."), None), "rektor")
    with house.work("rektor") as work:
        assert quarters.asked(work) == []
        assert checklists.show(work, situation_id, "skolorna").answered_by == "Måsviksskolan"
    for login, question in (
        ("rektor", "platser"),
        ("polis", "skolorna"),
        ("rektor", "finns-inte"),
        ("styrgrupp", "skolorna"),
    ):
        with house.work(login) as work, pytest.raises(NotFound):
            parts.answer(work, situation_id, question, AnswerTerms("Nej"), None)
    situations.publish(house, published_ready(house, situation_id))
    with house.work("rektor") as work, pytest.raises(NotFound):
        checklists.show(work, situation_id, "skolorna")


def published_ready(house: House, situation_id: UUID) -> UUID:
    """The same lägesbild with an answer in each part."""
    with house.work() as work:
        for question, text in ANSWERS.items():
            parts.answer(work, situation_id, question, AnswerTerms(text), None)
        work.commit()
    return situation_id


def test_an_answer_is_a_text_or_nothing_to_say_and_never_both(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house)
    for terms, why in (
        (AnswerTerms(""), (SituationProblem.write_or_tick, "text")),
        (AnswerTerms("Lugnt", nothing=True), (SituationProblem.write_or_leave_ticked_off, "nothing")),
    ):
        assert problem(sqlite_house, lambda work, t=terms: parts.answer(work, situation_id, "tider", t, None)) == why  # type: ignore[misc]


def test_of_two_who_answer_the_same_question_the_second_sees_what_the_first_said(house: House) -> None:
    situation_id = situations.begun(house, platser="Torget")
    for seen in (None, 7):
        with house.work() as work, pytest.raises(Conflict) as conflict:
            parts.answer(work, situation_id, "platser", AnswerTerms("Stationen"), seen)
        assert conflict.value.theirs == {"text": "Torget"}


def typed_texts(situation_id: UUID) -> dict[str, tuple[str, Callable[[Work, str, bool], object]]]:
    """Every text of a lägesbild with its field, and the act that keeps it."""
    return {
        "an answer": ("text", lambda w, t, n: parts.answer(w, situation_id, "tider", AnswerTerms(t, False, n), None)),
        "a figure": (
            "comment",
            lambda w, t, n: parts.type_figure(w, situation_id, replace(BIKES, comment=t, nameless=n)),
        ),
        "a measure": ("text", lambda w, t, n: parts.add_measure(w, situation_id, replace(NIGHT, text=t, nameless=n))),
        "a place": ("place", lambda w, t, n: parts.add_measure(w, situation_id, replace(NIGHT, place=t, nameless=n))),
        "sources": ("sources", lambda w, t, n: reports.name_sources(w, situation_id, (t,), n, None)),
    }


@pytest.mark.parametrize("what", typed_texts(uuid4()))
def test_r75_a_personal_number_is_refused_and_a_possible_name_is_asked_about(sqlite_house: House, what: str) -> None:
    situation_id = situations.begun(sqlite_house)
    field, act = typed_texts(situation_id)[what]
    personal = problem(sqlite_house, lambda work: act(work, f"Om {NUMBER}", True))
    assert personal == (NamelessProblem.personal_number, field)
    named = problem(sqlite_house, lambda work: act(work, "Bråk hemma hos Kevin", False))
    assert named == (NamelessProblem.may_name_someone, "nameless")
    did(sqlite_house, lambda work: act(work, "Bråk vid Lucianatten i Norrliden", True))


def test_a_typed_figure_stands_beside_those_of_files_and_is_refused_where_it_could_point_at_somebody(
    sqlite_house: House,
) -> None:
    situations.counted(sqlite_house, "Norrliden;2026-30;Cykelstöld;4")
    situation_id = situations.begun(sqlite_house)
    did(sqlite_house, lambda work: parts.type_figure(work, situation_id, BIKES))
    assert [(each.by, each.shown, each.weeks) for each in contents(sqlite_house, situation_id).figures] == [
        ("Polisen", "11", "v. 27–39"),
        ("Embrace", "4", "v. 30"),
    ]
    refusals = (
        (replace(BIKES, source="embrace"), (SituationProblem.counted_already, "kind")),
        (replace(BIKES, kind="orosanmalan"), (SituationProblem.person_related, "kind")),
        (
            replace(BIKES, kind="klotter", weeks=("2026-v30", "2026-v29")),
            (SituationProblem.weeks_in_quarter, "last_week"),
        ),
        (
            replace(BIKES, kind="klotter", weeks=("2026-v26", "2026-v30")),
            (SituationProblem.weeks_in_quarter, "last_week"),
        ),
    )
    for terms, why in refusals:
        assert problem(sqlite_house, lambda work, t=terms: parts.type_figure(work, situation_id, t)) == why  # type: ignore[misc]


def test_a_typed_figure_can_be_taken_away_and_a_counted_one_cannot(sqlite_house: House) -> None:
    situations.counted(sqlite_house, "Norrliden;2026-30;Klotter;4")
    situation_id = situations.begun(sqlite_house)
    did(sqlite_house, lambda work: parts.type_figure(work, situation_id, BIKES))
    did(sqlite_house, lambda work: parts.remove_figure(work, situation_id, ("cykelstold", "polisen")))
    with sqlite_house.work() as work, pytest.raises(NotFound):
        parts.remove_figure(work, situation_id, ("klotter", "embrace"))
    assert [each.kind for each in contents(sqlite_house, situation_id).figures] == ["klotter"]


def test_protocol_item_96_something_is_said_beside_a_figure_that_was_counted(sqlite_house: House) -> None:
    situations.counted(sqlite_house, "Norrliden;2026-30;Klotter;4")
    situation_id = situations.begun(sqlite_house)
    klotter = ("klotter", "embrace")
    did(sqlite_house, lambda work: parts.comment(work, situation_id, klotter, AnswerTerms("Samma vägg."), None))
    (figure,) = contents(sqlite_house, situation_id).figures
    assert (figure.comment, figure.shown, figure.typed) == ("Samma vägg.", "4", False)
    with sqlite_house.work() as work, pytest.raises(Conflict):
        parts.comment(work, situation_id, klotter, AnswerTerms("En annan."), None)
    with sqlite_house.work() as work, pytest.raises(NotFound):
        parts.comment(work, situation_id, ("brand", "embrace"), AnswerTerms("Ingen."), None)


def test_protocol_item_95_measures_have_somebody_who_answers_a_place_and_a_time(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house)
    due = dues.of("2027-01")
    did(sqlite_house, lambda work: parts.add_measure(work, situation_id, replace(NIGHT, due=due)))
    with sqlite_house.work() as work:
        (line,) = reports_read.show(work, situation_id).measures
    assert (line.said.owner, line.said.place, line.said.due) == ("Fritid för unga", "Fritidsgården", "januari 2027")
    other = situations.begun(sqlite_house, "oxhagen")
    with sqlite_house.work() as work, pytest.raises(NotFound):
        parts.change_measure(work, other, line.id, NIGHT, line.version)


def test_r73_figures_of_sspf_for_the_whole_municipality_stand_in_each_lagesbild_of_the_quarter(house: House) -> None:
    situation_id = situations.begun(house)
    for value in ("8", "9"):
        with house.work() as work:
            place_figures(work, K3, [Placed("Anmälningar", value, "Alla som kom in.")])
            work.commit()
    assert contents(house, situation_id).placed == (Placed("Anmälningar", "9", "Alla som kom in."),)
    earlier = situations.begun(house, period="2026-k2")
    assert contents(house, earlier).placed == ()
    with house.work("rektor") as work, pytest.raises(Forbidden):
        place_figures(work, K3, [])


def test_each_quarter_the_areas_that_come_first_are_missed_until_theirs_is_published(sqlite_house: House) -> None:
    with sqlite_house.work() as work:
        assert quarters.missing(work) is None, "nobody has begun with lägesbilder"
    situations.published(sqlite_house, period="2026-k2")
    with sqlite_house.work() as work:
        found = quarters.missing(work)
        assert found is not None
        assert (found.period, found.areas, found.due_on.isoformat()) == (K3, ("Norrliden", "Oxhagen"), "2026-10-21")
    situations.published(sqlite_house)
    situations.published(sqlite_house, "oxhagen")
    with sqlite_house.work() as work:
        assert quarters.missing(work) is None
