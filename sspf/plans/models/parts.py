"""Tables of what a version says: running texts, factors, goals and measures."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, choice
from sspf.plans.models.versions import PartOfPlan, as_typed
from sspf.plans.rules.contents import FactorLine, GoalLine, MeasureLine, PassageText, ReportLine, Standing
from sspf.plans.rules.states import FactorDegree, FactorSource, Passage


class PlanPassage(PartOfPlan, Base):
    """One of the plan's running texts; `missing` is a reason from the catalogue where own words could not be had."""

    __tablename__ = "plan_passage"

    passage: Mapped[Passage] = choice(Passage)
    text = Sealed[str](Zone.content)
    missing = Sealed[str | None](Zone.content)

    def line(self) -> PassageText:
        """The text as plain values."""
        return PassageText(self.id, self.passage, self.text, self.missing, self.version)


class PlanFactor(PartOfPlan, Base):
    """A risk or protective factor. Its kind of information stands open: the access clause filters on it (R13)."""

    __tablename__ = "plan_factor"

    information: Mapped[str] = mapped_column(String(60))
    factor = Sealed[str](Zone.content)
    degree = Sealed[str](Zone.content)
    description = Sealed[str](Zone.content)
    source = Sealed[str | None](Zone.content)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        told = {"degree": catalogue.label(FactorDegree(self.degree)), "description": self.description}
        source = source_label(catalogue, self.source)
        return {"factor": catalogue.factors[self.factor].label, **told, "source": source}

    def line(self, catalogue: Catalogue) -> FactorLine:
        """The factor as plain values, in the template's words."""
        entry = catalogue.factors[self.factor]
        domain = catalogue.domains[entry.domain].label
        told = FactorDegree(self.degree), self.description, self.source, source_label(catalogue, self.source)
        return FactorLine(self.id, entry.id, entry.label, domain, entry.valence, *told, self.version)


class Goal(PartOfPlan, Base):
    """What the plan wants to reach. `thread` is the same through all versions, so that ratings follow the goal."""

    __tablename__ = "goal"

    thread: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    life_area = Sealed[str](Zone.content)
    text = Sealed[str](Zone.content)
    baseline = Sealed[int | None](Zone.content)
    target = Sealed[int | None](Zone.content)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        ratings = {"baseline": as_typed(self.baseline), "target": as_typed(self.target)}
        return {"life_area": catalogue.life_areas[self.life_area].label, "text": self.text, **ratings}

    def line(self) -> GoalLine:
        """The goal as plain values."""
        return GoalLine(self.id, self.thread, self.life_area, self.text, self.baseline, self.target, self.version)


class Measure(PartOfPlan, Base):
    """Something promised, with one owning unit. `thread` is the same through all versions, so reports follow it."""

    __tablename__ = "measure"

    thread: Mapped[UUID] = mapped_column(index=True)
    goal_thread: Mapped[UUID | None]
    position: Mapped[int]
    performer: Mapped[Performer] = choice(Performer)
    unit: Mapped[str | None] = mapped_column(String(60), index=True)
    start_on: Mapped[date | None]
    due_on: Mapped[date | None]
    text = Sealed[str](Zone.content)
    follow_up = Sealed[str](Zone.content)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        owner = catalogue.units[self.unit].label if self.unit else ""
        days = {"start_on": as_typed(self.start_on), "due_on": as_typed(self.due_on)}
        who = {"performer": catalogue.label(self.performer), "unit": owner}
        return {"text": self.text, **who, **days, "follow_up": self.follow_up}

    def line(self, standing: Standing, reports: tuple[ReportLine, ...]) -> MeasureLine:
        """The measure as plain values."""
        known = self.id, self.thread, self.text, self.performer, self.unit, self.goal_thread
        return MeasureLine(*known, self.start_on, self.due_on, self.follow_up, self.version, standing, reports)


def source_label(catalogue: Catalogue, source: str | None) -> str:
    """Who told, in words: a unit, or someone of the family."""
    if not source:
        return ""
    return catalogue.units[source].label if source in catalogue.units else catalogue.label(FactorSource(source))


PARTS: tuple[type[PartOfPlan], ...] = (PlanPassage, PlanFactor, Goal, Measure)
