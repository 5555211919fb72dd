"""What runs beside the pages: one thing that fails keeps nothing else back."""

import pytest
from sqlalchemy import func, select

from sspf import jobs
from sspf.audit import events
from sspf.audit.models import AuditEntry
from sspf.work import Work
from tests.house import House


def broken(work: Work) -> int:
    """Writes something, and then meets a unit that the configuration no longer has."""
    work.record(events.TasksRead(()))
    return len(work.catalogue.units["nedlagd-enhet"].label)


def test_a_fault_in_one_thing_is_logged_without_words_and_undone_and_the_next_goes_on(
    sqlite_house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jobs.carry_out(sqlite_house.installation, broken) == 0
    with sqlite_house.work("administrator", writing=False) as work:
        told = select(func.count()).select_from(AuditEntry).where(AuditEntry.name == "TasksRead")
        assert work.session.scalar(told) == 0
    said = capsys.readouterr().out
    assert "job_failed" in said
    assert "KeyError" in said
    assert "nedlagd-enhet" not in said
    assert jobs.run_once(sqlite_house.installation) == 0
