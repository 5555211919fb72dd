"""Reminding units of a questionnaire, twice at most: a mail to everyone who takes part, without a code in it."""

from uuid import UUID, uuid5

from sspf.cases.queries.taking_part import taking_part
from sspf.outbox.actions import posting
from sspf.outbox.rules.schedule import MailKind
from sspf.surveys.actions import dispatches
from sspf.surveys.queries import reminders
from sspf.work import Work

_OCCASIONS = UUID("5e1d1a1e-3f0f-4d1c-9c0b-6f6b3a0b7c55")


def remind(work: Work) -> int:
    """Post every reminder whose day has come, each once; returns how many mails. In quiet times nothing is posted."""
    if work.installation.settings.smtp is None:
        return 0
    rows = reminders.due(work)
    taking = taking_part(work, {row.case_id for row in rows})
    posted = 0
    for row in rows:
        readers = sorted(taking.get((row.case_id, row.unit or ""), ()))
        wanted = {uuid5(_OCCASIONS, f"{row.id}:{row.reminders}:{reader}"): reader for reader in readers}
        for occasion in sorted(posting.unposted(work, wanted.keys())):
            posting.remind(work, wanted[occasion], MailKind.survey_reminder, occasion, row.id)
            posted += 1
        if readers:
            dispatches.remind(work, row)
    return posted
