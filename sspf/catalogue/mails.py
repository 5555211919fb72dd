"""Knows the words of the mails that colleagues are sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class MailText(Entry):
    """One kind of mail. The words name no person and no case (product.md, decision 13); `summary` is the calendar's."""

    subject: str
    paragraphs: tuple[str, ...]
    summary: str = ""

    def problems(self) -> Iterator[tuple[str, str]]:
        """A subject is one line, and something is said."""
        yield from Entry.problems(self)
        if "\n" in self.subject or "\n" in self.summary:
            yield "subject", "ska vara en rad"
        if not self.paragraphs:
            yield "paragraphs", "saknar text"
