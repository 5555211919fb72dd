"""The answer to a kallelse: who comes, why nobody can, or another time."""

from uuid import UUID

from flask_babel import lazy_gettext as _l

from sspf.meetings.rules.terms import DeclineTerms
from sspf.web.fields import LongText, Radio
from sspf.web.forms import Form, VersionedForm


class NominationForm(VersionedForm):
    """Who comes."""

    nominee = Radio(_l("Vem kommer?"), _l("vem som kommer"))

    @property
    def account_id(self) -> UUID:
        """The account that was chosen, once the form is valid."""
        return UUID(self.nominee.data)


class DeclineForm(VersionedForm):
    """That nobody can come, and why."""

    reason = Radio(_l("Varför kan ingen komma?"), _l("varför ingen kan komma"))
    message = LongText(_l("Något mer som koordinatorn behöver veta?"), _l("meddelandet"), required=False, longest=500)
    other_time = LongText(_l("Vilken tid hade passat?"), _l("tiden som hade passat"), required=False, longest=500)

    def terms(self) -> DeclineTerms:
        """Why nobody can come, and when somebody could."""
        return DeclineTerms(self.reason.data or "", self.message.data or "", self.other_time.data or "")


class StepBackForm(VersionedForm):
    """That the colleague who was named cannot come after all."""

    words = LongText(_l("Något som din chef behöver veta?"), _l("meddelandet"), required=False, longest=500)


class ProposalForm(Form):
    """Another time, as the family said it."""

    words = LongText(_l("Vilken tid föreslår familjen?"), _l("tiden som familjen föreslår"), longest=500)
