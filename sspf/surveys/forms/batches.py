"""Which codes a button is about: it carries whom they are for, the day they were given out, and after what."""

from datetime import date
from uuid import UUID

from wtforms import HiddenField

from sspf.catalogue.surveys import SurveyAudience
from sspf.errors import NotFound
from sspf.surveys.rules.dispatches import Batch
from sspf.web.forms import Form


class BatchForm(Form):
    """A button beside a line of codes."""

    audience = HiddenField()
    issued_on = HiddenField()
    occasion = HiddenField()

    def batch(self) -> Batch:
        """The codes it is about; `NotFound` for what no page of ours sends."""
        try:
            occasion = UUID(self.occasion.data) if self.occasion.data else None
            day = date.fromisoformat(self.issued_on.data or "")
            return Batch(SurveyAudience(self.audience.data or ""), day, occasion)
        except ValueError:
            raise NotFound from None
