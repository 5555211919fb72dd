"""What a plan's texts may not hold: personal numbers never, and names from outside the case only once looked at."""

from collections.abc import Mapping

from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.errors import Refused
from sspf.plans.rules.states import PlanProblem


def refuse_numbers(texts: Mapping[str, str]) -> None:
    """Raise `Refused` at the first field whose text holds a personal number."""
    for field, text in texts.items():
        if holds_personal_number(text):
            raise Refused(PlanProblem.personal_number, field)
