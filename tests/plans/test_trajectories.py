"""The picture over time: side by side from first to latest, never counted together."""

import re
from collections.abc import Iterable
from uuid import UUID, uuid4

import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.catalogue.factors import FactorValence
from sspf.plans.actions import drafts, parts
from sspf.plans.queries import trajectories
from sspf.plans.rules.contents import FactorLine, GoalLine
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, RatingVoice
from sspf.plans.rules.terms import FactorTerms, GoalTerms
from sspf.plans.rules.trajectories import GoalTrack, Movement, factor_moves, goal_tracks, series
from tests.browser import Visitor, statements
from tests.factories import cases, plan_papers, plans
from tests.factories.plan_papers import POLICE, SCHOOL
from tests.house import House

PRESENT, PARTLY, ABSENT, UNKNOWN = FactorDegree
NEVER = None
MOVED = {
    (NEVER, PRESENT): Movement.new,
    (ABSENT, PARTLY): Movement.new,
    (UNKNOWN, PRESENT): Movement.new,
    (PRESENT, PARTLY): Movement.remaining,
    (PARTLY, PARTLY): Movement.remaining,
    (PRESENT, NEVER): Movement.gone,
    (PARTLY, ABSENT): Movement.gone,
    (PRESENT, UNKNOWN): Movement.uncertain,
    (ABSENT, ABSENT): None,
    (NEVER, UNKNOWN): None,
    (UNKNOWN, NEVER): None,
    (ABSENT, NEVER): None,
}


def factor(degree: FactorDegree | None) -> list[FactorLine]:
    """A factor as it stands in one version, or none."""
    known = uuid4(), "franvaro", "Är mycket borta", "Skola", FactorValence.risk
    return [] if degree is None else [FactorLine(*known, degree, "", None, "", 1, "skola")]


