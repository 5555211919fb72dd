"""Who may see a case at all: whoever holds a called function, or only persons who are named in it (R63)."""

from sspf.audit import events
from sspf.cases.actions import leaving
from sspf.cases.queries.reach import Sight
from sspf.work import Work


def narrow(work: Work, sight: Sight) -> None:
    """From now on only persons named in the case see it. Parts that functions have end at once; twice is once."""
    if sight.case.named_only:
        return
    sight.case.named_only = True
    for row in leaving.lasting(work, sight):
        if row.seat is not None:
            leaving.part_ends(work, row)
    work.record(events.CaseNarrowed(sight.case.id))


def widen(work: Work, sight: Sight) -> None:
    """Functions may take part again, and colleagues may be stood in for; twice is once."""
    if sight.case.named_only:
        sight.case.named_only = False
        work.record(events.CaseWidened(sight.case.id))
