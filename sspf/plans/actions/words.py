"""What a plan's texts may not hold: personal numbers never, and names from outside the case only once looked at."""

from collections.abc import Iterable, Mapping

from sspf.cases.queries.reach import Sight
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.errors import Refused
from sspf.plans.rules.states import PlanProblem
from sspf.statements.queries import words
from sspf.work import Work


def check(work: Work, sight: Sight, texts: Mapping[str, str], names_seen: bool) -> None:
    """Raise `Refused` for a personal number, at its field, and for names that nobody has looked at (U7, P16, R14)."""
    refuse_numbers(texts)
    if not names_seen and strangers(work, sight, texts.values()):
        raise Refused(PlanProblem.other_names, "names_seen")


def refuse_numbers(texts: Mapping[str, str]) -> None:
    """Raise `Refused` at the first field whose text holds a personal number."""
    for field, text in texts.items():
        if holds_personal_number(text):
            raise Refused(PlanProblem.personal_number, field)


def strangers(work: Work, sight: Sight, texts: Iterable[str]) -> tuple[str, ...]:
    """Names that belong to nobody of the case: friends, other pupils."""
    return tuple(dict.fromkeys(name for text in texts for name in words.strangers(work, sight, text)))
