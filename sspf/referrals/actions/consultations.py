"""A colleague asks for advice without naming anyone, and a coordinator answers."""

from dataclasses import asdict
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.crypto.scope import Scope, Zone
from sspf.errors import Refused
from sspf.referrals.models import Consultation
from sspf.referrals.queries import consultations
from sspf.referrals.rules.consultations import ConsultationProblem, ConsultationState, Question, naming_field
from sspf.work import Work


def ask(work: Work, question: Question, vouched: bool = False) -> UUID:
    """Send a question to the coordinator.

    Raises `Refused` for a text that holds a personal number, and for what looks like a name until the asker has
    vouched for it that it is none.
    """
    work.grant(Permission.consultation_ask)
    if field := naming_field(question):
        raise Refused(ConsultationProblem.personal_number, field)
    check_texts(asdict(question), known_words(work.catalogue), vouched)
    row = Consultation(
        id=uuid4(),
        state=ConsultationState.asked,
        unit=work.actor.unit,
        account_id=work.actor_id,
        asked_at=work.now,
        worry=question.worry,
        tried=question.tried,
        wonder=question.wonder,
    )
    work.keys.make(Scope.consultation(row.id), [Zone.content])
    work.add(row)
    work.record(events.ConsultationAsked(row.id, events.Slug(row.unit) if row.unit else None))
    return row.id


def answer(work: Work, consultation_id: UUID, text: str) -> None:
    """Answer a question, once. Of two coordinators the slower is told; neither may name the youth either."""
    row = consultations.find(work, Permission.consultation_answer, consultation_id)
    if row.state is not ConsultationState.asked:
        raise Refused(ConsultationProblem.answered_already)
    if holds_personal_number(text):
        raise Refused(ConsultationProblem.personal_number, "answer")
    row.state, row.answer = ConsultationState.answered, text
    row.answered_at, row.answered_by_id = work.now, work.actor_id
    work.record(events.ConsultationAnswered(row.id))


def put_away(work: Work, consultation_id: UUID) -> None:
    """The asker has read the answer: it no longer waits on the start page. Twice is once."""
    row = consultations.find(work, Permission.consultation_ask, consultation_id)
    if row.state is ConsultationState.asked:
        raise Refused(ConsultationProblem.not_answered)
    if row.state is ConsultationState.answered:
        row.state = ConsultationState.put_away
        work.record(events.ConsultationPutAway(row.id))
