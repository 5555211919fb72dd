"""Who is told by mail that a questionnaire waits: everyone who takes part for the unit. The mail holds no code."""

from collections.abc import Sequence
from uuid import UUID

from sspf.cases.queries.taking_part import taking_part
from sspf.outbox.actions.posting import post
from sspf.outbox.rules.schedule import MailKind
from sspf.work import Work


def asked(work: Work, case_id: UUID, units: Sequence[str]) -> None:
    """Tell those who take part for the units that they are asked."""
    if units:
        taking = taking_part(work, [case_id])
        readers = {each for unit in units for each in taking.get((case_id, unit), set())}
        post(work, sorted(readers), MailKind.survey)
