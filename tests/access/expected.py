"""What every route answers everyone, written by hand from who works with what, not from the policy.

open: answers, and with an empty form only asks for what is missing. no: never for this role. login: sign in first.
shared: answers only those who take part in the case, for a unit that the consent lets in now; for all others the case
does not exist. hidden: it is somebody else's, so for this role it does not exist.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

Row = tuple[str, str]
"""Endpoint and method."""

TABLE = (Path(__file__).parent / "expected.txt").read_text()
"""The rows: endpoint, verb, and a word for each role."""

ACTS = frozenset(
    {
        "acceptances.create",
        "attendances.update",
        "collaborations.update",
        "contributions.destroy",
        "bars.create",
        "bars.destroy",
        "calendar_events.destroy",
        "count_imports.destroy",
        "circles.create",
        "circles.destroy",
        "duty_ticks.destroy",
        "exceptions.destroy",
        "factors.destroy",
        "fixings.create",
        "goals.destroy",
        "group_attendances.update",
        "group_decisions.destroy",
        "group_items.destroy",
        "group_papers.destroy",
        "group_plans.update",
        "group_points.update",
        "guardian_words.update",
        "handovers.update",
        "invitations.create",
        "logins.destroy",
        "measures.destroy",
        "meetings.destroy",
        "notices.destroy",
        "participants.destroy",
        "passages.update",
        "place_answers.create",
        "placements.create",
        "place_answers.destroy",
        "plans.create",
        "protections.create",
        "referral_assessments.create",
        "signings.update",
        "releases.destroy",
        "schools.destroy",
        "sessions.destroy",
        "sheets.create",
        "report_activities.destroy",
        "report_gatherings.create",
        "report_letters.update",
        "report_orders.create",
        "report_programmes.destroy",
        "report_sections.update",
        "shields.destroy",
        "situation_figures.destroy",
        "situation_measures.destroy",
        "situations.update",
        "statements.destroy",
        "step_backs.create",
        "substitutes.destroy",
        "suspensions.create",
        "suspensions.destroy",
    }
)
"""What an empty form is carried out for: buttons without fields, and forms in which everything may be left empty."""

STEERING_SEAT = frozenset(
    {
        "results.index",
        "statistics.index",
        "indicators.index",
        "indicators.show",
        "steering.index",
        "year_wheel.index",
        "duties.show",
        "person_figures.index",
        "report_drafts.index",
        "report_editions.show",
        "report_files.show",
        "figure_exports.index",
        "figure_exports.show",
    }
)
"""What a seat in the styrgrupp opens beside whatever the role opens."""


def rows() -> Iterator[tuple[Row, Mapping[str, str]]]:
    """Each row of the table: the words by the names of the roles."""
    lines = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]
    roles = lines[0][2:]
    for endpoint, method, *words in lines[1:]:
        yield (endpoint, method), dict(zip(roles, words, strict=True))
