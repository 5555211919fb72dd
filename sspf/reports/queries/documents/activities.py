"""The activity tables of a report as blocks, with the sentence that counts them (items 78–83)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from sspf.activities import ActivityAim, ActivityState, sentence
from sspf.catalogue.loader import Catalogue
from sspf.documents import Block, Table, words
from sspf.reports.rules.activities import ActivityRow

CAPTIONS: Final = {
    ActivityAim.preventing: "Aktiviteter för förebyggande arbete",
    ActivityAim.stopping: "Aktiviteter för förhindrande arbete",
    None: "Aktiviteter",
}
Column = tuple[str, int, Callable[[ActivityRow], str]]


def blocks(catalogue: Catalogue, rows: Sequence[ActivityRow], today: date) -> Iterator[Block]:
    """How many are done, partly and not, in one sentence; then a table for each aim, and one of what and when."""
    if rows:
        yield words(sentence(each.state for each in rows), "remark")
    for aim, caption in CAPTIONS.items():
        found = [each for each in rows if each.aim is aim]
        if found:
            yield _table(caption, _columns(catalogue, aim, found, today), found)


def _table(caption: str, columns: Sequence[Column], rows: Iterable[ActivityRow]) -> Table:
    cells = tuple(tuple(said(each) for _, _, said in columns) for each in rows)
    return Table(caption, tuple(name for name, _, _ in columns), cells, tuple(width for _, width, _ in columns))


def _columns(catalogue: Catalogue, aim: ActivityAim | None, rows: Sequence[ActivityRow], today: date) -> list[Column]:
    """The columns of a table: those of its form, and when and how it went where something is said of that."""
    found: list[Column] = [(CAPTIONS[aim] if aim else "Aktivitet", 3, lambda row: row.text)]
    if aim is not None:
        found.append(("Ansvarig aktör", 2, lambda row: row.owner))
        found.append(("Samverkan", 2, lambda row: row.together))
        found.append(("Uppföljning", 2, lambda row: row.follow_up))
    if aim is None or any(each.due for each in rows):
        found.append(("Klart", 1, lambda row: row.due.words if row.due else ""))
    if any(each.state is not ActivityState.ongoing for each in rows):
        found.append(("Läge", 2, lambda row: _standing(catalogue, row, today)))
    return found


def _standing(catalogue: Catalogue, row: ActivityRow, today: date) -> str:
    state = "Försenad" if row.late_on(today) else catalogue.label(row.state)
    return f"{state}: {row.reason}" if row.reason else state
