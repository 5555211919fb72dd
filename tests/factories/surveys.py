"""Builds given-out codes and answers, through the real actions."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from sspf.access.actor import PUBLIC, SYSTEM
from sspf.catalogue.surveys import SurveyAudience
from sspf.settings import SmtpServer
from sspf.surveys.actions import answers as survey_answers
from sspf.surveys.actions import dispatches, reminders
from sspf.surveys.actions.answers import Reply
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import points
from sspf.surveys.rules.dispatches import Given, Handing
from sspf.surveys.rules.sums import Answers
from tests.factories import plans
from tests.factories.plans import Planned
from tests.factories.reminding import sends_to
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
        audience = work.catalogue.surveys[questionnaire].audience
        given = dispatches.give_out(work, case_id, Handing({audience: count}))
        work.commit()
    return tuple(each.code for each in given.slips)


def answer(house: House, code: str, answers: Answers = HAPPY, questionnaire: str = YOUTH) -> None:
    """Answers sent in with a code."""
    with house.work(PUBLIC) as work:
        survey_answers.answer(work, Reply(questionnaire, code, "192.0.2.7"), answers)
        work.commit()


def answered(house: House, case_id: UUID, count: int, answers: Answers = HAPPY) -> None:
    """So many young people's answers, all alike."""
    for code in codes(house, case_id, count):
        answer(house, code, answers)


def planned(house: House, units: tuple[str, ...] = plans.UNITS) -> Planned:
    """A case whose plan was fixed today, with staff of the units taking part: the first point at which one asks."""
    return plans.fixed(house, units)


def occasion(house: House, case_id: UUID) -> UUID:
    """What questionnaires are asked for after now: the latest that has happened in the case."""
    with house.work("koordinator") as work:
        return points.of_case(work, case_id).occasions[0].id


def handed(house: House, case_id: UUID, after: UUID | None = None, units: Sequence[str] = (), **counts: int) -> Given:
    """Given out as the coordinator does at a meeting: `youth=1, guardian=2`, and units that are asked."""
    with house.work("koordinator") as work:
        wanted = {SurveyAudience(each): count for each, count in counts.items()}
        given = dispatches.give_out(work, case_id, Handing(wanted, units, after))
        work.commit()
    return given


def asked(house: House, case_id: UUID, unit: str) -> UUID:
    """A unit that takes part is asked; returns what it was given, as addresses name it."""
    handed(house, case_id, units=[unit])
    with house.work("koordinator") as work:
        query = select(Dispatch.id).where(Dispatch.case_id == case_id, Dispatch.unit == unit)
        return work.session.scalars(query.order_by(Dispatch.issued_on.desc())).all()[0]


def mailing(house: House) -> House:
    """A house that posts mail, which nobody takes anywhere."""
    return sends_to(house, SmtpServer("localhost", 25, "sspf@kommun.example"))


def reminded(house: House) -> int:
    """Post what is due; returns how many mails."""
    with house.work(SYSTEM) as work:
        count = reminders.remind(work)
        work.commit()
    return count
