"""Knows how a plan reads on paper: which parts stand on whose paper, in which order, and in which words.

A paper holds what the version says, not how it has gone since: it can be made again years later and reads the same. The
one thing that may still change is whether somebody has said yes (complaint E9).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from babel.dates import format_date

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.catalogue.plan_papers import PaperWords, PlanWords
from sspf.dues import Due
from sspf.plans.rules.contents import Content, FactorLine, GoalLine, PassageText
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import FactorDegree, Passage, RatingVoice

WHOLE: Final = (
    "strengths",
    "youth_voice",
    "guardian_voice",
    "shared_picture",
    "goals",
    "others",
    "guardian",
    "youth",
    "risks",
    "follow_up",
)
UNIT: Final = ("own", "guardian", "youth", "strengths", *WHOLE[1:5], "risks", "follow_up")
"""A unit's own promises come first (complaint F5)."""

FAMILY: Final = WHOLE
"""What works comes first, and what the others do before what the family does (complaints V10, V11, U9)."""

YOUTH: Final = ("strengths", "youth_voice", "goals", "others", "guardian", "youth", "follow_up")

Style = Literal["spoken", "running", "listed"]
STYLES: Final[Mapping[str, Style]] = {
    "youth_voice": "spoken",
    "guardian_voice": "spoken",
    "shared_picture": "running",
    "follow_up": "running",
}
"""How a part is set; every other one is a list."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said, with small remarks below it. `now` and `target`: ratings 0–10, to be drawn beside it."""

    text: str
    notes: tuple[str, ...] = ()
    now: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together, under a name where there is one."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a paper. `style`: somebody's own words, running text, or a list of things."""

    heading: str
    groups: tuple[Group, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Setting:
    """How one reader is spoken to. `unit`: whose own paper it is. `plainly`: to the youth, in easy words.

    `sheltered`: somebody is protected, so units go by what they are and not by where.
    """

    words: PaperWords
    order: Sequence[str]
    unit: str | None = None
    plainly: bool = False
    sheltered: bool = False


def sections(content: Content, setting: Setting, catalogue: Catalogue) -> tuple[Section, ...]:
    """The parts of a paper that have something to say, in the order of its reader."""
    known = _Writer(content, setting, catalogue).parts()
    made = ((getattr(setting.words, name), known[name], STYLES.get(name, "listed")) for name in setting.order)
    return tuple(
        Section(heading, tuple(groups), style)
        for heading, groups, style in made
        if heading and any(each.items for each in groups)
    )


def day_in_words(day: date) -> str:
    """`22 november 2026`."""
    return str(format_date(day, "d MMMM y", locale="sv"))


@dataclass(frozen=True, slots=True)
class _Writer:
    content: Content
    setting: Setting
    catalogue: Catalogue

    def parts(self) -> dict[str, list[Group]]:
        """Every part of the plan by name; the setting decides which of them are on the paper."""
        content, passages = self.content, self.content.version.passages
        picture = passages[Passage.shared_picture]
        return {
            "strengths": list(self._factors(content.strengths)),
            "youth_voice": [Group("", self._words([passages[Passage.youth_voice]]))],
            "guardian_voice": [Group("", self._words([passages[Passage.guardian_voice], *content.version.guardians]))],
            "shared_picture": [Group("", self._words([picture], self._domains(picture)))],
            "goals": [Group("", tuple(self._goal(each) for each in content.goals))],
            "own": [Group("", tuple(self._promise(each) for each in self._of(Performer.agency)))],
            "others": list(self._by_unit(self._of(Performer.agency))),
            "guardian": [Group("", tuple(self._promise(each) for each in self._of(Performer.guardian)))],
            "youth": [Group("", tuple(self._promise(each) for each in self._of(Performer.youth)))],
            "risks": list(self._factors(content.risks)),
            "follow_up": [Group("", tuple(self._follow_up()))],
        }

    def _factors(self, by_domain: Mapping[str, Iterable[FactorLine]]) -> Iterator[Group]:
        for domain, lines in by_domain.items():
            yield Group("" if self.setting.plainly else domain, tuple(self._factor(each) for each in lines))

    def _factor(self, line: FactorLine) -> Item:
        if self.setting.plainly:
            return Item(self.catalogue.plan_papers.to_youth.get(line.factor) or line.description or line.label)
        own_words = self.catalogue.factors[line.factor].own_words and line.description
        told = ["" if own_words else line.description, line.extent, line.situations, line.consequences]
        how_far = "" if line.degree is FactorDegree.present else f"{self.catalogue.label(line.degree)}."
        seen = f"{self._word.seen} {line.seen.words}" if line.seen else ""
        return Item(own_words or line.label, tuple(each for each in (how_far, *told, self._source(line), seen) if each))

    def _source(self, line: FactorLine) -> str:
        if not line.source or self.setting.sheltered:
            return ""
        who = line.source_label if line.source in self.catalogue.units else line.source_label.lower()
        return f"{self._word.source} {who}"

    def _words(self, passages: Sequence[PassageText], *notes: str) -> tuple[Item, ...]:
        said = (Item(each.text, tuple(note for note in (each.name, *notes) if note)) for each in passages if each.text)
        missing = (self._missing(each.missing) for each in passages if each.missing and not self.setting.plainly)
        return (*said, *missing)

    def _missing(self, reason: str) -> Item:
        return Item(f"{self._word.missing}: {self.catalogue.reasons.voice_missing[reason].label}.")

    def _domains(self, picture: PassageText) -> str:
        return ", ".join(self.catalogue.domains[each].label for each in picture.domains)

    def _goal(self, line: GoalLine) -> Item:
        own = line.starts_at(RatingVoice.youth)
        if self.setting.plainly:
            return Item(line.text, (), own, line.target)
        ratings = [f"{self.catalogue.label(voice)} {value}" for voice, value in line.baselines.items()]
        ratings = ratings or ([str(line.baseline)] if line.baseline is not None else [])
        now = [f"{self._word.baseline}: {', '.join(ratings)} {self._word.of_ten}."] if ratings else []
        aim = [f"{self._word.target}: {line.target} {self._word.of_ten}."] if line.target is not None else []
        rated = [" ".join([*now, *aim])] if now or aim else []
        return Item(line.text, (self.catalogue.life_areas[line.life_area].label, *rated))

    def _of(self, performer: Performer) -> list[MeasureLine]:
        return [each for each in self.content.measures if each.performer is performer]

    def _by_unit(self, lines: Iterable[MeasureLine]) -> Iterator[Group]:
        groups: dict[str, list[Item]] = {}
        for each in lines:
            groups.setdefault(self._unit(each.unit), []).append(self._promise(each))
        for name, items in groups.items():
            yield Group(name, tuple(items))

    def _promise(self, line: MeasureLine) -> Item:
        word, company = self._word, self._company(line)
        notes = [
            f"{word.start}: {_by(line.start)}" if line.start else "",
            f"{word.due}: {_by(line.due)}" if line.due else "",
            f"{word.company} {company}" if company else "",
            word.pending if line.pending and line.performer is Performer.agency else "",
        ]
        if not self.setting.plainly:
            notes.append(f"{word.follow_up}: {line.follow_up}" if line.follow_up else "")
            notes.append(self._follows_up(line))
        return Item(line.text, tuple(each for each in notes if each))

    def _follows_up(self, line: MeasureLine) -> str:
        if line.performer is Performer.agency or line.unit in (None, self.setting.unit):
            return ""
        return f"{self._unit(line.unit)} {self._word.follows_up}"

    def _company(self, line: MeasureLine) -> str:
        units = [self._unit(each) for each in line.company.units]
        return ", ".join([*units, *([line.company.outsiders] if line.company.outsiders else [])])

    def _unit(self, unit: str | None) -> str:
        if unit is None:
            return ""
        side = self.catalogue.label(self.catalogue.agency_of(unit).side)
        return side if self.setting.sheltered else self.catalogue.units[unit].label

    def _follow_up(self) -> Iterator[Item]:
        day = self.content.version.next_follow_up_on
        if day is not None:
            yield Item(day_in_words(day))

    @property
    def _word(self) -> PlanWords:
        return self.catalogue.plan_papers.words


def _by(due: Due) -> str:
    return day_in_words(due.first) if due.is_day else due.words
