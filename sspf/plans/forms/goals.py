"""The form of a goal."""

from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import Field

from sspf.plans.forms.offers import PARAGRAPH, SCALE, PlanForm
from sspf.plans.rules.contents import GoalLine
from sspf.plans.rules.states import RatingVoice
from sspf.plans.rules.terms import GoalTerms
from sspf.web.fields import Choice, LongText, Pairs, Radio


def _now(label: str) -> Radio:
    """Where one voice sees the goal now."""
    return Radio(label, _l("hur det är nu"), SCALE, required=False)


class GoalForm(PlanForm):
    """A goal, with where each voice sees it now and where they want to be. Nobody has to rate (protocol item 77)."""

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
    baseline_youth = _now(_l("Hur är det nu, säger ungdomen?"))
    baseline_guardian = _now(_l("Hur är det nu, säger vårdnadshavarna?"))
    baseline_network = _now(_l("Hur är det nu, säger de andra som är med?"))
    target = Radio(_l("Vart vill ni?"), _l("vart ni vill"), SCALE, required=False)
    information = Choice(
        _l("Berättar målet något om ett visst slag av uppgifter?"),
        _l("slag av uppgifter"),
        required=False,
        description=_l("Då läses det bara av dem som samtycket öppnar det slaget för."),
    )

    @classmethod
    def over(cls, line: GoalLine) -> Self:
        """The form over a goal of the draft."""
        return cls(obj=line, data={f"baseline_{voice.value}": line.starts_at(voice) for voice in RatingVoice})

    def offer(self, areas: Pairs, kinds: Pairs) -> Self:
        """Fill the lists."""
        self.life_area.offer(areas)
        self.information.offer(kinds)
        return self

    def baselines(self) -> list[Field]:
        """The field of each voice."""
        return [self[f"baseline_{voice.value}"] for voice in RatingVoice]

    def terms(self) -> GoalTerms:
        """What the action needs."""
        given = {voice: int(each.data) for voice, each in zip(RatingVoice, self.baselines(), strict=True) if each.data}
        told: dict[str, Any] = {"baselines": given, "information": self.information.data or None}
        target = int(self.target.data) if self.target.data else None
        known = self.life_area.data or "", self.text.data or "", None, target
        return GoalTerms(*known, **told, names_seen=bool(self.names_seen.data))
