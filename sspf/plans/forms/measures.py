"""The forms of a measure: who promises what by when, and how it went."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from flask_babel import lazy_gettext as _l

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.plans.forms.offers import PARAGRAPH, SENTENCE, labelled, reasons
from sspf.plans.rules.contents import GoalLine
from sspf.plans.rules.states import (
    REPORTABLE,
    MeasureState,
)
from sspf.plans.rules.terms import MeasureTerms, ReportTerms
from sspf.web.fields import Choice, Day, LongText, Pairs, Radio, Text
from sspf.web.forms import Form, VersionedForm


class MeasureForm(VersionedForm):
    """Who promises what, by when. Owner and day may wait until the plan is fixed."""

    text = LongText(
        _l("Vad ska göras?"),
        _l("vad som ska göras"),
        longest=SENTENCE,
        description=_l("Läses av alla som är med. Skriv inget om brott."),
    )
    performer = Radio(_l("Vem gör det?"), _l("vem som gör det"), default=Performer.agency.value)
    unit = Choice(
        _l("Ansvarig enhet"),
        _l("ansvarig enhet"),
        required=False,
        description=_l("Enheten som gör det, eller som följer upp det ungdomen eller vårdnadshavaren gör."),
    )
    goal_thread = Choice(_l("Vilket mål hör det till?"), _l("mål"), required=False)
    start_on = Day(_l("Börjar"), _l("startdag"), required=False)
    due_on = Day(_l("Klart senast"), _l("dagen det ska vara klart"), required=False)
    follow_up = Text(_l("Hur ser vi att det blir gjort?"), _l("hur det följs upp"), required=False, longest=SENTENCE)

    def offer(self, units: Pairs, goals: Sequence[GoalLine], catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.unit.offer(units)
        self.goal_thread.offer((str(each.thread), each.text) for each in goals)
        self.performer.offer(labelled(catalogue, Performer))
        return self

    def terms(self) -> MeasureTerms:
        """What the action needs."""
        goal = UUID(self.goal_thread.data) if self.goal_thread.data else None
        days = self.due_on.data, self.start_on.data
        performer = Performer(self.performer.data or "")
        return MeasureTerms(
            self.text.data or "", performer, self.unit.data or None, *days, goal, self.follow_up.data or ""
        )


class ReportForm(Form):
    """How a measure went."""

    state = Radio(_l("Hur gick det?"), _l("hur det gick"))
    reason = Choice(_l("Varför?"), _l("skäl"), required=False)
    why = LongText(_l("Berätta gärna kort"), _l("texten"), required=False, longest=PARAGRAPH)

    def offer(self, catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.state.offer(labelled(catalogue, REPORTABLE))
        self.reason.offer(reasons(catalogue))
        return self

    def terms(self) -> ReportTerms:
        """What the action needs."""
        return ReportTerms(MeasureState(self.state.data or ""), self.reason.data or None, self.why.data or "")
