"""A file of counts is brought, looked at, and taken in or thrown away. Nothing is taken in twice."""

from dataclasses import asdict, dataclass
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.situations.models.counts import LEDGER, AreaCount, CountImport, CountLedger
from sspf.situations.models.reports import MUNICIPAL
from sspf.situations.queries import counts, imports
from sspf.situations.queries.imports import Sums
from sspf.situations.rules import differences, files, persons
from sspf.situations.rules.differences import Change, Choose
from sspf.situations.rules.headings import FileProblem, Layout
from sspf.situations.rules.lines import Fault, Line, judge
from sspf.situations.rules.states import IMPORT_TRANSITIONS, ImportState, SituationProblem
from sspf.states import advance
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file holds, and what is so where it does not say it itself: who counted, and in which year."""

    layout: Layout
    source: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Taking:
    """What is done with numbers that differ, and what somebody looked at when they decided."""

    fingerprint: str
    choose: Choose = Choose.none
    marks: tuple[str, ...] = ()


def bring(work: Work, file: Brought) -> UUID:
    """Keep what a file says about places until somebody has looked at it. The file itself is never kept."""
    work.grant(Permission.situation_write)
    if not file.source and "source" not in file.layout.columns:
        raise Refused(FileProblem.say_source, "source")
    lines, faults = judge(file.layout, files.names(work.catalogue, file.source, file.year), work.today)
    work.keys.make_missing(Scope.area_counts(), MUNICIPAL)
    _open_ledger(work)
    row = CountImport(
        state=ImportState.waiting,
        brought_at=work.now,
        brought_by=work.actor_id,
        lines=[_kept(each) for each in lines],
        faults=_repeatable(work, faults),
        sums=asdict(Sums(added=len(lines), faults=len(faults))),
    )
    work.add(row)
    work.record(events.CountsBrought(row.id))
    return row.id


def take(work: Work, import_id: UUID, terms: Taking) -> None:
    """Take in what is new, and those numbers that were chosen of what differs.

    Raises `Refused` when the counts have moved since somebody looked: what they agreed to is not what would be done.
    """
    row = imports.find(work, import_id, to_settle=True)
    _count_up(work)
    found = imports.against_now(work, row)
    _settle(work, row, ImportState.taken)
    if found.fingerprint != terms.fingerprint:
        raise Refused(SituationProblem.counts_moved)
    changes = differences.chosen(found, terms.choose, terms.marks)
    if found.changed and terms.choose is Choose.some and not changes:
        raise Refused(SituationProblem.choose_lines, "marks")
    work.add(*(_count(each, row) for each in found.added))
    _change(work, changes, row)
    kept = len(found.changed) - len(changes)
    row.sums = asdict(Sums(len(found.added), len(changes), kept, found.same, len(row.faults)))
    row.lines = []
    work.record(events.CountsTaken(row.id, len(found.added), len(changes)))


def drop(work: Work, import_id: UUID) -> None:
    """Throw a file away; nothing of what it said is kept but how many rows there were."""
    row = imports.find(work, import_id, to_settle=True)
    _settle(work, row, ImportState.dropped)
    row.lines, row.faults = [], []
    work.record(events.CountsDropped(row.id))


def _repeatable(work: Work, faults: list[Fault]) -> list[dict[str, object]]:
    """The faults with what stood in the cell, unless that may be somebody's name."""
    known = files.known(work.catalogue)
    return [
        {
            "line": each.line,
            "reason": each.reason.value,
            "text": "" if persons.may_name(each.text, known) else each.text,
        }
        for each in faults
    ]


def _kept(line: Line) -> list[object]:
    key = line.key
    return [key.week, key.area, key.kind, key.source, line.count]


def _count(line: Line, row: CountImport) -> AreaCount:
    return AreaCount(**asdict(line.key), import_id=row.id, count=line.count)


def _change(work: Work, changes: tuple[Change, ...], row: CountImport) -> None:
    if not changes:
        return
    standing = counts.stand(work, (each.key.week for each in changes))
    for each in changes:
        standing[each.key].count, standing[each.key].import_id = each.count, row.id


def _settle(work: Work, row: CountImport, wanted: ImportState) -> None:
    if row.state is not ImportState.waiting:
        raise Refused(SituationProblem.unfinished_import)
    row.state = advance(IMPORT_TRANSITIONS, row.state, wanted)
    row.settled_at = work.now
    work.same_version(row, None, {})


def _open_ledger(work: Work) -> None:
    if counts.ledger(work) is None:
        work.add(CountLedger(id=LEDGER, version=1))


def _count_up(work: Work) -> None:
    """Before anything is compared: whoever comes at the same instant waits here, and then looks again."""
    ledger = counts.ledger(work)
    if ledger is not None:
        ledger.version += 1
        work.flush()
