"""Builds given-out codes and answers, through the real actions."""

from uuid import UUID

from sspf.access.actor import PUBLIC
from sspf.surveys.actions import answers as survey_answers
from sspf.surveys.actions import dispatches
from sspf.surveys.actions.answers import Reply
from sspf.surveys.rules.dispatches import Terms
from sspf.surveys.rules.sums import Answers
from tests.house import House

YOUTH = "ungdom-2026-1"
GUARDIAN = "vardnadshavare-2026-1"
PARTNER = "samverkanspartner-2026-1"
HAPPY: Answers = {
    "forstod": "helt",
    "lyssnade": "ganska-bra",
    "kon": "flicka",
    "alder": 14,
    "egna-ord": "Fikat var gott.",
}
"""A young person's answers, most questions left out."""


def codes(house: House, case_id: UUID, count: int = 1, questionnaire: str = YOUTH) -> tuple[str, ...]:
    """Codes given out by the coordinator today, as they stand on the slips."""
    with house.work("koordinator") as work:
        issued = dispatches.issue(work, case_id, Terms(questionnaire, count))
        work.commit()
    return issued


def answer(house: House, code: str, answers: Answers = HAPPY, questionnaire: str = YOUTH) -> None:
    """Answers sent in with a code."""
    with house.work(PUBLIC) as work:
        survey_answers.answer(work, Reply(questionnaire, code, "192.0.2.7"), answers)
        work.commit()


def answered(house: House, case_id: UUID, count: int, answers: Answers = HAPPY) -> None:
    """So many young people's answers, all alike."""
    for code in codes(house, case_id, count):
        answer(house, code, answers)
