"""What is decided at a group's meeting, and how it went."""

from typing import Any, Self
from uuid import UUID

from flask_babel import lazy_gettext as _l

from sspf.cases.forms.nameless import NamelessForm
from sspf.groups.rules.decisions import REPORTED, DecisionState, DecisionTerms, ReportTerms, owner_of
from sspf.web import current
from sspf.web.fields import Choice, LongText, Radio
from sspf.web.when import When


class DecisionForm(NamelessForm):
    """A decision: what, who answers for it and by when, and the event that it is about."""

    text = LongText(_l("Beslut"), _l("beslutet"), longest=2000)
    owner = Choice(_l("Ansvarig"), _l("vem som ansvarar"), required=False)
    due = When(_l("Klart senast"), _l("när det ska vara klart"), required=False)
    event = Choice(_l("Händelse"), _l("händelsen"), required=False)

    def terms(self) -> DecisionTerms:
        """What was typed, once the form is valid."""
        owner = owner_of(self.owner.data or "")
        event_id = UUID(self.event.data) if self.event.data else None
        return DecisionTerms(self.text.data or "", owner, self.due.data, bool(self.nameless.data), event_id)


class DecisionReportForm(NamelessForm):
    """How it went with a decision."""

    state = Radio(_l("Hur gick det?"), _l("hur det gick"))
    words = LongText(_l("Mer om det"), _l("hur det gick"), required=False, longest=2000)
    moved_to = When(_l("Nytt datum"), _l("det nya datumet"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state.offer((each.value, current.catalogue().label(each)) for each in REPORTED)

    @classmethod
    def over(cls, version: int) -> Self:
        """An empty form over the version that was read."""
        return cls(data={"version": version})

    def terms(self) -> ReportTerms:
        """What was said, once the form is valid."""
        state = DecisionState(str(self.state.data))
        moved_to = self.moved_to.data if state is DecisionState.moved else None
        return ReportTerms(state, self.words.data or "", moved_to, bool(self.nameless.data))
