"""Knows what each part of a version says, thing by thing in words, so that versions can be laid side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sspf.catalogue.factors import FactorValence
from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.dues import Due
from sspf.plans.rules.contents import Content, FactorLine, GoalLine, PassageText
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import Passage, RatingVoice


class PlanPart(StrEnum):
    """The parts of a plan, in the order in which it is read: what works comes first (complaint V11)."""

    strength = "strength"
    youth_voice = "youth_voice"
    guardian_voice = "guardian_voice"
    shared_picture = "shared_picture"
    goal = "goal"
    measure = "measure"
    risk = "risk"
    follow_up = "follow_up"


class Aspect(StrEnum):
    """What can be said of a part."""

    text = "text"
    missing = "missing"
    domains = "domains"
    degree = "degree"
    description = "description"
    extent = "extent"
    situations = "situations"
    consequences = "consequences"
    seen = "seen"
    source = "source"
    life_area = "life_area"
    baseline = "baseline"
    baseline_youth = "baseline_youth"
    baseline_guardian = "baseline_guardian"
    baseline_network = "baseline_network"
    target = "target"
    performer = "performer"
    owner = "owner"
    company = "company"
    start = "start"
    due = "due"
    follow_up = "follow_up"
    information = "information"
    day = "day"


BASELINES: Final = {
    RatingVoice.youth: Aspect.baseline_youth,
    RatingVoice.guardian: Aspect.baseline_guardian,
    RatingVoice.network: Aspect.baseline_network,
}
PASSAGES: Final = {
    Passage.youth_voice: PlanPart.youth_voice,
    Passage.guardian_voice: PlanPart.guardian_voice,
    Passage.shared_picture: PlanPart.shared_picture,
}


@dataclass(frozen=True, slots=True)
class Description:
    """A part of a version in words. `thread` is the same in every version; `title` is what to call it."""

    part: PlanPart
    thread: UUID | str
    title: str
    told: Mapping[Aspect, str]


def descriptions(content: Content, catalogue: Catalogue) -> list[Description]:
    """Every part of a version, as far as its content goes, with what is said of it; what is not said is left out."""
    version = content.version
    return [
        *(_factor(each, catalogue) for each in content.factors),
        *(_passage(each, catalogue) for each in (*version.passages.values(), *version.guardians)),
        *(_goal(each, catalogue) for each in content.goals),
        *(_measure(each, catalogue) for each in content.measures),
        *_follow_up(version.next_follow_up_on, catalogue),
    ]


def _factor(line: FactorLine, catalogue: Catalogue) -> Description:
    part = PlanPart.strength if line.valence is FactorValence.protective else PlanPart.risk
    told = {
        Aspect.degree: catalogue.label(line.degree),
        Aspect.description: line.description,
        Aspect.extent: line.extent,
        Aspect.situations: line.situations,
        Aspect.consequences: line.consequences,
        Aspect.seen: _when(line.seen),
        Aspect.source: line.source_label,
    }
    return _described(part, line.factor, line.label, told)


def _passage(line: PassageText, catalogue: Catalogue) -> Description:
    why = catalogue.reasons.voice_missing[line.missing].label if line.missing else ""
    domains = ", ".join(catalogue.domains[each].label for each in line.domains)
    told = {Aspect.text: line.text, Aspect.missing: why, Aspect.domains: domains}
    thread = f"{line.passage} {line.person_id or ''}"
    return _described(PASSAGES[line.passage], thread, line.name or catalogue.label(line.passage), told)


def _goal(line: GoalLine, catalogue: Catalogue) -> Description:
    told = {
        Aspect.text: line.text,
        Aspect.life_area: catalogue.life_areas[line.life_area].label,
        Aspect.baseline: _number(line.baseline),
        **{aspect: _number(line.baselines.get(voice)) for voice, aspect in BASELINES.items()},
        Aspect.target: _number(line.target),
        Aspect.information: _kind(line.information, catalogue),
    }
    return _described(PlanPart.goal, line.thread, line.text, told)


def _measure(line: MeasureLine, catalogue: Catalogue) -> Description:
    with_whom = [catalogue.units[each].label for each in line.company.units]
    told = {
        Aspect.text: line.text,
        Aspect.performer: "" if line.performer is Performer.agency else catalogue.label(line.performer),
        Aspect.owner: catalogue.units[line.unit].label if line.unit else "",
        Aspect.company: ", ".join([*with_whom, *([line.company.outsiders] if line.company.outsiders else [])]),
        Aspect.start: _when(line.start),
        Aspect.due: _when(line.due),
        Aspect.follow_up: line.follow_up,
        Aspect.information: _kind(line.company.information, catalogue),
    }
    return _described(PlanPart.measure, line.thread, line.text, told)


def _follow_up(day: date | None, catalogue: Catalogue) -> Iterator[Description]:
    if day is not None:
        yield _described(PlanPart.follow_up, "", catalogue.label(PlanPart.follow_up), {Aspect.day: day.isoformat()})


def _described(part: PlanPart, thread: UUID | str, title: str, told: Mapping[Aspect, str]) -> Description:
    return Description(part, thread, title, {aspect: text for aspect, text in told.items() if text})


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _when(due: Due | None) -> str:
    return due.words if due else ""


def _kind(information: str | None, catalogue: Catalogue) -> str:
    return catalogue.information[information].label if information else ""
