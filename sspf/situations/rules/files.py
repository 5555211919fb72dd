"""Knows how a file from elsewhere becomes rows about places, or is refused whole."""

from collections.abc import Iterable, Mapping

from sspf.cases.rules.names_in_text import known_words
from sspf.catalogue.entries import Entry
from sspf.catalogue.loader import Catalogue
from sspf.sheets import reading
from sspf.situations.rules import headings, persons
from sspf.situations.rules.headings import Layout
from sspf.situations.rules.lines import Names
from sspf.situations.rules.words import by_names


def layout(content: bytes, catalogue: Catalogue) -> Layout:
    """The columns and rows of a file. Raises `Refused` for one that cannot be read, or that is about persons (R75)."""
    tables = reading.read(content)
    persons.refuse_numbers(tables)
    found = headings.find(tables, catalogue.situations.columns)
    read = [found.columns[name] for name in ("area", "kind", "source") if name in found.columns]
    persons.refuse_names(found.rows, known(catalogue), read)
    return found


def names(catalogue: Catalogue, source: str = "", year: int | None = None) -> Names:
    """What words in files mean here: ids, labels and the names in `config/`."""
    lists = catalogue.situations
    return Names(
        areas=by_names(_called(catalogue.areas.values(), lists.area_names)),
        kinds=by_names(_called(lists.kinds.values(), {each.id: each.names for each in lists.kinds.values()})),
        sources=by_names(_called(lists.sources.values(), {each.id: each.names for each in lists.sources.values()})),
        source=source,
        year=year,
    )


def known(catalogue: Catalogue) -> frozenset[str]:
    """Words that are names of places, units and kinds of event, and of nobody."""
    meant = names(catalogue)
    tables = (meant.areas, meant.kinds, meant.sources)
    return known_words(catalogue) | {word for table in tables for name in table for word in name.split()}


def _called(entries: Iterable[Entry], more: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {each.id: (each.id, each.label, *more.get(each.id, ())) for each in entries}
