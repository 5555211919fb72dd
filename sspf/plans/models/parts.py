"""Tables of what a version says: running texts, factors and goals; its measures have their own module."""

from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sspf.catalogue.loader import Catalogue
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, choice
from sspf.plans.models.versions import PartOfPlan, as_typed
from sspf.plans.models.wordings import code, due, kind_label, source_label, spoken
from sspf.plans.rules.contents import FactorLine, GoalLine, PassageText
from sspf.plans.rules.states import FactorDegree, Passage, RatingVoice
from sspf.plans.rules.terms import FactorTerms, GoalTerms

THREE_QUESTIONS: Final = ("extent", "situations", "consequences")


class PlanPassage(PartOfPlan, Base):
    """One of the plan's running texts; `missing` is a reason from the catalogue where own words could not be had.

    With `person_id` they are the words of one guardian: two may say different things.
    """

    __tablename__ = "plan_passage"

    passage: Mapped[Passage] = choice(Passage)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    text = Sealed[str](Zone.content)
    missing = Sealed[str | None](Zone.content)
    domains = Sealed[list[str] | None](Zone.content, later=True)

    def line(self, name: str = "") -> PassageText:
        """The text as plain values; `name` is the guardian's whose words they are."""
        told = self.id, self.passage, self.text, self.missing, self.version
        return PassageText(*told, self.person_id, name, tuple(self.domains or ()))


class PlanFactor(PartOfPlan, Base):
    """A risk or protective factor. Its kind of information stands open: the access clause filters on it (R13)."""

    __tablename__ = "plan_factor"

    information: Mapped[str] = mapped_column(String(60))
    factor = Sealed[str](Zone.content)
    degree = Sealed[str](Zone.content)
    description = Sealed[str](Zone.content)
    source = Sealed[str | None](Zone.content)
    seen = Sealed[str | None](Zone.content, later=True)
    extent = Sealed[str | None](Zone.content, later=True)
    situations = Sealed[str | None](Zone.content, later=True)
    consequences = Sealed[str | None](Zone.content, later=True)

    def write(self, terms: FactorTerms, information: str) -> None:
        """Write what is told, under the kind of information that the template says the factor is."""
        self.information, self.factor, self.degree = information, terms.factor, terms.degree
        self.description, self.source, self.seen = terms.description, terms.source, code(terms.seen)
        self.extent, self.situations, self.consequences = terms.extent, terms.situations, terms.consequences

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        told = {"degree": catalogue.label(FactorDegree(self.degree)), "description": self.description}
        source = {"source": source_label(catalogue, self.source), "last_seen": spoken(due(self.seen))}
        answers = {name: getattr(self, name) or "" for name in THREE_QUESTIONS}
        return {"factor": catalogue.factors[self.factor].label, **told, **source, **answers}

    def line(self, catalogue: Catalogue) -> FactorLine:
        """The factor as plain values, in the template's words."""
        entry = catalogue.factors[self.factor]
        domain = catalogue.domains[entry.domain].label
        told = FactorDegree(self.degree), self.description, self.source, source_label(catalogue, self.source)
        answers = [getattr(self, name) or "" for name in THREE_QUESTIONS]
        known = self.id, entry.id, entry.label, domain, entry.valence
        return FactorLine(*known, *told, self.version, self.information, due(self.seen), *answers)


class Goal(PartOfPlan, Base):
    """What the plan wants to reach. `thread` is the same through all versions, so that ratings follow the goal.

    `information` stands open where the goal is marked with a kind: the access clause filters on it (R13).
    """

    __tablename__ = "goal"

    thread: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    life_area = Sealed[str](Zone.content)
    text = Sealed[str](Zone.content)
    baseline = Sealed[int | None](Zone.content)
    target = Sealed[int | None](Zone.content)
    information: Mapped[str | None] = mapped_column(String(60))
    baselines = Sealed[dict[str, int] | None](Zone.content, later=True)

    def write(self, terms: GoalTerms) -> None:
        """Write what is told."""
        self.life_area, self.text, self.information = terms.life_area, terms.text, terms.information
        self.baseline, self.target = terms.baseline, terms.target
        self.baselines = {voice.value: value for voice, value in terms.baselines.items()}

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        line, told = self.line(), {"life_area": catalogue.life_areas[self.life_area].label, "text": self.text}
        ratings = {f"baseline_{voice.value}": as_typed(line.starts_at(voice)) for voice in RatingVoice}
        kind = {"information": kind_label(catalogue, self.information)}
        return {**told, **ratings, "target": as_typed(self.target), **kind}

    def line(self) -> GoalLine:
        """The goal as plain values."""
        known = self.id, self.thread, self.life_area, self.text, self.baseline, self.target, self.version
        given = {RatingVoice(voice): value for voice, value in (self.baselines or {}).items()}
        return GoalLine(*known, given, self.information)
