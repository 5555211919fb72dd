"""Who has or had custody."""

from datetime import date
from uuid import UUID

from sspf.cases.queries import reach
from sspf.consents.queries.facts import records, told
from sspf.consents.rules import checks
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.lines import CustodyLine
from sspf.consents.rules.recording import CustodySource
from sspf.errors import NotFound
from sspf.work import Work


def custodies(work: Work, sight: reach.Sight) -> tuple[CustodyLine, ...]:
    """Everyone's custody, the earliest first, with what contradicts itself."""
    kept = records(work, [sight.case.id])[sight.case.id]
    known = told(work, sight, kept)
    wrong = checks.custody_problems(known) if known else ()
    rows = sorted(kept.custodies.values(), key=lambda row: (row.from_on or date.min, row.until_on or date.max))
    return tuple(
        CustodyLine(
            row.id,
            row.guardian_id,
            CustodyKind(row.kind),
            CustodySource(row.source),
            row.from_on,
            row.until_on,
            row.version,
            tuple(problem for custody, problem in wrong if custody == row.fact()),
        )
        for row in rows
    )


def custody(work: Work, sight: reach.Sight, custody_id: UUID) -> CustodyLine:
    """One entry of custody in the case; `NotFound` for any other's."""
    line = next((each for each in custodies(work, sight) if each.id == custody_id), None)
    if line is None:
        raise NotFound
    return line
