"""Handing the screen over to one signer, and what the signer does there."""

from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import actions as accounts
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.consents import models
from sspf.consents.actions import signatures
from sspf.consents.actions.windows import running_round
from sspf.consents.queries import papers
from sspf.consents.queries.signings import Turn
from sspf.consents.rules import signing
from sspf.consents.rules.foresight import Preview
from sspf.consents.rules.signing import OpeningTerms, OwnHandTerms, SigningMethod, SigningProblem
from sspf.consents.rules.terms import SignatureTerms
from sspf.errors import NotFound, Refused
from sspf.work import Work

FIELDS = {
    SigningProblem.other_name: "name",
    SigningProblem.not_confirmed: "confirmed",
    SigningProblem.changed_meanwhile: "digest",
}


def hand_over(work: Work, case_id: UUID, consent_id: UUID, login_id: UUID, terms: OpeningTerms) -> UUID:
    """Give the screen of this login to one who is asked: from now on it shows this consent and nothing else."""
    sight = reach.find(work, Permission.consent_register, case_id)
    row = running_round(work, sight, consent_id)
    if terms.signer_id not in {each.id for each in papers.papers(work, sight).signers}:
        raise NotFound
    _end_open(work, login_id)
    opened = models.Signing(
        case_id=case_id,
        consent_id=row.id,
        signer_id=terms.signer_id,
        login_id=login_id,
        opened_at=work.now,
        opened_by=work.actor_id,
        language=terms.language,
        informed_by=terms.informed_by,
        interpreter=terms.interpreter,
    )
    work.add(opened)
    accounts.lend(work, login_id)
    work.record(events.SigningOpened(case_id, row.id, terms.signer_id))
    return opened.id


def preview(work: Work, turn: Turn, terms: OwnHandTerms) -> Preview:
    """Who will see what until when if this is signed: the same as for paper."""
    return signatures.preview(work, turn.case_id, turn.consent_id, _on_paper(work, turn, terms))


def sign(work: Work, turn: Turn, terms: OwnHandTerms) -> UUID:
    """Register the signer's own yes, with every word that was shown and its fingerprint. Raises `Refused`."""
    shown = signing.canonical(turn.shown(terms.scope, terms.excluded, preview(work, turn, terms)))
    digest = signing.fingerprint(shown)
    wrong = signing.problem(terms, turn.signer.name, digest)
    if wrong is not None:
        raise Refused(wrong, FIELDS[wrong])
    signature_id = signatures.sign(work, turn.case_id, turn.consent_id, _on_paper(work, turn, terms))
    work.flush()
    row = _open_row(work, turn)
    row.shown, row.digest, row.signature_id, row.ended_at = shown, digest, signature_id, work.now
    return signature_id


def leave(work: Work, turn: Turn) -> None:
    """End the turn without a signature. It is no answer: whoever says no may also say it, and it is registered then."""
    reach.find(work, Permission.consent_register, turn.case_id)
    _open_row(work, turn).ended_at = work.now
    work.record(events.SigningLeft(turn.case_id, turn.consent_id, turn.signer.id))


def _end_open(work: Work, login_id: UUID) -> None:
    """A turn that the coordinator broke off ends when the next begins: a device has one turn at a time."""
    signing = models.Signing
    for row in work.session.scalars(select(signing).where(signing.login_id == login_id, signing.ended_at.is_(None))):
        row.ended_at = work.now


def _open_row(work: Work, turn: Turn) -> models.Signing:
    row = work.session.get(models.Signing, turn.id)
    if row is None or row.ended_at is not None:
        raise NotFound
    return row


def _on_paper(work: Work, turn: Turn, terms: OwnHandTerms) -> SignatureTerms:
    """The same as the paper would say, had it been signed with a pen today."""
    return SignatureTerms(
        turn.signer.id,
        work.today,
        turn.until_on,
        terms.scope,
        turn.informed_by,
        turn.sheet.language.label,
        turn.interpreter,
        terms.excluded,
        SigningMethod.in_person,
    )
