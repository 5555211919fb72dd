"""Pure decisions about the way through a questionnaire: question by question, and all answers before they are sent."""

from dataclasses import dataclass
from typing import Final

NEXT: Final = "next"
SKIP: Final = "skip"
BACK: Final = "back"
"""What a button asks for. A number asks for that question, counted from 0."""

LONGEST_NUMBER: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: `at` counts questions from 0, and `at == count` is where all the answers are looked through.

    `changing`: the question was chosen from among the answers, and every way leads back there.
    """

    at: int
    count: int
    changing: bool = False

    @property
    def is_review(self) -> bool:
        """Whether all questions have been shown."""
        return self.at >= self.count

    def after(self, step: str) -> "Place":
        """Where a button leads. From the last question to the answers; nobody comes before the first."""
        if (number := _number(step)) is not None:
            return Place(min(number, self.count), self.count, changing=self.is_review)
        if self.changing:
            return Place(self.count, self.count)
        return Place(max(0, min(self.at - 1 if step == BACK else self.at + 1, self.count)), self.count)


def read(at: str, count: int, changing: bool) -> Place:
    """Where a page says that it is. One that says nothing sensible is begun anew: nothing is lost, only shown again."""
    return Place(min(_number(at) or 0, count), count, changing)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None
