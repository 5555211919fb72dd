"""An agreement was looked through, and is looked through again later."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.agreements import rules
from sspf.agreements.models import AgreementReview
from sspf.agreements.queries import register
from sspf.agreements.rules import ReviewTerms
from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.errors import Refused
from sspf.work import Work


def review(work: Work, agreement_id: UUID, terms: ReviewTerms, seen: int | None) -> None:
    """Write down what came of it, and the day of the next time."""
    row = register.row(work, Permission.agreement_write, agreement_id)
    work.same_version(row, seen, {})
    if (problem := rules.review_problem(terms, row.until_on, work.today)) is not None:
        raise Refused(*problem)
    check_texts({"note": terms.note}, known_words(work.catalogue), terms.nameless)
    row.review_on = terms.next_on
    work.add(AgreementReview(agreement_id=row.id, recorded_at=work.now, held_on=terms.held_on, note=terms.note))
    work.record(events.AgreementReviewed(row.id, terms.held_on))
