"""Builds questions to the coordinator that name nobody."""

from typing import Any
from uuid import UUID

from sspf.referrals.actions import consultations
from sspf.referrals.rules.consultations import Question
from tests.house import House

QUESTION = Question(
    "En elev på högstadiet kommer inte på morgonen.", "Vi har ringt hem.", "Hur pratar jag med föräldrarna?"
)
TYPED: dict[str, Any] = {"worry": QUESTION.worry, "tried": QUESTION.tried, "wonder": QUESTION.wonder}
ANSWER = "Börja med det som fungerar, och fråga hur de själva ser på det."


def asked(house: House, login: str = "kurator", question: Question = QUESTION) -> UUID:
    """A question that waits for an answer."""
    with house.work(login) as work:
        consultation_id = consultations.ask(work, question)
        work.commit()
    return consultation_id


def answered(house: House, login: str = "kurator") -> UUID:
    """A question that the coordinator has answered."""
    consultation_id = asked(house, login)
    with house.work("koordinator") as work:
        consultations.answer(work, consultation_id, ANSWER)
        work.commit()
    return consultation_id
