"""Deciding what is read of somebody's own words."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.facts import Slug
from sspf.surveys.models import SharedText
from sspf.surveys.queries import texts
from sspf.surveys.rules import texts as rules
from sspf.surveys.rules.texts import Reading
from sspf.work import Work


def decide(work: Work, wanted: UUID, reading: Reading) -> None:
    """Let own words through as they are, with words struck out, or not at all. It can be decided anew."""
    work.grant(Permission.survey_screen)
    found = texts.one(work, wanted)
    words = rules.told(found.text, reading)
    row = work.session.get(SharedText, wanted)
    if row is None:
        about = {"questionnaire": found.survey.id, "half_year": found.half_year, "question": found.question.id}
        row = SharedText(id=wanted, **about)
        work.add(row)
    row.decision, row.words = reading.decision, words
    work.record(events.SurveyTextDecided(Slug(found.survey.id), reading.decision))