def goal(thread: UUID, text: str = "Sova", **told: object) -> GoalLine:
    return GoalLine(uuid4(), thread, "skolgang", text, None, None, 1, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(("pair", "moved"), MOVED.items())
def test_a_factor_is_new_remains_or_is_gone_by_whether_it_was_there(
    pair: tuple[FactorDegree | None, FactorDegree | None], moved: Movement | None
) -> None:
    found = factor_moves(factor(pair[0]), factor(pair[1]))
    assert [(each.movement, each.first, each.latest) for each in found] == ([(moved, *pair)] if moved else [])


def test_a_goal_that_is_no_longer_in_the_plan_keeps_its_ratings_after_those_that_are() -> None:
    old, kept, new = uuid4(), uuid4(), uuid4()
    tracks = goal_tracks([[goal(old, "Gammalt"), goal(kept, "Före")], [goal(new, "Nytt"), goal(kept, "Efter")]], [])
    assert [(each.name, each.place) for each in tracks] == [("1. Nytt", 1), ("2. Efter", 2), ("Gammalt", None)]


def test_each_voice_has_its_own_baseline_and_one_that_has_not_rated_is_left_out() -> None:
    rated = goal(uuid4(), baselines={RatingVoice.youth: 2, RatingVoice.network: 4})
    (track,) = goal_tracks([[rated]], [])
    assert track == GoalTrack(rated, 1, {RatingVoice.youth: [2], RatingVoice.network: [4]})
    assert not track.moves
    assert series([track]) == [("1. Sova", "youth", [2]), ("1. Sova", "network", [4])]


def test_a_goal_that_nobody_has_rated_keeps_its_place_in_the_picture() -> None:
    assert series(goal_tracks([[goal(uuid4())]], [])) == [("1. Sova", "youth", [])]
    assert goal_tracks([], []) == []


def picture(house: House, case_id: UUID, who: str = "koordinator") -> trajectories.Trajectory | None:
    with house.work(who) as work:
        return trajectories.trajectory(work, reach.find(work, Permission.plan_read, case_id))


def revised(house: House) -> plans.Planned:
    """Followed up, written anew with another goal and other factors, and followed up again."""
    planned = plans.fixed(house)
    plans.follow_up(house, planned, FollowUpDecision.revise, value=4)
    draft = plans.content(house, planned.case_id, draft=True)
    factors = {each.factor: each.id for each in draft.factors}
    with house.work("koordinator") as work:
        less = FactorTerms("franvaro", FactorDegree.absent, "", SCHOOL)
        parts.change_factor(work, planned.case_id, factors["franvaro"], less, None)
        parts.remove_factor(work, planned.case_id, factors["vanner-brott"], None)
        parts.add_factor(work, planned.case_id, FactorTerms("ledare", FactorDegree.present))
        parts.remove_goal(work, planned.case_id, draft.goals[0].id, None)
        parts.add_goal(work, planned.case_id, GoalTerms("fritid", "Spela basket"))
        work.commit()
    with house.work("koordinator") as work:
        drafts.fix(work, planned.case_id, None)
        work.commit()
    house.clock.forward(weeks=1)
    plans.follow_up(house, planned, value=7)
    return planned


def moves(found: trajectories.Trajectory | None) -> dict[str, Movement]:
    assert found is not None
    return {each.label: each.movement for each in found.moves}


def test_the_picture_goes_from_the_first_fixed_version_to_the_latest(house: House) -> None:
    planned = revised(house)
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.commit()
    found = picture(house, planned.case_id)
    assert found is not None
    assert (found.first.number, found.latest.number) == (1, 2)
    assert moves(found) == {
        "Har egna intressen eller är duktig på något": Movement.remaining,
        "Går på något med ledare, som idrott, musik eller kultur": Movement.new,
        "Är mycket borta från skolan": Movement.gone,
        "Umgås med unga som begår brott": Movement.gone,
    }
    told = {each.name: {voice: list(values) for voice, values in each.ratings.items()} for each in found.tracks}
    assert told["Vara i skolan varje dag"] == {voice: [3, 4] for voice in RatingVoice}
    assert told["1. Spela basket"] == {voice: [7] for voice in RatingVoice}


def visit(house: House, planned: plans.Planned, who: str = "koordinator") -> Visitor:
    visitor = Visitor(house).sign_in(who)
    visitor.get(f"/arenden/{planned.case_id}/plan/over-tid")
    return visitor


def test_the_page_draws_every_voice_and_gives_the_same_numbers_in_a_table(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    plans.follow_up(sqlite_house, planned, value=6)
    visitor = visit(sqlite_house, planned)
    for voice in ("Ungdomen", "Vårdnadshavare", "Nätverket"):
        assert f"1. Vara i skolan varje dag, {voice}: från 3 till 6" in visitor.text
        assert f"{voice} 3 6 +3" in visitor.text
    assert {"voice-youth", "voice-guardian", "voice-network"} <= {
        name for attrs in visitor.page.all("svg") for name in (attrs.get("class") or "").split()
    }


def test_when_too_little_has_been_rated_the_page_says_so(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    visitor = visit(sqlite_house, planned)
    assert "Inte skattat än" in visitor.text
    assert "Ingen har skattat samma mål två gånger än." in visitor.text
    assert "Det finns en fastställd version än." in visitor.text


def test_without_a_fixed_plan_there_is_no_picture_yet(sqlite_house: House) -> None:
    planned = plans.drafted(sqlite_house)
    assert "Bilden börjar när den första planen är fastställd." in visit(sqlite_house, planned).text


def test_no_number_is_ever_made_of_factors(sqlite_house: House) -> None:
    text = visit(sqlite_house, revised(sqlite_house)).text
    factors = text[text.index("Det som fungerar") : text.index("Vad bilden visar")]
    assert "Finns inte längre" in factors
    assert not re.findall(r"\d", factors)


def test_no_rating_is_added_or_averaged(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    plans.follow_up(sqlite_house, planned, value=6)
    text = visit(sqlite_house, planned).text
    card = text[text.index("Så har målen skattats") : text.index("Var och en skattar")]
    told = set(re.findall(r"[+]?\d+", card.split("10 = mycket bra")[1]))
    assert told == {"1", "3", "6", "+3"}


def seen(found: trajectories.Trajectory | None, words: Iterable[str]) -> set[str]:
    assert found is not None
    told = f"{found.moves} {found.tracks}"
    return {each for each in words if each in told}


def test_r13_a_partner_sees_only_what_has_moved_of_the_kinds_that_are_open(house: House) -> None:
    written = plan_papers.fixed(house)
    cases.take_part(house, written.case_id, "kurator")
    plan_papers.share(house, written.case_id, {SCHOOL: ("samverkan", "skola"), POLICE: cases.ALL_KINDS})
    found = picture(house, written.case_id, "kurator")
    assert seen(found, ("mal-alla", "mal-brott")) == {"mal-alla"}
    assert seen(found, ("Trivs i skolan", "Har begått eller misstänks för brott")) == {"Trivs i skolan"}
    whole = picture(house, written.case_id)
    assert seen(whole, ("mal-brott", "Har begått eller misstänks för brott")) == {
        *("mal-brott", "Har begått eller misstänks för brott")
    }


def test_the_page_takes_few_statements(sqlite_house: House) -> None:
    planned = revised(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    with statements(sqlite_house) as asked:
        visitor.get(f"/arenden/{planned.case_id}/plan/over-tid")
    assert len(asked) <= 11, asked
