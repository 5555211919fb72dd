"""An authority's request is entered, corrected and answered; each time a new version."""

from typing import Any
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.events import Slug
from sspf.catalogue.provisions import Provision, provision_hash
from sspf.disclosures.actions.series import next_number
from sspf.disclosures.models import REGISTER_ZONES, InformationRequest, InformationRequestVersion
from sspf.disclosures.queries import reach, register, requests
from sspf.disclosures.rules import checks
from sspf.disclosures.rules.checks import RegisterProblem
from sspf.disclosures.rules.terms import AnswerTerms, RequestAnswer, RequestTerms
from sspf.errors import Refused
from sspf.work import Work


def receive(work: Work, terms: RequestTerms) -> UUID:
    """Enter what an authority asks of the own unit (R19). Returns the line's id."""
    unit = reach.own_unit(work, Permission.disclosure_write)
    provision = _asked_with(work, terms)
    line = InformationRequest(id=uuid4(), unit=unit.id, number=next_number(work, unit.id), made_at=work.now)
    work.keys.make(line.seal_scope, REGISTER_ZONES)
    work.add(line)
    work.flush()
    _write(work, line, (terms, provision), None, "")
    work.record(events.InformationRequestRecorded(line.id, Slug(unit.id)))
    return line.id


def correct(work: Work, request_id: UUID, terms: RequestTerms, why: str, seen: int | None) -> None:
    """Write what was asked anew; the answer stays, and so does the earlier version (R30)."""
    line = reach.information_request(work, Permission.disclosure_write, request_id)
    provision = _asked_with(work, terms)
    if not why.strip():
        raise Refused(RegisterProblem.why_corrected, "correction")
    now = requests.versions(work, line)[0]
    if register.released_for(work, line.id) is not None and provision.id != now.asked.provision:
        raise Refused(RegisterProblem.let_out_already, "provision")
    if now.answered is not None:
        _check_answer(work, line, now.answered, terms)
    work.same_version(line, seen, {"asked_by": now.asked.asked_by, "asked_for": now.asked.asked_for})
    _write(work, line, (terms, provision), now.answered, why)
    work.record(events.InformationRequestCorrected(line.id, Slug(line.unit)))


def answer(work: Work, request_id: UUID, terms: AnswerTerms, why: str, seen: int | None) -> None:
    """Enter the answer, or another one with a reason for the change. Yes needs a provision that the unit can use."""
    line = reach.information_request(work, Permission.disclosure_write, request_id)
    now = requests.versions(work, line)[0]
    if now.answered is not None and not why.strip():
        raise Refused(RegisterProblem.why_corrected, "correction")
    _check_answer(work, line, terms, now.asked)
    if terms.answer is RequestAnswer.refused and register.released_for(work, line.id) is not None:
        raise Refused(RegisterProblem.let_out_already, "answer")
    stored = {} if now.answered is None else {"reason": now.answered.reason, "decided_by": now.answered.decided_by}
    work.same_version(line, seen, stored)
    provision = work.catalogue.provisions[now.asked.provision]
    _write(work, line, (now.asked, provision), terms, why)
    work.record(events.InformationRequestAnswered(line.id, Slug(line.unit)))


def _asked_with(work: Work, terms: RequestTerms) -> Provision:
    provision = work.catalogue.provisions.get(terms.provision)
    if provision is None:
        raise Refused(RegisterProblem.not_to_ask_with, "provision")
    checks.check_request(terms, provision, work.today)
    return provision


def _check_answer(work: Work, line: InformationRequest, terms: AnswerTerms, asked: RequestTerms) -> None:
    provision, basis = work.catalogue.provisions[asked.provision], work.catalogue.units[line.unit].basis
    checks.check_answer(terms, provision, basis, (asked.received_on, work.today))


def _write(
    work: Work, line: InformationRequest, said: tuple[RequestTerms, Provision], answered: AnswerTerms | None, why: str
) -> None:
    terms, provision = said
    work.add(
        InformationRequestVersion(
            information_request_id=line.id,
            version=line.version,
            recorded_at=work.now,
            recorded_by=work.actor_id,
            provision=provision.id,
            wording=[provision.statute, provision.label, provision.source, provision_hash(provision)],
            subject_name=terms.subject.name,
            personal_number=terms.subject.personal_number,
            born_on=terms.subject.born_on,
            asked_by=terms.asked_by,
            asked_for=terms.asked_for,
            received_on=terms.received_on,
            channel=terms.channel,
            correction=why,
            **_answer_values(answered),
        )
    )


def _answer_values(answered: AnswerTerms | None) -> dict[str, Any]:
    if answered is None:
        return {"answer": "", "reason": "", "decided_by": "", "authority": "", "answered_on": None}
    return {
        "answer": answered.answer.value,
        "reason": answered.reason,
        "decided_by": answered.decided_by,
        "authority": answered.authority,
        "answered_on": answered.answered_on,
    }
