"""What every act about consent begins and ends with: the case held fast, and what may be shared written out."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.models import Case
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem, CaseState, shown_state
from sspf.consents import models
from sspf.consents.queries import facts as consent_facts
from sspf.consents.rules import sharing
from sspf.consents.rules.checks import ConsentProblem, CustodyProblem
from sspf.consents.rules.facts import ConsentFacts
from sspf.consents.rules.recording import RecordingProblem
from sspf.errors import NotFound, Refused
from sspf.work import Work

FIELDS = {
    CustodyProblem.same_guardian_twice: "guardian",
    CustodyProblem.ends_before_start: "until_on",
    CustodyProblem.before_birth: "from_on",
    CustodyProblem.after_adult: "until_on",
    ConsentProblem.signed_in_future: "signed_on",
    ConsentProblem.signed_before_birth: "signed_on",
    ConsentProblem.no_custody: "signed_on",
    ConsentProblem.ends_before_start: "until_on",
    ConsentProblem.too_long: "until_on",
    ConsentProblem.nothing_chosen: "units",
    ConsentProblem.unknown_unit: "units",
    ConsentProblem.unknown_information: "information",
    ConsentProblem.received_in_future: "received_on",
}
"""At which field of the forms a problem is told."""


def held(work: Work, case_id: UUID) -> reach.Sight:
    """The case, held against everybody else until the commit: windows are always worked out from all the facts."""
    sight = reach.find(work, Permission.consent_register, case_id)
    work.session.refresh(sight.case, ["state", "closed_at", "version"], with_for_update=True)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    return sight


def known_facts(work: Work, sight: reach.Sight) -> ConsentFacts:
    """What the consent rests on. Raises `Refused` while nobody knows when the youth was born."""
    known = consent_facts.facts(work, sight)
    if known is None:
        raise Refused(RecordingProblem.birth_unknown)
    return known


def running_round(work: Work, sight: reach.Sight, consent_id: UUID) -> models.Consent:
    """A round of this case that has not ended; `NotFound` for any other."""
    row = work.session.get(models.Consent, consent_id)
    if row is None or row.case_id != sight.case.id or row.ended_at is not None:
        raise NotFound
    return row


def recalculate(work: Work, sight: reach.Sight) -> None:
    """Write out what may be shared when, and take the case where the consent stands (R5, R11)."""
    work.flush()
    known = consent_facts.facts(work, sight)
    write_out(work, sight.case, known)
    if sight.case.state is CaseState.opened and known and known.consents:
        progress.move(work, sight.case, CaseState.awaiting_consent)
    shares = known is not None and bool(sharing.shared_at(known, work.now))
    progress.move(work, sight.case, shown_state(sight.case.state, shares))


def write_out(work: Work, case: Case, known: ConsentFacts | None) -> None:
    """Write the sharing windows anew from the facts; nothing known shares nothing."""
    windows = sharing.windows(known) if known else ()
    spans = [(each.unit, each.information, each.from_at, each.until_at) for each in windows]
    progress.share(work, case.id, spans)


def refuse(*problems: ConsentProblem) -> None:
    """Raise `Refused` for the first problem, at the field it belongs to."""
    for problem in problems:
        raise Refused(problem, FIELDS.get(problem))
