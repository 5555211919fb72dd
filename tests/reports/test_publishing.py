"""What is published stays: its figures, its words, its files byte for byte; and what may be done with a report when."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select

from sspf import dues
from sspf.audit.models import AuditEntry
from sspf.db import Base
from sspf.errors import Forbidden, NotFound, Refused
from sspf.reports.actions import publishing, texts
from sspf.reports.actions import reports as actions
from sspf.reports.models import ReportEdition, ReportFile
from sspf.reports.queries import drafts, editions
from sspf.reports.rules.beginning import BeginTerms
from sspf.reports.rules.states import FileKind, ReportProblem
from sspf.states import StateProblem
from tests.factories import cases, group_cases, meetings, reports
from tests.factories.reports import PROGRAMME
from tests.house import House

KEPT = ("report", "audit", "installation", "account", "frozen_period", "alembic_version")
"""What stays when cases are erased, by how the tables' names begin."""


def meet(house: House) -> None:
    """A meeting is held."""
    case_id = cases.shared(house, ["skola-norr"]).case_id
    later = house.clock.at + timedelta(days=8)
    meetings.held(house, case_id, meetings.called(house, case_id, "rektor-norr", starts_at=later))


def held(house: House, report_id: UUID) -> str:
    """How many meetings a draft says were held."""
    with house.work() as work:
        view = drafts.show(work, report_id)
    assert view.figures is not None
    return next(str(each["value"]) for each in view.figures["figures"] if each["id"] == "meetings_held")


def published(house: House, report_id: UUID, number: int) -> tuple[object, ...]:
    """Everything that is kept of an edition."""
    with house.work("styrgrupp") as work:
        view = editions.show(work, report_id, number)
        files = [editions.file(work, report_id, number, kind)[1] for kind in FileKind]
    return view.title, view.blocks, view.note, view.changes, *files


def erase(house: House) -> None:
    """Every row of every case is destroyed, as when it is weeded."""
    with house.installation.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if not table.name.startswith(KEPT):
                connection.execute(delete(table))


def test_complaint_s2_and_r37_a_report_keeps_the_figures_it_was_given_also_after_a_case_is_erased(house: House) -> None:
    report_id = reports.begun(house, "2026-ht")
    assert held(house, report_id) == "0"
    meet(house)
    assert held(house, report_id) == "0"
    reports.acted(house, actions.fetch_figures, report_id)
    assert held(house, report_id) == "1"
    reports.said(house, report_id, "Ett möte.")
    reports.published(house, report_id)
    before = published(house, report_id, 1)
    meet(house)
    erase(house)
    assert published(house, report_id, 1) == before


def test_figures_that_were_published_are_not_fetched_anew_for_a_correction(sqlite_house: House) -> None:
    report_id = reports.begun(sqlite_house)
    reports.said(sqlite_house, report_id, "Text.")
    reports.published(sqlite_house, report_id)
    with pytest.raises(Refused) as refused:
        reports.acted(sqlite_house, actions.fetch_figures, report_id)
    assert refused.value.reason is ReportProblem.is_published
    reports.reopened(sqlite_house, report_id)
    with pytest.raises(Refused) as refused:
        reports.acted(sqlite_house, actions.fetch_figures, report_id)
    assert refused.value.reason is ReportProblem.figures_stand


def test_what_is_published_is_not_written_in_before_it_is_reopened_and_earlier_editions_stay(house: House) -> None:
    report_id = reports.follow_up(house, PROGRAMME)
    reports.published(house, report_id)
    first = published(house, report_id, 1)
    with pytest.raises(Refused) as refused:
        reports.acted(house, texts.add_programme, report_id, PROGRAMME)
    assert refused.value.reason is ReportProblem.is_published
    reports.reopened(house, report_id)
    reports.acted(house, texts.add_programme, report_id, replace(PROGRAMME, programme="Ljus", nameless=True))
    assert reports.published(house, report_id, "En uppföljning till.") == 2
    assert published(house, report_id, 1) == first
    second = published(house, report_id, 2)
    assert second[2] == "En uppföljning till."
    assert len(second[3]) == 6  # type: ignore[arg-type]  # the title of the new annex and its five headings


def test_a_correction_that_changes_nothing_can_be_left_and_one_that_does_cannot(house: House) -> None:
    report_id = reports.follow_up(house, PROGRAMME)
    reports.published(house, report_id)
    reports.reopened(house, report_id)
    reports.acted(house, publishing.leave_correction, report_id)
    reports.reopened(house, report_id)
    reports.acted(house, texts.add_programme, report_id, replace(PROGRAMME, programme="Ljus", nameless=True))
    with pytest.raises(Refused) as refused:
        reports.acted(house, publishing.leave_correction, report_id)
    assert refused.value.reason is ReportProblem.is_changed
    assert reports.published(house, report_id, "En till.") == 2
    with pytest.raises(Refused) as refused:
        reports.acted(house, publishing.leave_correction, report_id)
    assert refused.value.reason is ReportProblem.is_published


def test_nothing_rewrites_an_edition_or_its_files(sqlite_house: House) -> None:
    report_id = reports.follow_up(sqlite_house, PROGRAMME)
    reports.published(sqlite_house, report_id)

    def stored() -> list[tuple[object, ...]]:
        with sqlite_house.installation.engine.connect() as connection:
            found = [connection.execute(select(each.__table__)).all() for each in (ReportEdition, ReportFile)]
        return [tuple(row) for rows in found for row in rows]

    before = stored()
    reports.reopened(sqlite_house, report_id)
    reports.acted(sqlite_house, texts.add_programme, report_id, replace(PROGRAMME, nameless=True))
    reports.published(sqlite_house, report_id, "Mer.")
    assert before == [each for each in stored() if each in before]


