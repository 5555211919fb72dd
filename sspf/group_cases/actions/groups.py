"""A group case is opened, changed, noted in and closed."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.rules import nameless
from sspf.cases.rules.names_in_text import known_words
from sspf.errors import Refused
from sspf.group_cases.models import GROUP_ZONES, GroupCase, GroupNote, GroupSeries, GroupUnit
from sspf.group_cases.queries import groups, reach
from sspf.group_cases.rules import terms as rules
from sspf.group_cases.rules.terms import GroupProblem, GroupState, GroupTerms
from sspf.work import Work


def open_group(work: Work, terms: GroupTerms) -> UUID:
    """Open a group case with a key of its own and the next number of the year's series, such as G2026-0001."""
    work.grant(Permission.group_case_write)
    _check(work, terms)
    group = GroupCase(id=uuid4(), number=_next_number(work), state=GroupState.open, opened_at=work.now)
    work.keys.make(group.seal_scope, GROUP_ZONES)
    _fill(group, terms)
    work.add(group)
    work.flush()
    _join(work, group, terms.units)
    work.record(events.GroupCaseOpened(group.id))
    return group.id


def change(work: Work, group_id: UUID, terms: GroupTerms, seen: int | None) -> None:
    """Change what is known of the group and which units take part; a unit that leaves sees it no more."""
    group = open_one(work, group_id)
    _check(work, terms)
    work.same_version(group, seen, {"title": group.title, "observed": group.observed, "wanted": group.wanted})
    _fill(group, terms)
    lasting = [each for each in groups.units_of(work, group) if each.until_on is None]
    for each in lasting:
        if each.unit not in terms.units:
            each.until_on = work.today - timedelta(days=1)
    _join(work, group, set(terms.units) - {each.unit for each in lasting})
    work.record(events.GroupCaseChanged(group.id))


def note(work: Work, group_id: UUID, text: str, vouched: bool) -> None:
    """Write a note. It is not changed afterwards; a correction is a further note."""
    group = open_one(work, group_id)
    check_texts(work, {"text": text}, vouched)
    work.add(GroupNote(group_id=group.id, written_at=work.now, written_by=work.actor_id, text=text))
    work.record(events.GroupNoteWritten(group.id))


def close(work: Work, group_id: UUID, outcome: str, vouched: bool) -> None:
    """Close the group case with what it led to. The units that took part can still read it: it tells of nobody."""
    group = open_one(work, group_id)
    check_texts(work, {"outcome": outcome}, vouched)
    work.same_version(group, None, {})
    group.state, group.closed_at, group.outcome = GroupState.closed, work.now, outcome
    work.record(events.GroupCaseClosed(group.id))


def open_one(work: Work, group_id: UUID) -> GroupCase:
    """A group case that can be written in. Raises `NotFound`, or `Refused` when it is closed."""
    group = reach.find(work, Permission.group_case_write, group_id)
    if group.state is GroupState.closed:
        raise Refused(GroupProblem.closed)
    return group


def check_texts(work: Work, typed: dict[str, str], vouched: bool) -> None:
    """Raise `Refused` for a personal number in a text, and for a possible name when nobody has said that it is none."""
    nameless.check_texts(typed, known_words(work.catalogue), vouched)


def _check(work: Work, terms: GroupTerms) -> None:
    rules.check_group(terms)
    check_texts(work, {"title": terms.title, "observed": terms.observed, "wanted": terms.wanted}, terms.nameless)


def _fill(group: GroupCase, terms: GroupTerms) -> None:
    values: dict[str, Any] = {
        "title": terms.title,
        "area": terms.area,
        "ages": [terms.ages.from_, terms.ages.until],
        "school_years": [each.value if each else None for each in terms.years],
        "young": [terms.young.from_, terms.young.until],
        "triggers": list(terms.triggers),
        "observed": terms.observed,
        "wanted": terms.wanted,
    }
    for name, value in values.items():
        setattr(group, name, value)


def _join(work: Work, group: GroupCase, units: Iterable[str]) -> None:
    work.add(*(GroupUnit(group_id=group.id, unit=unit, from_on=work.today, until_on=None) for unit in sorted(units)))


def _next_number(work: Work) -> str:
    """The next number of the local year's own series. Its row is locked, so two group cases never get the same."""
    year = work.today.year
    series = work.session.scalars(select(GroupSeries).where(GroupSeries.year == year).with_for_update()).one_or_none()
    if series is None:
        series = GroupSeries(year=year, last=0)
        work.add(series)
    series.last += 1
    return f"G{year}-{series.last:04}"
