"""When a consent asks for attention: by the clock alone, from the days that the municipality has set."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.consents.rules.facts import SignerCapacity
from sspf.consents.rules.overview import Gap, Overview
from sspf.consents.rules.reminders import Attention, awaited
from sspf.consents.rules.sharing_ends import EndReason
from sspf.consents.rules.standing import ConsentStatus, MissingKind
from sspf.settings import PROJECT
from sspf.tasks import queries as tasks
from sspf.tasks.rules import TaskKind, Urgency
from tests.consents.family import at
from tests.factories import consents
from tests.house import House, read_catalogue

OPENED = at("2026-03-01 10:00")
DEADLINES = read_catalogue(PROJECT / "config").deadlines
SHARED = Overview(ConsentStatus.active, until=at("2026-07-01 00:00"), reason=EndReason.expiry)
MISSING = Gap(MissingKind.not_signed, "Arne", SignerCapacity.guardian, None, None, OPENED, blocking=True)


@pytest.mark.parametrize(("days_before", "due"), [(61, None), (60, 1), (31, 1), (30, 2), (8, 2), (7, 3), (0, 3)])
@pytest.mark.parametrize(
    ("reason", "attention"),
    [
        (EndReason.expiry, Attention.expiry),
        (EndReason.turns_15, Attention.turns_15),
        (EndReason.turns_18, Attention.turns_18),
        (EndReason.exception_ends, Attention.expiry),
    ],
)
def test_an_end_is_announced_sixty_thirty_and_seven_days_before(
    days_before: int, due: int | None, reason: EndReason, attention: Attention
) -> None:
    today = date(2026, 7, 1) - timedelta(days=days_before)
    found = awaited(replace(SHARED, reason=reason), OPENED, today, DEADLINES)
    assert found == (None if due is None else (attention, date(2026, 7, 1), due))


@pytest.mark.parametrize(("days_waited", "due"), [(0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (90, 2)])
def test_missing_signatures_are_chased_after_seven_and_fourteen_days(days_waited: int, due: int) -> None:
    waiting = Overview(ConsentStatus.partial, (MISSING,))
    today = date(2026, 3, 1) + timedelta(days=days_waited)
    assert awaited(waiting, OPENED, today, DEADLINES) == (Attention.signatures, date(2026, 3, 1), due)


@pytest.mark.parametrize("kind", [MissingKind.refused, MissingKind.withdrawn])
def test_who_has_said_no_is_not_chased(kind: MissingKind) -> None:
    waiting = Overview(ConsentStatus.partial, (replace(MISSING, kind=kind),))
    today = date(2026, 3, 1) + timedelta(days=30)
    assert awaited(waiting, OPENED, today, DEADLINES) == (Attention.answered_no, date(2026, 3, 1), 0)
    beside = replace(waiting, gaps=(*waiting.gaps, MISSING))
    assert awaited(beside, OPENED, today, DEADLINES) == (Attention.signatures, date(2026, 3, 1), 2)


def test_a_supplement_is_chased_although_the_rest_is_shared() -> None:
    assert awaited(SHARED, OPENED, date(2026, 3, 9), DEADLINES) is None
    beside = replace(SHARED, gaps=(MISSING,))
    assert awaited(beside, OPENED, date(2026, 3, 9), DEADLINES) == (Attention.signatures, date(2026, 3, 1), 1)


def test_what_ends_soon_comes_before_what_waits() -> None:
    beside = replace(SHARED, gaps=(MISSING,))
    assert awaited(beside, OPENED, date(2026, 6, 30), DEADLINES) == (Attention.expiry, date(2026, 7, 1), 3)


@pytest.mark.parametrize(("days", "urgency"), [(1, Urgency.calm), (7, Urgency.soon), (14, Urgency.pressing)])
def test_the_start_page_presses_more_the_longer_it_waits(sqlite_house: House, days: int, urgency: Urgency) -> None:
    made = consents.asked(sqlite_house)
    consents.sign(sqlite_house, made, made.family.guardian_ids[0])
    sqlite_house.clock.forward(days=days)
    with sqlite_house.work(writing=False) as work:
        (task,) = [each for each in tasks.waiting(work) if each.kind is TaskKind.complete_consent]
    assert (task.urgency, task.detail, task.on) == (urgency, "Arne Provsson", date(2026, 11, 23))
