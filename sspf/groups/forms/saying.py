"""What is said at a group's meeting: at its points, and of single cases on Individ."""

from typing import Any

from flask_babel import lazy_gettext as _l

from sspf.cases.forms.nameless import NamelessForm
from sspf.groups.rules.terms import ItemTerms, PointTerms
from sspf.meetings.forms.arranging import AgendaForm
from sspf.web.fields import Checks, Choice, LongText, Pairs, Radio
from sspf.web.forms import Form, VersionedForm


class PointForm(NamelessForm):
    """What was said at a point, and who presented it."""

    presenter = Choice(_l("Föredragande"), _l("vem som föredrar"), required=False)
    text = LongText(_l("Anteckning"), _l("anteckningen"), required=False)
    decision = LongText(_l("Beslut"), _l("beslutet"), required=False, longest=2000)

    def terms(self) -> PointTerms:
        """What was written."""
        vouched, presenter = bool(self.nameless.data), self.presenter.data or ""
        return PointTerms(self.text.data or "", self.decision.data or "", vouched, presenter)


class GroupAgendaForm(NamelessForm, AgendaForm):
    """The points in order, where an own point names nobody."""


class GroupCaseForm(Form):
    """Which group case is put on the agenda."""

    group_case = Choice(_l("Gruppärende"), _l("ett gruppärende"))


class ItemForm(VersionedForm):
    """A case on Individ: at which point, with which functions, and a note."""

    point = Radio(_l("Vid vilken punkt?"), _l("en punkt"))
    seats = Checks(_l("Vilka är med när ärendet tas upp?"), _l("vilka som är med"), required=False)
    information = Choice(_l("Vad handlar anteckningen om?"), _l("vad anteckningen handlar om"))
    note = LongText(_l("Anteckning"), _l("anteckningen"), required=False, longest=2000)

    @classmethod
    def offered(cls, points: Pairs, seats: Pairs, kinds: Pairs, **values: Any) -> "ItemForm":
        """The form with what can be chosen for this case."""
        form = cls(**values)
        form.point.offer(points)
        form.seats.offer(seats)
        form.information.offer(kinds)
        return form

    def terms(self) -> ItemTerms:
        """What was said of the case."""
        return ItemTerms(
            str(self.point.data), tuple(self.seats.data or ()), str(self.information.data), self.note.data or ""
        )
