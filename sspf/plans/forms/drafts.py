"""The forms of a draft's running texts and of the day of its follow-up."""

from flask_babel import lazy_gettext as _l

from sspf.plans.rules.terms import PassageTerms
from sspf.web.fields import Choice, Day, LongText
from sspf.web.forms import VersionedForm


class PassageForm(VersionedForm):
    """One of the running texts; `missing` is offered for the youth's own words only."""

    text = LongText(_l("Text"), _l("texten"), required=False)
    missing = Choice(_l("Om orden saknas: varför?"), _l("varför orden saknas"), required=False)

    def terms(self) -> PassageTerms:
        """What the action needs."""
        return PassageTerms(self.text.data or "", self.missing.data or None)


class FollowUpDayForm(VersionedForm):
    """When the plan is next followed up."""

    next_follow_up_on = Day(_l("Dag för uppföljning"), _l("dag för uppföljning"))
