"""Table of what a version promises: who does what, by when, with whom, and who reads of it."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, choice
from sspf.dues import Due
from sspf.plans.models.parts import Goal, PlanFactor, PlanPassage
from sspf.plans.models.versions import PartOfPlan
from sspf.plans.models.wordings import due, kind_label, spoken, unit_labels
from sspf.plans.rules.promises import Company, MeasureLine, ReportLine, Standing
from sspf.plans.rules.states import MeasureState
from sspf.plans.rules.terms import MeasureTerms

BAR: Final = "|"


class Measure(PartOfPlan, Base):
    """Something promised, with one owning unit. `thread` is the same through all versions, so reports follow it.

    `start_on` is the first day of what was said and `due_on` the last one; how it was said is in the codes. `readers`
    are the units that read it where not all do, each between bars, for the access clause. The owner always does, and
    whoever does it too.
    """

    __tablename__ = "measure"

    thread: Mapped[UUID] = mapped_column(index=True)
    goal_thread: Mapped[UUID | None]
    position: Mapped[int]
    performer: Mapped[Performer] = choice(Performer)
    unit: Mapped[str | None] = mapped_column(String(60), index=True)
    start_on: Mapped[date | None]
    due_on: Mapped[date | None]
    information: Mapped[str | None] = mapped_column(String(60))
    readers: Mapped[str | None] = mapped_column(Text)
    text = Sealed[str](Zone.content)
    follow_up = Sealed[str](Zone.content)
    start_code = Sealed[str | None](Zone.content, later=True)
    due_code = Sealed[str | None](Zone.content, later=True)
    collaborators = Sealed[list[str] | None](Zone.content, later=True)
    outsiders = Sealed[str | None](Zone.content, later=True)

    def write(self, terms: MeasureTerms) -> None:
        """Write what is promised."""
        self.text, self.performer, self.unit = terms.text, terms.performer, terms.unit
        self.goal_thread, self.follow_up = terms.goal_thread, terms.follow_up
        self.plan_start(terms.start)
        self.plan_due(terms.due)
        company = terms.company
        self.collaborators, self.outsiders = list(company.units), company.outsiders
        readers = None if company.readers is None else company.readers | set(company.units)
        self.information, self.readers = company.information, barred(readers)

    def plan_start(self, start: Due | None) -> None:
        """Set when it begins."""
        self.start_on, self.start_code = (start.first, start.code) if start else (None, None)

    def plan_due(self, by: Due | None) -> None:
        """Set by when it is to be done."""
        self.due_on, self.due_code = (by.last, by.code) if by else (None, None)

    @property
    def promise(self) -> tuple[str, Performer, str | None, date | None]:
        """What makes it the promise it is: when one of these changes, it is another promise."""
        return self.text, self.performer, self.unit, self.due_on

    @property
    def company(self) -> Company:
        """Who does it too, and who reads of it."""
        readers = None if self.readers is None else frozenset(self.readers.strip(BAR).split(BAR))
        return Company(tuple(self.collaborators or ()), self.outsiders or "", readers, self.information)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        line = self.line(Standing(MeasureState.proposed, overdue=False, own=False), ())
        who = {"performer": catalogue.label(self.performer), "unit": unit_labels(catalogue, [self.unit or ""])}
        days = {"start": spoken(line.start), "due": spoken(line.due)}
        readers = unit_labels(catalogue, line.company.readers or ())
        others = {"units": unit_labels(catalogue, line.company.units), "outsiders": line.company.outsiders}
        seen_by = {"information": kind_label(catalogue, self.information), "readers": readers}
        return {"text": self.text, **who, **days, "follow_up": self.follow_up, **others, **seen_by}

    def line(self, standing: Standing, reports: tuple[ReportLine, ...]) -> MeasureLine:
        """The measure as plain values."""
        known = self.id, self.thread, self.text, self.performer, self.unit, self.goal_thread
        days = due(self.start_code, self.start_on), due(self.due_code, self.due_on)
        return MeasureLine(*known, *days, self.follow_up, self.version, standing, reports, self.company)


def barred(units: frozenset[str] | None) -> str | None:
    """Units as one open text, each between bars, so that one is never found inside another."""
    return None if units is None else f"{BAR}{BAR.join(sorted(units))}{BAR}"


PARTS: tuple[type[PartOfPlan], ...] = (PlanPassage, PlanFactor, Goal, Measure)
