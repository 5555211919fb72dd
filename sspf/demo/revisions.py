"""A second version of a plan in the demo's stories: what has become better, what is new, and what nobody needs now."""

from datetime import time
from uuid import UUID

from sspf import dues
from sspf.demo.teller import Story, Teller, Told, sight
from sspf.plans.actions import drafts, parts
from sspf.plans.queries import versions
from sspf.plans.rules.contents import Content
from sspf.plans.rules.states import FactorDegree, Passage
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms, PassageTerms
from sspf.work import Work

NOW = (
    FactorTerms("franvaro", FactorDegree.partly, "Borta ibland på förmiddagarna, en dag i veckan.", "skola-norr"),
    FactorTerms("riskplatser", FactorDegree.absent, "Är hemma före klockan nio på kvällen.", "omradespolis"),
)
BETTER = FactorTerms("ledare", FactorDegree.present, "Basket med ledare två kvällar i veckan.", "fritid-unga")
GONE = "aktivitet-saknas"
OWN_WORDS = "Jag vill kunna gå till skolan utan att det känns i magen. Basketen är det bästa på hela veckan."


def revise(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """Write the version that the follow-up on that day decided on, and fix it before everybody goes home."""
    yield teller.at(days_ago, time(14, 40))
    with teller.as_one() as work:
        content = versions.draft(work, sight(work, told.case_id))
        assert content is not None  # noqa: S101  # the follow-up has just begun it
        _factors(work, told.case_id, content)
        goal = content.goals[1]
        parts.change_goal(work, told.case_id, goal.id, GoalTerms("fritid", "Spelar basket varje vecka.", 2, 8), None)
        _measures(work, told.case_id, content, dues.on(teller.day(days_ago - 75)))
        drafts.write(work, told.case_id, Passage.youth_voice, PassageTerms(OWN_WORDS), None)
    yield teller.at(days_ago, time(14, 55))
    with teller.as_one() as work:
        drafts.fix(work, told.case_id, None)


def _factors(work: Work, case_id: UUID, content: Content) -> None:
    by_name = {each.factor: each.id for each in content.factors}
    for terms in NOW:
        parts.change_factor(work, case_id, by_name[terms.factor], terms, None)
    parts.remove_factor(work, case_id, by_name[GONE], None)
    parts.add_factor(work, case_id, BETTER)


def _measures(work: Work, case_id: UUID, content: Content, due: dues.Due) -> None:
    """The mentor goes on more seldom, the talks have been held, and the youth takes on something."""
    mentor, talks = content.measures[:2]
    less = MeasureTerms("Mentorn möter i entrén varje måndag morgon.", unit=mentor.unit, due=due)
    parts.change_measure(work, case_id, mentor.id, less, None)
    parts.remove_measure(work, case_id, talks.id, None)
    club = MeasureTerms("Hjälper till med anmälan till basketklubben.", unit="fritid-unga", due=due)
    parts.add_measure(work, case_id, club)
