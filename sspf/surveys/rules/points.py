"""Pure decisions about when questionnaires are asked for: what has happened in a case, and who is still to be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sspf.catalogue.measurement_points import AskedAfter, MeasurementPoint
from sspf.catalogue.surveys import SurveyAudience


@dataclass(frozen=True, slots=True)
class Happened:
    """That a plan was fixed, or a follow-up held, in a case on a local day."""

    case_id: UUID
    occasion: UUID
    what: AskedAfter
    on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """How one audience stands after something that has happened. `left_out`: it was decided not to ask it.

    `silent`: those of the codes that still work and are not answered.
    """

    audience: SurveyAudience
    issued: int = 0
    answered: int = 0
    silent: int = 0
    left_out: bool = False

    @property
    def missing(self) -> bool:
        """Whether it is still to be asked."""
        return not self.issued and not self.left_out


@dataclass(frozen=True, slots=True)
class Occasion:
    """A measurement point in a case: after what, on which day, and how each audience stands."""

    happened: Happened
    point: MeasurementPoint
    asked: tuple[Asked, ...]

    @property
    def id(self) -> UUID:
        """The plan or the follow-up that it follows on."""
        return self.happened.occasion

    @property
    def on(self) -> date:
        """The day on which it came."""
        return self.happened.on

    @property
    def missing(self) -> tuple[SurveyAudience, ...]:
        """Who is still to be asked."""
        return tuple(each.audience for each in self.asked if each.missing)


def point_after(points: Iterable[MeasurementPoint], happened: Happened, today: date) -> MeasurementPoint | None:
    """The point that follows on what has happened, while it is asked for; None before and after."""
    for point in points:
        lasts = happened.on <= today <= happened.on + timedelta(days=point.days)
        if point.after is happened.what and point.in_use(happened.on) and lasts:
            return point
    return None


def since(points: Iterable[MeasurementPoint], today: date) -> date:
    """The first day on which something may have happened that is still asked about."""
    return today - timedelta(days=max((each.days for each in points), default=0))


def occasions(
    points: Iterable[MeasurementPoint],
    happened: Iterable[Happened],
    standing: Mapping[tuple[UUID, SurveyAudience], Asked],
    today: date,
) -> list[Occasion]:
    """Every point that is asked for today, the latest first. Who was given codes beyond the point's own is told too."""
    known = list(points)
    found = []
    for each in happened:
        point = point_after(known, each, today)
        if point is not None:
            beyond = (audience for audience in SurveyAudience if (each.occasion, audience) in standing)
            audiences = dict.fromkeys((*point.audiences, *beyond))
            asked = (standing.get((each.occasion, audience), Asked(audience)) for audience in audiences)
            found.append(Occasion(each, point, tuple(asked)))
    return sorted(found, key=lambda occasion: occasion.on, reverse=True)
