"""What happens in the areas in the coming weeks: each week, planned, called off, and lacking somebody."""

from datetime import date, timedelta
from uuid import UUID

from sspf.calendars.actions import events, staffing
from sspf.calendars.rules.events import EventTerms, StaffingTerms
from sspf.calendars.rules.yearly import yearly
from sspf.catalogue.hours import Weekday
from sspf.catalogue.yearly import DayKind
from sspf.demo.teller import Story, Teller

SEASON = timedelta(days=120)


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """One story: what colleagues have entered over the last weeks."""
    return (_entered(teller),)


def _entered(teller: Teller) -> Story[None]:
    yield teller.at(60)
    breaks = _weekly(teller, "Vuxna på rasterna", (Weekday.monday, Weekday.wednesday), "11:00", "13:00")
    _enter(teller, breaks, {"skola": (2, "Elevhälsan"), "fritid": (1, "Fältgruppen")}, "rektor")
    hall = _weekly(teller, "Öppen hall", (Weekday.friday,), "19:00", "22:00", kind=DayKind.activity)
    _enter(teller, hall, {"fritid": (3, "Fältgruppen"), "polis": (1, "Områdespolisen")}, "fritidschef")
    yield teller.at(12)
    disco = EventTerms(
        title="Disco på fritidsgården",
        kind=DayKind.activity,
        area="norrliden",
        first_on=_next(teller.today, Weekday.friday),
        last_on=_next(teller.today, Weekday.friday),
        starts="19:00",
        ends="23:30",
        place="Fritidsgården",
        asked=("fritid", "polis", "socialtjanst"),
        note="Många tar sista bussen 23.40. Vuxna vid hållplatsen gör skillnad.",
    )
    _enter(teller, disco, {"fritid": (4, "Fältgruppen")})
    _match(teller)
    _planned_days(teller)


def _match(teller: Teller) -> None:
    """A match that is coming, and one that was called off."""
    saturday = _next(teller.today + timedelta(days=7), Weekday.saturday)
    match = EventTerms(
        title="Hemmamatch i ishallen",
        kind=DayKind.match,
        area="oxhagen",
        first_on=saturday,
        last_on=saturday,
        starts="18:00",
        ends="21:00",
        place="Ishallen",
        asked=("polis",),
    )
    _enter(teller, match, {"polis": (2, "Vakthavande befäl")})
    other = EventTerms("Gatufest på torget", DayKind.other, "kvarnholmen", saturday, saturday, place="Torget")
    event_id = _enter(teller, other, {})
    with teller.as_one() as work:
        events.call_off(work, event_id)


def _planned_days(teller: Teller) -> None:
    """The next two days that come back every year are planned in one area, and lack somebody in the others."""
    ahead = yearly(teller.house.catalogue, teller.today + timedelta(days=1), teller.today + SEASON)
    for each in [each for each in ahead if each.wanted][:2]:
        planned = EventTerms(
            title=each.label,
            kind=each.kind,
            area="norrliden",
            first_on=each.day,
            last_on=each.day,
            starts="18:00",
            ends="01:00",
            asked=each.wanted,
            yearly=each.id,
        )
        _enter(teller, planned, {"fritid": (2, "Fältgruppen"), "polis": (2, "Områdespolisen")})


def _weekly(
    teller: Teller, title: str, weekdays: tuple[Weekday, ...], starts: str, ends: str, kind: DayKind = DayKind.presence
) -> EventTerms:
    first, last = teller.day(60), teller.today + SEASON
    return EventTerms(title, kind, "norrliden", first, last, starts, ends, "", weekdays, school_days=True)


def _enter(teller: Teller, terms: EventTerms, who: dict[str, tuple[int, str]], login: str = "koordinator") -> UUID:
    with teller.as_one(login) as work:
        event_id = events.enter(work, terms)
    with teller.as_one() as work:
        for agency, (count, lead) in who.items():
            staffing.plan(work, event_id, agency, StaffingTerms(count, lead))
    return event_id


def _next(day: date, weekday: Weekday) -> date:
    """The first such weekday from a day on."""
    return day + timedelta(days=(list(Weekday).index(weekday) - day.weekday()) % 7)
