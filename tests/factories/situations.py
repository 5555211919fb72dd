"""Builds lägesbilder and the files of counts they rest on. None of them holds a person."""

from typing import Any
from uuid import UUID

from sspf.situations.actions import imports, parts, reports
from sspf.situations.actions.imports import Brought, Taking
from sspf.situations.queries import imports as imports_read
from sspf.situations.queries import reports as reports_read
from sspf.situations.rules import files
from sspf.situations.rules.differences import Choose
from sspf.situations.rules.terms import AnswerTerms, FigureTerms, MeasureTerms
from tests.house import House

QUARTER = "2026-k3"
"""The one that ended last on the day of the tests, 23 November 2026."""
HEADINGS = "Område;Vecka;Slag;Antal"
ANSWERS = {
    "platser": "Vid busshållplatsen efter klockan 20.",
    "trygghet": "Fler är trygga på dagen.",
    "viktigast": "Vuxna ute när bussen går.",
}
"""One answer in each part: enough to publish."""
BIKES = FigureTerms("cykelstold", "polisen", ("2026-v27", "2026-v39"), 11, "Nästan alla vid stationen.")
NIGHT = MeasureTerms("Öppet en timme längre på fredagar", "fritid-unga", "Fritidsgården")


def begun(house: House, area: str = "norrliden", period: str = QUARTER, **answers: str) -> UUID:
    """A lägesbild that is worked on."""
    with house.work() as work:
        situation_id = reports.start(work, area, period)
        for question, text in answers.items():
            parts.answer(work, situation_id, question, AnswerTerms(text, not text), None)
        work.commit()
    return situation_id


def published(house: House, area: str = "norrliden", period: str = QUARTER) -> UUID:
    """A lägesbild with one published version."""
    situation_id = begun(house, area, period, **ANSWERS)
    publish(house, situation_id)
    return situation_id


def publish(house: House, situation_id: UUID, correction: str = "") -> int:
    """Publish what it says now."""
    with house.work() as work:
        number = reports.publish(work, situation_id, correction, False, None)
        work.commit()
    return number


def file(*rows: str, headings: str = HEADINGS) -> bytes:
    """A file as most programs write it."""
    return "\n".join([headings, *rows]).encode()


def brought(house: House, content: bytes, source: str = "embrace", **said: Any) -> UUID:
    """A file that waits to be looked at."""
    with house.work() as work:
        layout = files.layout(content, work.catalogue)
        import_id = imports.bring(work, Brought(layout, source, **said))
        work.commit()
    return import_id


def taken(house: House, import_id: UUID, choose: Choose = Choose.all, *marks: str) -> None:
    """Take a file in as it stands now."""
    with house.work() as work:
        seen = imports_read.show(work, import_id)
        imports.take(work, import_id, Taking(seen.fingerprint, choose, marks))
        work.commit()


def counted(house: House, *rows: str, source: str = "embrace") -> UUID:
    """Counts that were brought and taken in."""
    import_id = brought(house, file(*rows), source)
    taken(house, import_id)
    return import_id


def visited(house: House) -> dict[str, UUID]:
    """What addresses can name: a lägesbild that is published and worked on again, and a file that waits."""
    situation_id = published(house)
    with house.work() as work:
        reports.put_right(work, situation_id)
        parts.type_figure(work, situation_id, BIKES)
        parts.add_measure(work, situation_id, NIGHT)
        work.flush()
        (measure,) = reports_read.show(work, situation_id).measures
        work.commit()
    import_id = brought(house, file("Norrliden;2026-37;Klotter;3"))
    return {"situation_id": situation_id, "situation_measure_id": measure.id, "count_import_id": import_id}
