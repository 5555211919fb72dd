"""Which names in a text belong to nobody of the case."""

import re

from sspf.cases.queries import people
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.names_in_text import known_words, outside_names
from sspf.work import Work


def strangers(work: Work, sight: Sight, text: str) -> tuple[str, ...]:
    """Names in a text that are neither the family's nor the municipality's own: friends, other pupils (E18, U7)."""
    family = (people.full_name(each) for each in people.persons(work, sight))
    own = {word for name in family for word in re.findall(r"[\w-]+", name)}
    return outside_names(text, own | known_words(work.catalogue))
