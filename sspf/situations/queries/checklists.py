"""The checklist question by question, for whoever answers it."""

from dataclasses import dataclass
from uuid import UUID

from sspf.catalogue.situations import SituationQuestion
from sspf.situations.queries import reports
from sspf.situations.queries.editions import period_of
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with what is answered: None where nobody has. `following`: the next one that waits for the actor."""

    situation_id: UUID
    area: str
    quarter: str
    question: SituationQuestion
    text: str | None
    version: int | None
    answered_by: str
    following: str | None


def show(work: Work, situation_id: UUID, question: str) -> QuestionView:
    """One question of a lägesbild, if it is the actor's to answer."""
    report, asked = reports.to_answer(work, situation_id, question)
    said = reports.answer_rows(work, report)
    row = said.get(question)
    mine = [each for each in work.catalogue.situations.questions.values() if reports.answers(work, each)]
    place = mine.index(asked)
    waiting = [each.id for each in (*mine[place + 1 :], *mine[:place]) if each.id not in said]
    return QuestionView(
        situation_id=report.id,
        area=work.catalogue.areas[report.area].label,
        quarter=period_of(report).words,
        question=asked,
        text=row.text if row else None,
        version=row.version if row else None,
        answered_by=work.catalogue.units[row.unit].label if row and row.unit else "",
        following=waiting[0] if waiting else None,
    )
