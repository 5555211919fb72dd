"""What every act about consent begins and ends with: the case held fast, and what may be shared written out."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.models import Case
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem, CaseState, shown_state
from sspf.clock import local_date
from sspf.consents import models
from sspf.consents.queries import facts as consent_facts
from sspf.consents.rules import sharing
from sspf.consents.rules.checks import ConsentProblem, CustodyProblem
from sspf.consents.rules.facts import ConsentFacts
from sspf.consents.rules.overview import labels
from sspf.consents.rules.recording import Deed, RecordingProblem
from sspf.errors import Conflict, NotFound, Refused
from sspf.work import Work

FIELDS = {
    CustodyProblem.same_guardian_twice: "guardian",
    CustodyProblem.ends_before_start: "until_on",
    CustodyProblem.before_birth: "from_on",
    CustodyProblem.after_adult: "until_on",
    ConsentProblem.signed_in_future: "signed_on",
    ConsentProblem.signed_before_birth: "signed_on",
    ConsentProblem.signed_before_anew: "signed_on",
    ConsentProblem.no_custody: "signed_on",
    ConsentProblem.ends_before_start: "until_on",
    ConsentProblem.too_long: "until_on",
    ConsentProblem.nothing_chosen: "scope",
    ConsentProblem.unknown_unit: "scope",
    ConsentProblem.unknown_information: "scope",
    ConsentProblem.signed_already: "signer",
    ConsentProblem.wrong_capacity: "signer",
    ConsentProblem.never_given: "signer",
    ConsentProblem.received_in_future: "received_on",
}
"""At which field of the forms a problem is told."""


def held(work: Work, case_id: UUID, seen: int | None = None) -> reach.Sight:
    """The case, held against everybody else until the commit: windows are always worked out from all the facts.

    What was read before the case was held may have changed while it was waited for, so it is read again. Raises
    `Conflict` when something was written down about the consent since the user saw edition `seen`.
    """
    reach.find(work, Permission.consent_register, case_id)
    work.flush()
    work.session.execute(select(Case.id).where(Case.id == case_id).with_for_update())
    work.session.expire_all()
    sight = reach.find(work, Permission.consent_register, case_id)
    if seen is not None:
        _same_edition(work, sight, seen)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    return sight


def _same_edition(work: Work, sight: reach.Sight, seen: int) -> None:
    kept = consent_facts.records(work, [sight.case.id])[sight.case.id]
    if kept.edition != seen:
        names = {each.id: case_people.full_name(each) for each in case_people.persons(work, sight)}
        raise Conflict(kept.edition, {"signer": "\n".join(_deeds(work, kept, names))})


def _deeds(work: Work, kept: models.Records, names: Mapping[UUID, str]) -> Iterator[str]:
    """Who has done what on which day, for somebody who did not know of it."""
    word, units = work.catalogue.label, work.catalogue.units
    for signed in kept.signatures.values():
        said = ", ".join(labels(units, {unit for unit, _ in signed.scope}))
        yield f"{names[signed.signer_id]} {word(Deed.signed)} {signed.signed_on}: {said}"
    for taken in kept.withdrawals.values():
        yield f"{names[taken.signer_id]} {word(Deed.withdrew)} {local_date(taken.received_at)}"
    for refused in kept.refusals.values():
        yield f"{names[refused.signer_id]} {word(Deed.refused)} {refused.said_on}"


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
