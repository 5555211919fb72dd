"""A release is entered, and corrected by a new version."""

from typing import Any
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.events import Slug
from sspf.catalogue.agencies import Unit
from sspf.catalogue.provisions import Provision, provision_hash
from sspf.disclosures.actions.series import next_number
from sspf.disclosures.models import REGISTER_ZONES, Disclosure, DisclosureVersion
from sspf.disclosures.queries import provisions, reach, register, requests
from sspf.disclosures.rules import checks
from sspf.disclosures.rules.checks import RegisterProblem
from sspf.disclosures.rules.terms import DisclosureTerms, RequestAnswer
from sspf.errors import Refused
from sspf.work import Work


def enter(work: Work, terms: DisclosureTerms, request_id: UUID | None = None) -> UUID:
    """Enter what the own unit has let out, under the wording that held that day (R16, R20). Returns the line's id.

    `request_id`: the request that it answers; without one, a provision that is only used on request is refused.
    """
    unit, provision = _allowed(work, terms)
    if request_id is not None:
        _check_answered(work, request_id, provision)
    elif not provision.unprompted:
        raise Refused(RegisterProblem.nobody_asked)
    line = Disclosure(
        id=uuid4(),
        unit=unit.id,
        number=next_number(work, unit.id),
        made_at=work.now,
        information_request_id=request_id,
    )
    work.keys.make(line.seal_scope, REGISTER_ZONES)
    work.add(line)
    work.flush()
    _write(work, line, (terms, provision), "")
    work.record(events.DisclosureRecorded(line.id, Slug(unit.id)))
    return line.id


def correct(work: Work, disclosure_id: UUID, terms: DisclosureTerms, why: str, seen: int | None) -> None:
    """Write a new version of a line; the earlier ones stay as they are (R30). The provision may be another."""
    line = reach.disclosure(work, Permission.disclosure_write, disclosure_id)
    _, provision = _allowed(work, terms)
    if not why.strip():
        raise Refused(RegisterProblem.why_corrected, "correction")
    if line.information_request_id is None and not provision.unprompted:
        raise Refused(RegisterProblem.nobody_asked)
    work.same_version(line, seen, as_typed(register.show(work, disclosure_id).now))
    _write(work, line, (terms, provision), why)
    work.record(events.DisclosureCorrected(line.id, Slug(line.unit)))


def as_typed(written: register.Written) -> dict[str, str]:
    """What is stored, by the names of the form's fields, to be shown beside what somebody typed."""
    return {
        "subject_name": written.subject.name,
        "what": written.release.what,
        "recipient": written.release.recipient,
        "child_best": written.decision.child_best,
        "decided_by": written.decision.decided_by,
        "authority": written.decision.authority,
        **{f"answer_{key}": answer for key, _, answer in written.answers},
    }


def _allowed(work: Work, terms: DisclosureTerms) -> tuple[Unit, Provision]:
    unit = reach.own_unit(work, Permission.disclosure_write)
    provision = provisions.chosen(work, terms.provision)
    checks.check_release(terms, provision, unit.basis, work.now)
    return unit, provision


def _check_answered(work: Work, request_id: UUID, provision: Provision) -> None:
    """The request was answered yes, with this provision, and nothing was entered for it before."""
    asked = requests.show(work, request_id)
    answered = asked.now.answered
    if answered is None or answered.answer is RequestAnswer.refused:
        raise Refused(RegisterProblem.not_granted)
    if asked.now.asked.provision != provision.id:
        raise Refused(RegisterProblem.other_provision)
    if asked.disclosure_id is not None:
        raise Refused(RegisterProblem.let_out_already)


def _write(work: Work, line: Disclosure, said: tuple[DisclosureTerms, Provision], why: str) -> None:
    terms, provision = said
    work.add(
        DisclosureVersion(
            disclosure_id=line.id,
            version=line.version,
            recorded_at=work.now,
            recorded_by=work.actor_id,
            provision=provision.id,
            wording=[provision.statute, provision.label, provision.source, provision_hash(provision)],
            answers=[[each.id, each.label, terms.answers[each.id]] for each in provision.conditions],
            correction=why,
            **_values(terms),
        )
    )


def _values(terms: DisclosureTerms) -> dict[str, Any]:
    release, decision, notice = terms.release, terms.decision, terms.notice
    return {
        "subject_name": terms.subject.name,
        "personal_number": terms.subject.personal_number,
        "born_on": terms.subject.born_on,
        "what": release.what,
        "recipient_kind": release.recipient_kind.value,
        "recipient": release.recipient,
        "released_at": release.at.isoformat(),
        "channel": release.channel,
        "child_best": decision.child_best,
        "decided_by": decision.decided_by,
        "authority": decision.authority,
        "youth_informed": notice.youth.value,
        "youth_words": notice.youth_words,
        "guardians_informed": notice.guardians.value,
        "guardians_words": notice.guardians_words,
    }
