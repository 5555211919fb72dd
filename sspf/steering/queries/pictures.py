"""The inventory and the picture of the areas: what was published, and nothing else (protocol items 10 and 58)."""

from collections.abc import Iterator

from sspf.groups.rules.briefings import Part, Row
from sspf.releases.queries import ledger
from sspf.situations.queries import latest as situations
from sspf.work import Work

ROUNDED = "Talen är avrundade så att ingen ska gå att räkna ut. 0–4 betyder ingen eller några få."
WAITS = "Inga siffror om ungdomar är publicerade än."


def releases(work: Work) -> Iterator[Part]:
    """The tables of the latest release. Figures about persons come from the ledger and from nowhere else (S1)."""
    found = ledger.latest(work)
    if found is None or not found.shown:
        yield Part("Inventering", note=(found.refused_because if found is not None else "") or WAITS)
        return
    for table in found.shown:
        rows = tuple(Row(cell.label, (cell.shown,)) for cell in table.cells)
        days = f"{table.first_on} – {table.last_on}"  # often more than the period
        yield Part(table.label, (days,), rows, f"{table.definition} {ROUNDED}")


def areas(work: Work) -> Iterator[Part]:
    """The latest published lägesbild of each area."""
    found = situations.latest(work)
    if not found:
        yield Part("Lägesbild", note="Ingen lägesbild är publicerad än.")
    for each in found:
        rows = tuple(
            Row(figure.label, (figure.value, _before(figure.before)), figure.comment) for figure in each.figures
        )
        yield Part(f"Lägesbild {each.area}", (each.period, "kvartalet före"), rows, " ".join(each.analysis))


def _before(count: int | None) -> str:
    return "–" if count is None else str(count)
