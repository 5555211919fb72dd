"""The form of a goal."""

from flask_babel import lazy_gettext as _l

from sspf.plans.forms.offers import PARAGRAPH, SCALE
from sspf.plans.rules.terms import GoalTerms
from sspf.web.fields import Choice, LongText, Radio
from sspf.web.forms import VersionedForm


class GoalForm(VersionedForm):
    """A goal, with where we are now and where we want to be."""

    life_area = Choice(_l("Vad handlar målet om?"), _l("vad målet handlar om"))
    text = LongText(
        _l("Målet"),
        _l("målet"),
        longest=PARAGRAPH,
        description=_l(
            "Läses av alla som är med. Skriv inget om brott. "
            "Skriv så att det syns när målet är nått, gärna med ungdomens egna ord."
        ),
    )
    baseline = Radio(_l("Hur är det nu?"), _l("hur det är nu"), SCALE, required=False)
    target = Radio(_l("Vart vill vi?"), _l("vart ni vill"), SCALE, required=False)

    def terms(self) -> GoalTerms:
        """What the action needs."""
        ratings = [int(each.data) if each.data else None for each in (self.baseline, self.target)]
        return GoalTerms(self.life_area.data or "", self.text.data or "", *ratings)
