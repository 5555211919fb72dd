"""Preparing for a meeting: a draft is its author's alone, until the author places it on the table."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.errors import Refused
from sspf.meetings.models import Contribution, Meeting
from sspf.meetings.queries import contributions as queries
from sspf.meetings.queries import meetings
from sspf.meetings.rules.contributions import ContributionProblem, ContributionTerms
from sspf.meetings.rules.states import MeetingProblem, MeetingState
from sspf.statements.queries import pages, words
from sspf.work import Work


def write(work: Work, case_id: UUID, meeting_id: UUID, terms: ContributionTerms) -> UUID:
    """Write a draft for the own unit, which is called. Nobody else reads it, nor that it is there (complaint E6).

    Raises `Refused` for a personal number, for names that nobody has looked at, and once the meeting is over.
    """
    sight, meeting = _prepared(work, case_id, meeting_id)
    unit = queries.writing_unit(work, sight, meeting)
    _check(work, sight, unit, terms)
    row = Contribution(
        case_id=case_id,
        meeting_id=meeting_id,
        account_id=work.actor_id,
        unit=unit,
        information=terms.information,
        text=terms.text,
        written_at=work.now,
    )
    work.add(row)
    work.flush()
    work.record(events.ContributionWritten(case_id, meeting_id, row.id))
    return row.id


def rewrite(
    work: Work, case_id: UUID, meeting_id: UUID, contribution_id: UUID, terms: ContributionTerms, seen: int | None
) -> None:
    """Write an own draft anew. Raises `Conflict` when it was saved in another window in between."""
    sight, _ = _prepared(work, case_id, meeting_id)
    row = queries.own_draft(work, sight, meeting_id, contribution_id)
    kind = work.catalogue.information[row.information].label
    work.same_version(row, seen, {"text": row.text, "information": kind})
    _check(work, sight, row.unit, terms)
    row.information, row.text, row.written_at = terms.information, terms.text, work.now
    work.record(events.ContributionWritten(case_id, meeting_id, row.id))


def place(work: Work, case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> None:
    """Place an own draft on the table: whoever is inside the consent for its kind reads it from now on (R13).

    What has been placed stays as it is; there may be more to say, and that is another contribution.
    """
    sight, meeting = _prepared(work, case_id, meeting_id)
    row = queries.own_draft(work, sight, meeting_id, contribution_id)
    row.unit = queries.writing_unit(work, sight, meeting)
    row.placed_at = work.now
    row.version += 1
    slugs = events.Slug(row.unit), events.Slug(row.information)
    work.record(events.ContributionPlaced(case_id, meeting_id, row.id, *slugs))


def throw_away(work: Work, case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> None:
    """Throw an own draft away: nothing of it is left but that there was one, in the log."""
    sight = reach.find(work, Permission.contribution_write, case_id)
    row = queries.own_draft(work, sight, meeting_id, contribution_id)
    work.session.delete(row)
    work.record(events.ContributionThrownAway(case_id, meeting_id, contribution_id))


def _prepared(work: Work, case_id: UUID, meeting_id: UUID) -> tuple[Sight, Meeting]:
    sight = reach.find_open(work, Permission.contribution_write, case_id)
    meeting = meetings.row(work, sight, meeting_id)
    if meeting.state is not MeetingState.summoned:
        raise Refused(MeetingProblem.meeting_over)
    return sight, meeting


def _check(work: Work, sight: Sight, unit: str, terms: ContributionTerms) -> None:
    """Words that must not be there, and what the unit may not tell of (R26)."""
    if holds_personal_number(terms.text):
        raise Refused(ContributionProblem.personal_number, "text")
    if terms.information not in dict(pages.kinds_for(work, unit)):
        raise Refused(ContributionProblem.not_yours_to_tell, "information")
    if not terms.names_seen and words.strangers(work, sight, terms.text):
        raise Refused(ContributionProblem.other_names, "names_seen")
