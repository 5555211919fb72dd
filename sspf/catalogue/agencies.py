"""Knows who takes part: agencies, their units, the functions (seats) in them and the groups the functions form."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sspf.catalogue.entries import Entry, Positive, Record, Ref
from sspf.catalogue.hours import Hours

AgencyId = Annotated[str, Ref("agencies")]
AreaId = Annotated[str, Ref("areas")]
UnitId = Annotated[str, Ref("units")]
SeatId = Annotated[str, Ref("seats")]
AgendaId = Annotated[str, Ref("agendas")]


class AgencyKind(StrEnum):
    """What an agency is in law (rule R1); it decides which secrecy holds there."""

    municipal_board = "municipal_board"
    state_authority = "state_authority"
    region = "region"
    independent_school = "independent_school"
    association = "association"


class AgencySide(StrEnum):
    """Which letter of SSPF an agency stands for; `annan` is every other partner (protocol items 1 and 3)."""

    skola = "skola"
    socialtjanst = "socialtjanst"
    polis = "polis"
    fritid = "fritid"
    annan = "annan"


class SecrecyBasis(StrEnum):
    """Which secrecy holds at a unit from the start (rule R1); it decides which provisions can open it."""

    school = "school"
    health = "health"
    social = "social"
    police = "police"
    general = "general"
    none = "none"
    private = "private"


class SeatKind(StrEnum):
    """What the holder of a function does in the tool: leads, names who comes, or takes part."""

    coordinator = "coordinator"
    manager = "manager"
    member = "member"


class RhythmPeriod(StrEnum):
    """The period a group's meetings are counted in."""

    termin = "termin"
    manad = "manad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Entry):
    """An organisation that takes part in SSPF."""

    kind: AgencyKind
    side: AgencySide

    @property
    def letter(self) -> str:
        """The letter of SSPF that it stands for; every other partner has its own first letter."""
        return (self.label if self.side is AgencySide.annan else self.side.value)[0].upper()

    @property
    def is_authority(self) -> bool:
        """Only authorities may handle data on offences (dataskyddslagen 3:8, rule R26); an enskild may not."""
        return self.kind not in {AgencyKind.independent_school, AgencyKind.association}

    @property
    def reads_on_screen(self) -> bool:
        """Whether its people read in the tool and take nothing with them: no archive of their own, no paper (R3)."""
        return self.side is AgencySide.fritid or not self.is_authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Entry):
    """A part of an agency that consent names by itself (rules R2 and R13). `case_work` is false for mere management.

    `school`: young people go there, so it is told of SSPF before a case begins at it (protocol item 53).
    `inconvenient`: when meetings suit its people badly; whoever calls is told (complaints E10 and P13).
    """

    agency: AgencyId
    area: AreaId | None = None
    basis: SecrecyBasis
    secrecy: str
    case_work: bool = True
    school: bool = False
    inconvenient: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Entry):
    """A function, held by persons over time (protocol item 5b). The kallelse goes to functions (item 38)."""

    unit: UnitId
    kind: SeatKind
    receives_summons: bool = False
    temporary: bool = False
    deputy_for: SeatId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm(Record):
    """How often a group meets per period. No maximum means "and when needed"."""

    minimum: Positive
    maximum: Positive | None = None
    per: RhythmPeriod

    def problems(self) -> Iterator[tuple[str, str]]:
        """The most cannot be less than the least."""
        if self.maximum is not None and self.maximum < self.minimum:
            yield "maximum", "ska inte vara lägre än minimum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Entry):
    """Styrgrupp or arbetsgrupp: its functions, who leads it, its rhythm and its agenda (protocol items 17–23)."""

    seats: tuple[SeatId, ...]
    chair: SeatId
    rhythm: Rhythm
    agenda: AgendaId

    def problems(self) -> Iterator[tuple[str, str]]:
        """Each function sits once, and one of them leads."""
        yield from Entry.problems(self)
        if self.chair not in self.seats:
            yield "chair", f"«{self.chair}» finns inte bland gruppens seats"
        if len(set(self.seats)) != len(self.seats):
            yield "seats", "samma funktion står två gånger"
