"""Who holds the functions of the groups, and the time and the cases of those who coordinate (complaints S18, S20)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sspf.groups.queries import seats
from sspf.groups.rules import members
from sspf.groups.rules.briefings import Part, Row
from sspf.groups.rules.members import Place
from sspf.work import Work

ENDS_SOON: Final = timedelta(days=90)


def empty_seats(work: Work) -> Iterator[Part]:
    """Functions of the groups that nobody holds today."""
    empty = [each for each in _places(work) if each.is_empty]
    rows = tuple(Row(each.seat.label, (_names(each.deputies) or "ingen",)) for each in empty)
    yield Part("Funktioner utan innehavare", ("Ersättare",) if rows else (), rows, "" if rows else "Alla har någon.")


def temporary_seats(work: Work) -> Iterator[Part]:
    """Temporary functions with their last day, and those whose holder leaves within three months."""
    soon = work.today + ENDS_SOON
    rows = [
        Row(each.seat.label, (held.until_on.isoformat() if held.until_on else "ingen sista dag",))
        for each in _places(work)
        for held in each.holders
        if each.seat.temporary or (held.until_on is not None and held.until_on <= soon)
    ]
    if rows:
        yield Part("Funktioner som tar slut", ("Till och med",), tuple(rows))


def coordinators(work: Work) -> Iterator[Part]:
    """Each coordinator's time and open cases, one by one: an average would hide who has too much."""
    rows = tuple(
        Row(work.catalogue.seats[each.seat].label, (_percent(each.load.percent), str(each.load.cases)))
        for each in seats.capacity(work)
    )
    yield Part("Koordinatorernas tid", ("Avsatt tid", "Öppna ärenden"), rows)


def _places(work: Work) -> list[Place]:
    known = work.catalogue
    needed = {name for group in known.groups.values() for name in members.sitting(known.seats, group)}
    held = seats.holdings(work, needed, work.today)
    found = (each for group in known.groups.values() for each in members.places(known.seats, group, held))
    return list({each.seat.id: each for each in found}.values())


def _names(holders: tuple[members.Holding, ...]) -> str:
    return ", ".join(each.name for each in holders)


def _percent(percent: int | None) -> str:
    return "inte inskriven" if percent is None else f"{percent} % av heltid"
