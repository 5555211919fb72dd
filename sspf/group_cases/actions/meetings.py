"""A föräldramöte is entered, and filled in when it has been held."""

from uuid import UUID

from sspf.audit import events
from sspf.group_cases.actions.groups import check_texts, open_one
from sspf.group_cases.models import ParentsMeeting
from sspf.group_cases.queries import groups
from sspf.group_cases.rules import terms as rules
from sspf.group_cases.rules.terms import ParentsMeetingTerms
from sspf.work import Work


def plan(work: Work, group_id: UUID, terms: ParentsMeetingTerms) -> UUID:
    """Enter a föräldramöte, ahead or held."""
    group = open_one(work, group_id)
    _check(work, terms)
    row = ParentsMeeting(group_id=group.id)
    _fill(row, terms)
    work.add(row)
    work.record(events.ParentsMeetingPlanned(group.id, row.id))
    return row.id


def change(work: Work, group_id: UUID, meeting_id: UUID, terms: ParentsMeetingTerms, seen: int | None) -> None:
    """Change a föräldramöte, or write how many came and what was agreed."""
    group = open_one(work, group_id)
    row = groups.meeting(work, group, meeting_id)
    _check(work, terms)
    work.same_version(row, seen, {"place": row.place, "agreed": row.agreed or ""})
    _fill(row, terms)
    work.record(events.ParentsMeetingChanged(group.id, row.id))


def _check(work: Work, terms: ParentsMeetingTerms) -> None:
    rules.check_meeting(terms, work.today)
    check_texts(work, {"place": terms.place, "agreed": terms.agreed}, terms.nameless)


def _fill(row: ParentsMeeting, terms: ParentsMeetingTerms) -> None:
    row.held_on, row.starts, row.place = terms.held_on, terms.starts, terms.place
    row.units, row.came, row.agreed = list(terms.units), terms.came, terms.agreed
