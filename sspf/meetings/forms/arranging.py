"""A meeting's own agenda: each point gets a number, or none when it is left out; one more can be added."""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, HiddenField
from wtforms import Form as Rows

from sspf.catalogue.agendas import AgendaPoint
from sspf.meetings.rules.agendas import MOST_POINTS, OWN, AgendaLine, next_own
from sspf.web.fields import Number, Text
from sspf.web.forms import VersionedForm

LAST = MOST_POINTS + 1


class OrderRow(Rows):
    """One point and its place. `label` is set by `AgendaForm`, never by what was sent."""

    point = HiddenField()
    place = Number(_l("Ordning"), _l("ordningen"), 1, MOST_POINTS, required=False)


class AgendaForm(VersionedForm):
    """The points in order."""

    rows = FieldList(FormField(OrderRow))
    own = Text(_l("Lägg till en egen punkt"), _l("punkten"), required=False, longest=120)

    @classmethod
    def over(cls, shown: Iterable[AgendaPoint], left_out: Iterable[AgendaPoint], version: int) -> Self:
        """The form over the agenda as it is, with what is left out below."""
        rows: list[dict[str, Any]] = [{"point": each.id, "place": place} for place, each in enumerate(shown, 1)]
        rows += [{"point": each.id, "place": None} for each in left_out]
        return cls(data={"version": version, "rows": rows})

    def ask(self, points: Iterable[AgendaPoint]) -> None:
        """Tell the rows which point each of them is."""
        labels = {each.id: each.label for each in points}
        for entry in self.rows:
            entry.form.place.label.text = labels.get(entry.form.point.data or "", "")

    def lines(self, points: Iterable[AgendaPoint], part: str) -> list[AgendaLine]:
        """The agenda that was asked for: by number, those with the same one as they stood; an own point last."""
        known = {each.id: each for each in points}
        placed = [(entry.form.place.data or LAST, entry.form.point.data or "") for entry in self.rows]
        chosen = [point for place, point in sorted(placed, key=lambda each: each[0]) if place < LAST]
        lines = [_line(known.get(each), each, part) for each in chosen]
        if self.own.data:
            lines.append(AgendaLine(next_own({*known, *chosen}), self.own.data, part))
        return lines


def _line(point: AgendaPoint | None, name: str, part: str) -> AgendaLine:
    """A point of the template by its id; an own one with its words."""
    own = point is not None and name.startswith(OWN)
    return AgendaLine(name, point.label, part) if own and point else AgendaLine(name)
