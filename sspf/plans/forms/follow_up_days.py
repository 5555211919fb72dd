"""The form of the day on which the plan is next followed up."""

from flask_babel import lazy_gettext as _l

from sspf.plans.forms.offers import SENTENCE
from sspf.plans.rules.follow_up_days import DayTerms
from sspf.web.fields import Day, Text
from sspf.web.forms import VersionedForm


class LateReason:
    """The question why a day is later than the rule; asked beside every such day, with the same words."""

    late_reason = Text(
        _l("Varför så sent?"),
        _l("varför ni väntar"),
        required=False,
        longest=SENTENCE,
        description=_l("Behövs bara om dagen är senare än regeln säger."),
    )


class FollowUpDayForm(LateReason, VersionedForm):
    """When the plan is next followed up."""

    next_follow_up_on = Day(_l("Dag för uppföljning"), _l("dag för uppföljning"))

    def terms(self) -> DayTerms:
        """What the action needs."""
        return DayTerms(self.next_follow_up_on.data, self.late_reason.data or "")