@pytest.mark.parametrize(
    ("note", "change", "problem"),
    [
        ("Rättat.", False, ReportProblem.nothing_changed),
        ("", True, ReportProblem.change_missing),
    ],
)
def test_a_correction_changes_something_and_says_what(
    sqlite_house: House, note: str, change: bool, problem: ReportProblem
) -> None:
    report_id = reports.begun(sqlite_house)
    reports.said(sqlite_house, report_id, "Fem.")
    reports.published(sqlite_house, report_id)
    reports.reopened(sqlite_house, report_id)
    reports.said(sqlite_house, report_id, "Sex." if change else "Fem.")
    with pytest.raises(Refused) as refused:
        reports.published(sqlite_house, report_id, note)
    assert refused.value.reason is problem


def test_an_empty_report_is_not_published_and_a_published_one_not_twice(sqlite_house: House) -> None:
    for report_id in (reports.begun(sqlite_house), reports.follow_up(sqlite_house)):
        with pytest.raises(Refused) as refused:
            reports.published(sqlite_house, report_id)
        assert refused.value.reason is ReportProblem.nothing_written
    reports.said(sqlite_house, report_id := reports.begun(sqlite_house, "2025"), "Text.")
    reports.published(sqlite_house, report_id)
    with pytest.raises(Refused) as refused:
        reports.published(sqlite_house, report_id)
    assert refused.value.reason is StateProblem.wrong_state


def test_a_draft_is_thrown_away_with_all_that_is_in_it_and_a_published_report_never(house: House) -> None:
    report_id = reports.follow_up(house, PROGRAMME)
    reports.acted(house, actions.throw_away, report_id)
    with pytest.raises(NotFound), house.work() as work:
        drafts.show(work, report_id)
    report_id = reports.follow_up(house, PROGRAMME)
    reports.published(house, report_id)
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            reports.acted(house, actions.throw_away, report_id)
        assert refused.value.reason is ReportProblem.has_been_published
        reports.reopened(house, report_id) if _ == 0 else None


@pytest.mark.parametrize(
    ("slug", "problem"), [("2027", ReportProblem.not_begun), ("2026-vt", ReportProblem.exists_already)]
)
def test_a_report_is_of_a_period_that_has_begun_and_each_is_written_once(
    sqlite_house: House, slug: str, problem: ReportProblem
) -> None:
    reports.begun(sqlite_house, "2026-vt")
    with pytest.raises(Refused) as refused:
        reports.begun(sqlite_house, slug)
    assert refused.value.reason is problem


def test_a_follow_up_needs_the_day_of_the_sitting(sqlite_house: House) -> None:
    with pytest.raises(Refused) as refused:
        reports.acted(sqlite_house, actions.begin, BeginTerms(None))
    assert refused.value.reason is ReportProblem.sitting_missing


def test_a_row_of_another_report_is_not_found(sqlite_house: House) -> None:
    here, there = reports.follow_up(sqlite_house, PROGRAMME), reports.begun(sqlite_house)
    with sqlite_house.work() as work:
        row = drafts.show(work, here).programmes[0].id
    for act in (texts.move_up, texts.remove_programme):
        with pytest.raises(NotFound):
            reports.acted(sqlite_house, act, there, row)


def test_follow_ups_change_places(sqlite_house: House) -> None:
    report_id = reports.follow_up(sqlite_house, PROGRAMME, replace(PROGRAMME, programme="Ljus"))
    with sqlite_house.work() as work:
        last = drafts.show(work, report_id).programmes[1].id
    reports.acted(sqlite_house, texts.move_up, report_id, last)
    with sqlite_house.work() as work:
        assert [each.terms.programme for each in drafts.show(work, report_id).programmes] == ["Ljus", "Trygga fritider"]


def test_only_the_coordinator_writes_and_the_log_tells_what_happened(sqlite_house: House) -> None:
    report_id = reports.begun(sqlite_house)
    for login in ("styrgrupp", "polis", "administrator"):
        with pytest.raises(Forbidden), sqlite_house.work(login) as work:
            publishing.publish(work, report_id, "", True)
    reports.said(sqlite_house, report_id, "Text.")
    reports.published(sqlite_house, report_id)
    reports.reopened(sqlite_house, report_id)
    with sqlite_house.work() as work:
        told = set(work.session.scalars(select(AuditEntry.name)))
    assert told >= {"ReportBegun", "ReportChanged", "ReportPublished", "ReportReopened"}


def test_the_activities_of_the_groups_are_brought_in_once(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    group_cases.active(sqlite_house, group_id, due=dues.of("2027"))
    report_id = reports.begun(sqlite_house)
    for _ in range(2):
        reports.acted(sqlite_house, texts.gather_activities, report_id)
    with sqlite_house.work() as work:
        [line] = drafts.show(work, report_id).activities
        changed = select(func.count()).where(AuditEntry.name == "ReportChanged")
        assert work.session.scalar(changed) == 2, "one for each act, however many rows it brings"
    assert (line.row.text, line.row.owner, line.row.together, line.row.due) == (
        "Vuxna på rastgården varje dag",
        "Områdespolisen",
        "Fritid för unga",
        dues.of("2027"),
    )
