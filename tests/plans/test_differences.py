"""What a later version says differently: new, changed to what, and taken out, as far as the reader may see both."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from sspf import dues
from sspf.catalogue.measures import Performer
from sspf.plans.actions import drafts, parts
from sspf.plans.rules.descriptions import Aspect, Description, PlanPart
from sspf.plans.rules.differences import ChangeKind, Pieces, differences, side_by_side
from sspf.plans.rules.states import FactorDegree, Passage
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms, PassageTerms
from sspf.work import Work
from tests.browser import Visitor, statements
from tests.factories import cases, plan_papers, plans
from tests.factories.plan_papers import POLICE, SCHOOL
from tests.house import House


def marked(pieces: Pieces) -> list[str]:
    return [each.text.strip() for each in pieces if each.marked]


def goal(text: str, thread: str = "a") -> Description:
    return Description(PlanPart.goal, thread, text, {Aspect.text: text})


def measure(text: str, thread: str) -> Description:
    return Description(PlanPart.measure, thread, text, {Aspect.text: text})


def told(before: Sequence[Description], after: Sequence[Description]) -> list[tuple[ChangeKind, str]]:
    return [(each.kind, each.title) for found in differences(before, after).values() for each in found]


@pytest.mark.parametrize(
    ("before", "after", "gone", "added"),
    [
        ("Borta tre dagar i veckan.", "Borta en dag i veckan.", ["tre dagar"], ["en dag"]),
        ("Mentorn möter i entrén.", "Mentorn möter i entrén varje måndag.", [], ["varje måndag"]),
        ("Ringer hem, alltid, på kvällen.", "Ringer hem på kvällen.", [", alltid,"], []),
        ("2026-10-19", "2026-12-01", ["2026-10-19"], ["2026-12-01"]),
        ("Går ofta ut.", "Sover lugnt hemma hela natten.", ["Går ofta ut."], ["Sover lugnt hemma hela natten."]),
        ("", "Nytt.", [], ["Nytt."]),
        ("Gammalt.", "", ["Gammalt."], []),
        ("Precis så.", "Precis så.", [], []),
    ],
)
def test_words_that_the_other_side_does_not_have_are_marked(
    before: str, after: str, gone: list[str], added: list[str]
) -> None:
    old, new = side_by_side(before, after)
    assert (marked(old), marked(new)) == (gone, added)
    assert ("".join(each.text for each in old), "".join(each.text for each in new)) == (before, after)


def test_very_long_texts_are_shown_whole_instead_of_keeping_the_reader_waiting() -> None:
    old, new = side_by_side("a b " * 4000, "b a " * 4000)
    assert (len(old), len(new)) == (1, 1)


def test_what_is_new_changed_and_taken_out_is_told_and_what_is_alike_is_not() -> None:
    before = [goal("Samma", "a"), goal("Före", "b"), goal("Borta", "c")]
    after = [goal("Samma", "a"), goal("Efter", "b"), goal("Kom till", "d")]
    assert told(before, after) == [
        (ChangeKind.changed, "Efter"),
        (ChangeKind.new, "Kom till"),
        (ChangeKind.removed, "Borta"),
    ]
    assert differences(before, before) == {}


def test_a_promise_said_anew_is_known_by_its_words_and_another_promise_is_another() -> None:
    before = [measure("Ringa hem varje kväll", "a"), measure("Möta i entrén", "b")]
    after = [measure("Ringa hem varje fredag kväll", "c"), measure("Skjutsa till basketen", "d")]
    assert told(before, after) == [
        (ChangeKind.changed, "Ringa hem varje fredag kväll"),
        (ChangeKind.new, "Skjutsa till basketen"),
        (ChangeKind.removed, "Möta i entrén"),
    ]


def test_two_goals_with_the_same_words_are_still_two() -> None:
    assert told([goal("Sova", "a")], [goal("Sova", "b")]) == [(ChangeKind.new, "Sova"), (ChangeKind.removed, "Sova")]


def revise(house: House, planned: plans.Planned) -> None:
    """A second version: one factor less sure, another gone, the promise of the school said anew, a new one."""
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.commit()
    draft = plans.content(house, planned.case_id, draft=True)
    with house.work("koordinator") as work:
        factors = {each.factor: each.id for each in draft.factors}
        parts.change_factor(work, planned.case_id, factors["franvaro"], _less(), None)
        parts.remove_factor(work, planned.case_id, factors["vanner-brott"], None)
        parts.change_goal(work, planned.case_id, draft.goals[0].id, _goal(), None)
        school = next(each for each in draft.measures if each.unit == SCHOOL)
        due = dues.read("hösten 2027", work.today)
        parts.change_measure(
            work, planned.case_id, school.id, MeasureTerms("Samtal med mentor", unit=SCHOOL, due=due), None
        )
        _add(work, planned, due)
        drafts.write(
            work, planned.case_id, Passage.youth_voice, PassageTerms("Jag vill att engelskan ska gå att fatta."), None
        )
        work.commit()
    with house.work("koordinator") as work:
        drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(weeks=5), None)
        drafts.fix(work, planned.case_id, None)
        work.commit()


def _less() -> FactorTerms:
    return FactorTerms("franvaro", FactorDegree.absent, "Borta en dag i månaden.", SCHOOL)


def _goal() -> GoalTerms:
    return GoalTerms("skolgang", "Vara i skolan varje förmiddag", 3, 9)


def _add(work: Work, planned: plans.Planned, due: dues.Due | None) -> None:
    home = MeasureTerms("Äta middag ihop", Performer.guardian, SCHOOL, due)
    parts.add_measure(work, planned.case_id, home)


def test_the_page_says_in_words_what_has_changed_and_marks_it_without_colour(
    sqlite_house: House,
) -> None:
    planned = plans.fixed(sqlite_house)
    revise(sqlite_house, planned)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner/1/andringar")
    shown = visitor.text
    for line in (
        "Borttaget Umgås med unga som begår brott",
        "Ändrat Samtal med mentor",
        "Klart 2026-12-21 hösten 2027",
        "Nytt Äta middag ihop",
        "Vem som gör det Vårdnadshavare",
        "Hur det är Finns delvis Finns inte",
        "Vi vill nå 8 9",
    ):
        assert line in shown
    assert "<del>mattan</del>" in visitor.response.text
    assert "<ins>engelskan</ins>" in visitor.response.text
    assert shown.index("Ungdomens egna ord") < shown.index("Äta middag ihop") < shown.index("Umgås med unga")
    assert "Ringa hem" not in shown


def test_the_newest_is_compared_unless_another_is_asked_for(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    revise(sqlite_house, planned)
    with sqlite_house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.commit()
    page, visitor = f"/arenden/{planned.case_id}/plan/versioner", Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"{page}/2/andringar")
    assert "Inget av det du kan se har ändrats." in visitor.text
    assert "som inte är fastställd än" in visitor.text
    visitor.get(f"{page}/1/andringar?till=2")
    assert "Äta middag ihop" in visitor.text
    for wrong in ("2/andringar?till=1", "2/andringar?till=9", "7/andringar"):
        visitor.get(f"{page}/{wrong}", status=404)
    visitor.get(f"{page}/3/andringar")
    assert "Det finns ingen nyare version än version 3." in visitor.text


def test_a_partner_is_told_nothing_of_a_draft_nor_of_kinds_that_are_closed(sqlite_house: House) -> None:
    written = plan_papers.fixed(sqlite_house)
    cases.take_part(sqlite_house, written.case_id, "kurator")
    plan_papers.share(sqlite_house, written.case_id, {SCHOOL: ("samverkan", "skola"), POLICE: cases.ALL_KINDS})
    with sqlite_house.work("koordinator") as work:
        drafts.start(work, written.case_id)
        work.commit()
    draft = plans.content(sqlite_house, written.case_id, draft=True)
    with sqlite_house.work("koordinator") as work:
        for each in draft.factors:
            terms = FactorTerms(each.factor, FactorDegree.partly, f"{each.description}-igen", each.source)
            parts.change_factor(work, written.case_id, each.id, terms, None)
        for other in draft.goals:
            parts.remove_goal(work, written.case_id, other.id, None)
        parts.add_goal(work, written.case_id, GoalTerms("skolgang", "nytt-mal", information="polis"))
        work.commit()
    path = f"/arenden/{written.case_id}/plan/versioner/1/andringar"
    school = Visitor(sqlite_house).sign_in("kurator")
    school.get(path)
    assert "Det finns ingen nyare version än version 1." in school.text
    school.get(f"{path}?till=2", status=404)
    with sqlite_house.work("koordinator") as work:
        drafts.set_follow_up_day(work, written.case_id, work.today + timedelta(weeks=5), None)
        drafts.fix(work, written.case_id, None)
        work.commit()
    school.get(path)
    assert {each for each in plan_papers.EVERYTHING if f"{each}" in school.text} == {
        *("styrka-skolan", "styrka-annat", "oro-skolan", "mal-alla")
    }
    assert "nytt-mal" not in school.text


def test_the_page_takes_few_statements(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    revise(sqlite_house, planned)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    with statements(sqlite_house) as seen:
        visitor.get(f"/arenden/{planned.case_id}/plan/versioner/1/andringar")
    assert len(seen) <= 15, seen
