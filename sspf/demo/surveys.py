"""Questionnaires given out over two years, answered by most, with own words that somebody has read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from uuid import UUID

from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.cases.models import Case
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.catalogue.surveys import QuestionKind, Survey, SurveyAudience
from sspf.demo.teller import Story, Teller
from sspf.surveys.actions import answers, counting, dispatches, texts
from sspf.surveys.actions.answers import Reply
from sspf.surveys.queries import dispatches as given_out
from sspf.surveys.queries import points
from sspf.surveys.queries import texts as own_words
from sspf.surveys.rules.dispatches import Handing, Slip
from sspf.surveys.rules.points import Occasion
from sspf.surveys.rules.sums import Answers, Given
from sspf.surveys.rules.texts import Reading, TextDecision
from sspf.work import Work, begin

YOUTH, GUARDIAN, _ = SurveyAudience
GIVEN_OUT = (560, 540, 400, 372, 220, 178)
"""Days ago on which every case that was open gave out questionnaires."""
CASES, SLIPS, NOT_ANSWERED = 6, 3, 5
"""How many cases ask each time, and how many in each; every fifth code is never answered."""
STEPS = (4, 5, 3, 4, 5, 2, 5)
GENDERS = ("flicka", "pojke", "pojke", "flicka", "pojke")
NUMBERS = (14, 13, 15, 14, 12)
WORDS: Mapping[SurveyAudience, Sequence[str]] = {
    YOUTH: (
        "Bra att någon frågade mig först.",
        "",
        "Bra att Kerstin ringde, men mötet var för långt.",
        "",
        "Fikat var gott.",
        "",
        "",
        "Jag vill att det är färre vuxna.",
        "",
        "Det blev lugnare hemma.",
        "",
        "Jag fick välja tid själv. Det var bra.",
    ),
    GUARDIAN: (
        "Skönt att slippa berätta samma sak fyra gånger.",
        "",
        "Det tog för lång tid att komma i gång.",
        "",
        "Alla höll vad de lovade utom en.",
        "",
        "Mötena var på tider när vi arbetar.",
        "Nu vet vi vem vi ska ringa.",
        "",
        "Vi blev inte dömda.",
        "",
        "Sommaren är lång när skolan är stängd.",
    ),
}
"""What somebody in each case writes, at one round after the other: nothing is written twice in a half-year."""


def stories(teller: Teller) -> Iterator[Story[None]]:
    """What was given out and answered before, what is given out now, and what somebody has read."""
    yield from (_round(teller, days_ago, number) for number, days_ago in enumerate(GIVEN_OUT))
    yield _now(teller)
    yield _read(teller)


def _round(teller: Teller, days_ago: int, number: int) -> Story[None]:
    """At the meetings of some days everyone gets a slip, and most answer the same evening."""
    yield teller.at(days_ago)
    with teller.as_one() as work:
        given = [dispatches.give_out(work, case_id, Handing({YOUTH: 1, GUARDIAN: 2})) for case_id in _open(work)]
    slips = [slip for each in given for slip in each.slips]
    yield teller.at(days_ago - 1)
    with teller.as_one("") as work:
        for place, slip in enumerate(slips):
            if place % NOT_ANSWERED:
                _answer(work, slip, place, _words(slip.audience, number, place))


def _now(teller: Teller) -> Story[None]:
    """Lately: what was due is given out in one case, left out in another, and waits in the others."""
    yield teller.at(8)
    with teller.as_one() as work:
        for each in _due(work)[:1]:
            handing = Handing({YOUTH: 1, GUARDIAN: 2}, _units(work, each.happened.case_id), each.id)
            dispatches.give_out(work, each.happened.case_id, handing)
    yield teller.at(2)
    with teller.as_one() as work:
        for each in _due(work)[:1]:
            dispatches.leave_out(work, each.happened.case_id, each.id, each.missing[:1], "nyligen")


def _read(teller: Teller) -> Story[None]:
    """The coordinator has read some of the own words; the codes of earlier half-years are counted for good."""
    yield teller.at(3)
    with teller.as_one() as work:
        waiting = own_words.to_read(work)
        for found in waiting[:-2]:
            struck = TextDecision.shortened if found.suspects else TextDecision.shown
            texts.decide(work, found.id, Reading(struck, tuple(found.suspects), vouched=True))
    with begin(teller.house, SYSTEM) as work:
        counting.count(work)
        work.commit()


def _due(work: Work) -> list[Occasion]:
    cases = reach.visible_ids(work, Permission.survey_issue).where(Case.state != CaseState.closed)
    return [each for each in points.of_cases(work, cases).occasions if each.missing]


def _open(work: Work) -> list[UUID]:
    mine = Case.id.in_(reach.visible_ids(work, Permission.survey_issue))
    active = (CaseState.active, CaseState.dormant)
    query = select(Case.id).where(mine, Case.state.in_(active)).order_by(Case.number).limit(CASES)
    return list(work.session.scalars(query))


def _units(work: Work, case_id: UUID) -> tuple[str, ...]:
    sight = reach.find(work, Permission.survey_issue, case_id)
    return tuple(given_out.units_with(work, sight))


def _answer(work: Work, slip: Slip, place: int, words: str) -> None:
    survey = given_out.for_audience(work, slip.audience)
    answers.answer(work, Reply(survey.id, slip.code, "192.0.2.7"), _answers(survey, place, words))


def _words(audience: SurveyAudience, number: int, place: int) -> str:
    """What the youth or the first guardian of a case writes; the second one writes nothing."""
    case, answers_as = divmod(place, SLIPS)
    said = WORDS[audience]
    return said[(number * CASES + case) % len(said)] if answers_as < SLIPS - 1 else ""


def _answers(survey: Survey, place: int, words: str) -> Answers:
    """Something of everything; each person begins somewhere else in the lists."""
    steps = cycle(STEPS[place % len(STEPS) :] + STEPS)
    found: dict[str, Given] = {}
    for question in survey.questions:
        match question.kind:
            case QuestionKind.scale:
                step = next(steps)
                found[question.id] = next(each.id for each in question.choices if each.value == step)
            case QuestionKind.number:
                found[question.id] = NUMBERS[place % len(NUMBERS)]
            case QuestionKind.text:
                found[question.id] = words
            case _:
                known = [choice.id for choice in question.choices]
                found[question.id] = GENDERS[place % len(GENDERS)] if "flicka" in known else known[place % 2]
    return {question: value for question, value in found.items() if value != ""}
