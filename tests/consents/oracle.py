"""A second opinion on who may read what: the law's rules R5–R13 told once more, from the law and not from the code.

Imports nothing of the application. It keeps a ledger of what was done in a case, in the order in which it was done, and
answers from that alone. Slow and plain on purpose: for each question it asks every person who decides.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")
BASIS = "samverkan"
"""The kind of information without which nothing is told: that the case exists."""
OFFENCES, NO_AUTHORITY = "polis", "friskola-fyren"
"""Only an authority may be told of offences (R26): an independent school is none."""
OWN_SAY, OF_AGE = 15, 18
Pair = tuple[str, str]


def local_day(at: datetime) -> date:
    """The day in Sweden."""
    return at.astimezone(SWEDEN).date()


def start_of(day: date) -> datetime:
    """The first instant of a Swedish day."""
    return datetime.combine(day, time.min, SWEDEN).astimezone(UTC)


def reaches_age(born: date, years: int) -> date:
    """The birthday; someone born on 29 February has it on the 28th in a common year: the stricter side (R10)."""
    year = born.year + years
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, 2, 28) if (born.month, born.day) == (2, 29) and not leap else date(year, born.month, born.day)


@dataclass
class Holding:
    """Custody, or an exception for a guardian: from one day through another."""

    who: str
    first: date
    last: date | None
    joint: bool = False

    def on(self, day: date) -> bool:
        """Whether the day lies inside; both ends count."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass
class Yes:
    """A signed paper: by whom, in which round, dated and registered when, to what, through which day."""

    who: str
    in_round: int
    dated: date
    registered: datetime
    to: frozenset[Pair]
    last: date


@dataclass
class No:
    """A yes taken back, for some units and kinds, or for all where none is named. `heard`: the minute noted."""

    who: str
    heard: datetime
    registered: datetime
    units: frozenset[str]
    kinds: frozenset[str]

    @property
    def since(self) -> datetime:
        """It counts from when it was received (R12). A minute is noted, so everything before its end was before it."""
        return min(self.registered, self.heard + timedelta(seconds=59, microseconds=999_999))

    def about(self, pair: Pair) -> bool:
        """Whether it speaks of this unit and kind. Who takes back the basis takes back everything."""
        unit, kind = pair
        return (not self.units or unit in self.units) and (not self.kinds or kind in self.kinds or BASIS in self.kinds)

    def undoes(self, yes: Yes) -> bool:
        """Only a yes both dated no earlier and registered later is said after it; every other is undone."""
        return self.who == yes.who and not (yes.registered > self.since and yes.dated >= local_day(self.since))


@dataclass
class Round:
    """What the family was asked: from when to when, and when the asking was over before its time.

    `anew`: the day on which everything before was over. A paper dated earlier is an answer to what was asked then.
    """

    first: date
    last: date
    over: datetime | None = None
    anew: date = date.min


@dataclass
class Part:
    """Somebody takes part for a unit. Both days count."""

    who: str
    unit: str
    first: date
    last: date | None


@dataclass
class Ledger:
    """Everything that was done in one case."""

    youth: str
    born: date
    custody: list[Holding] = field(default_factory=list)
    exceptions: list[Holding] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    yeses: list[Yes] = field(default_factory=list)
    noes: list[No] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    closed: bool = False

    def asks(self, first: date, last: date) -> None:
        """The family is asked in a new round."""
        ended = [local_day(each.over) for each in self.rounds if each.over]
        self.rounds.append(Round(first, last, anew=max(ended, default=date.min)))

    def says_yes(self, yes: Yes) -> None:
        """A yes to a unit is a yes to its knowing that the case exists; never to offences for who is no authority."""
        basis = {(unit, BASIS) for unit, _ in yes.to}
        self.yeses.append(replace(yes, to=(yes.to | basis) - {(NO_AUTHORITY, OFFENCES)}))

    def end_everything(self, at: datetime, closed: bool) -> None:
        """The case closes, or takes another form: nothing that was said so far is a yes to what comes after."""
        self.closed = closed
        self.rounds = [each if each.over else replace(each, over=at) for each in self.rounds]
        if closed:
            for part in self.parts:
                if part.last is None or part.last >= local_day(at):
                    part.last = local_day(at) - timedelta(days=1)

    def deciders(self, day: date) -> frozenset[str]:
        """Who must all have said yes for a day; nobody means that nobody can (R5, R7–R9, FB 6:11)."""
        if day >= reaches_age(self.born, OF_AGE):
            return frozenset({self.youth})
        held = [each for each in self.custody if each.on(day)]
        guardians = {each.who for each in held}
        if len(guardians) == 1 and any(each.joint for each in held):
            return frozenset()  # joint with somebody who is not known: a missing guardian is not a yes
        asked = guardians - {each.who for each in self.exceptions if each.on(day)}
        if not asked:
            return frozenset()
        return frozenset(asked | ({self.youth} if day >= reaches_age(self.born, OWN_SAY) else set()))

    def agrees(self, who: str, number: int, pair: Pair, at: datetime) -> bool:
        """Whether one person's yes in one round stands for a pair at an instant."""
        day, adult_on = local_day(at), reaches_age(self.born, OF_AGE)
        for yes in self.yeses:
            given = yes.who == who and yes.in_round == number and pair in yes.to
            counts = yes.registered <= at and day <= yes.last and yes.dated >= self.rounds[number].anew
            # From the 18th birthday only what the young person signed as an adult counts (R9).
            as_adult = who != self.youth or (yes.dated >= adult_on) == (day >= adult_on)
            undone = any(no.since <= at and no.about(pair) and no.undoes(yes) for no in self.noes)
            if given and counts and as_adult and not undone:
                return True
        return False

    def allowed(self, at: datetime) -> frozenset[Pair]:
        """Every unit and kind of information that may be told it at an instant (R5, R13)."""
        if self.closed:
            return frozenset()
        day = local_day(at)
        deciders = self.deciders(day)
        pairs = {pair for yes in self.yeses for pair in yes.to}
        return frozenset(
            pair
            for pair in pairs
            for number, asked in enumerate(self.rounds)
            if asked.over is None
            and asked.first <= day <= asked.last
            and deciders
            and all(self.agrees(who, number, pair, at) for who in deciders)
        )

    def reads(self, who: str, at: datetime) -> frozenset[str]:
        """The kinds of information somebody reads: takes part that day, for a unit told that the case exists."""
        day, allowed = local_day(at), self.allowed(at)
        units = {each.unit for each in self.parts if each.who == who and each.first <= day <= (each.last or date.max)}
        inside = {unit for unit in units if (unit, BASIS) in allowed}
        return frozenset(kind for unit, kind in allowed if unit in inside)

    def turns(self) -> set[datetime]:
        """Instants at which an answer may change by the clock alone: probes, so it does no harm to name too many."""
        days = {reaches_age(self.born, OWN_SAY), reaches_age(self.born, OF_AGE)}
        spans: list[Holding | Round] = [*self.custody, *self.exceptions, *self.rounds]
        for each in spans:
            days |= {each.first} | ({each.last + timedelta(days=1)} if each.last else set())
        return {start_of(day) for day in days | {yes.last + timedelta(days=1) for yes in self.yeses}}
