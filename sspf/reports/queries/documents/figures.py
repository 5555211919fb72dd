"""The figures that a report keeps, as tables with the definition beside each figure (complaint S14)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sspf import clock
from sspf.catalogue.reports import ReportSection
from sspf.documents import Block, Table, words

Snapshot = Mapping[str, Any]


def source(snapshot: Snapshot | None) -> Iterator[Block]:
    """From which moment the figures are, in words."""
    if snapshot is None:
        return
    day = clock.local_date(datetime.fromisoformat(snapshot["frozen_at"])).isoformat()
    if snapshot["is_final"]:
        yield words(f"Siffrorna är slutliga sedan {day} och räknas inte om.", "quiet")
    else:
        yield words(
            f"Siffrorna hämtades {day}. De kan ändras till {snapshot['final_on']}, men inte i rapporten.", "quiet"
        )


def table(section: ReportSection, snapshot: Snapshot | None, period: str) -> Iterator[Block]:
    """The figures of a part, beside those of the period before and the year before where there are any."""
    kinds = {each.value for each in section.figures}
    found = [each for each in (snapshot or {}).get("figures", ()) if each["section"] in kinds]
    if not found or snapshot is None:
        return
    told = [place for place in range(len(snapshot["beside"])) if any(each["beside"][place] for each in found)]
    columns = ("Nyckeltal och hur det räknas", period, *(snapshot["beside"][place] for place in told))
    yield Table("Nyckeltal", columns, tuple(_rows(found, told)), (5, 2, *(2 for _ in told)))


def persons(section: ReportSection, snapshot: Snapshot | None) -> Iterator[Block]:
    """The tables about persons that were published, as they were published: rounded, and never counted anew here."""
    found = (snapshot or {}).get("persons") if section.persons else None
    if not found:
        return
    made_on = date.fromisoformat(found["made_on"]).isoformat()
    yield words(
        f"Ur tabellerna för {found['words']}, publicerade {made_on}. Varje tal är avrundat, så att ingen kan räkna ut "
        "något om en enskild. Därför stämmer summor inte alltid.",
        "quiet",
    )
    for each in found["tables"]:
        yield Table(each["label"], ("Grupp", "Antal"), tuple(tuple(cell) for cell in each["cells"]), (4, 1))
        yield words(each["definition"], "quiet")


def _rows(found: Iterable[Snapshot], told: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """A figure with its definition, then the same for each agency."""
    for each in found:
        beside = (each["beside"][place] or "–" for place in told)
        yield (f"{each['label']}\n{each['definition']}", each["value"], *beside)
        for label, value, *others in each["parts"]:
            yield (f"– {label}", value, *(others[place] or "–" for place in told))
