"""Lägesbilder of two years, and the files of counts they rest on; one file waits to be looked at."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import islice
from uuid import UUID

from sspf import dues, periods
from sspf.demo.teller import Story, Teller
from sspf.periods import Period, PeriodKind
from sspf.situations.actions import imports, parts, reports
from sspf.situations.actions.imports import Brought, Taking
from sspf.situations.actions.placing import place_figures
from sspf.situations.queries import imports as imports_read
from sspf.situations.rules import files, weeks
from sspf.situations.rules.differences import Choose
from sspf.situations.rules.terms import AnswerTerms, FigureTerms, MeasureTerms
from sspf.statistics.queries.placeable import placeable
from sspf.work import Work

LATER = time(15, 10)
TOLD = 8
"""Quarters that are told of."""
FORGOTTEN = 4
"""How many quarters before the last but one a lägesbild never came about."""
BEFORE = 4
"""Quarters whose counts come with the first file, so that a figure has a year behind it."""

FIRST = {"Norrliden": 3, "Oxhagen": 1}
EVERYWHERE = {"Norrliden": 2, "Oxhagen": 1, "Berga": 1, "Centrum": 2, "Övrigt": 3}
KINDS = {"Skadegörelse": 2, "Klotter": 3, "Ordningsstörning": 1}

SAID = {
    "platser": "Bakom Norrlidens centrum, vid busshållplatsen och på skolgården efter klockan 20.",
    "tider": "Mest onsdagar och fredagar mellan 19 och 23.",
    "omfattning": "Skadegörelsen är lägre än i våras. Klottret är oförändrat.",
    "konsekvenser": "Boende går omvägar. Två butiker stänger tidigare på fredagar.",
    "skolorna": "Lugnare raster sedan vuxna började gå ut varje dag.",
    "motesplatser": "Fritidsgården hade fler besök än förra hösten. Hälften var flickor.",
    "ute": "",
    "trygghet": "I trygghetsmätningen känner sig fler trygga på dagen, färre sena kvällar.",
    "pagar": "Nattvandring på fredagar. Öppen hall till klockan 22.",
    "kommer": "Discot på fritidsgården och Lucianatten.",
    "orsaker": "När fritidsgården stänger finns det inget annat ställe att vara på.",
    "verkan": "Bättre ljus vid cykelställen gav färre stölder.",
    "viktigast": "Öppet en timme längre på fredagar, och vuxna ute när bussen går.",
}
SAID_OF_OXHAGEN = {
    **dict.fromkeys(SAID, ""),
    "platser": "Vid skolans baksida och gångtunneln mot stationen.",
    "tider": "Mest på lördagar efter klockan 21.",
    "trygghet": "Fler än förut säger att de väljer en annan väg än tunneln.",
    "orsaker": "Tunneln är mörk, och ingen vuxen går där på kvällen.",
    "viktigast": "Ljus i tunneln.",
}
BEGUN = ("platser", "tider", "trygghet")
EARLIER = {
    **SAID,
    "omfattning": "Ungefär som förra kvartalet.",
    "motesplatser": "Fritidsgården har haft öppet alla kvällar utom söndagar.",
    "kommer": "",
}
"""What was said of the quarters before."""
BIKES = {1: 4, 4: 9, 7: 11, 10: 7}
"""Bicycles stolen in a quarter, by the month in which it begins."""
NOTHING: Mapping[str, str] = {}
COMMENTS = {
    "skadegorelse": "Två helger med många krossade rutor drar upp siffran.",
    "klotter": "Samma väggar. Sanering inom ett dygn har börjat.",
    "ordningsstorning": "",
}
SOURCES = ("Polisens anmälningar", "Embrace", "Trygghetsmätningen", "Skolornas och fritidsgårdens egna bilder")


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """One story over two years of quarters."""
    return (_quarter_by_quarter(teller),)


def _quarter_by_quarter(teller: Teller) -> Story[None]:
    """Every quarter its counts and a lägesbild of each area that comes first; the last one is in the making."""
    last, *earlier = islice(periods.ended(PeriodKind.quarter, teller.today), TOLD)
    for quarter in reversed(earlier):
        yield from _count(teller, quarter, [quarter] if quarter is not earlier[-1] else _quarters(quarter, BEFORE))
        yield teller.at(_after(teller, quarter, 12), LATER)
        with teller.as_one() as work:
            _fill(work, "norrliden", quarter, EARLIER)
        if quarter is not earlier[FORGOTTEN]:
            yield teller.at(_after(teller, quarter, 14), LATER)
            with teller.as_one() as work:
                _fill(work, "oxhagen", quarter, SAID_OF_OXHAGEN)
    yield from _count(teller, last, [last])
    yield teller.at(_after(teller, last, 16), LATER)
    with teller.as_one() as work:
        place_figures(work, last, placeable(work, last))
        work.flush()
        _fill(work, "norrliden", last, SAID, COMMENTS)
    yield teller.at(_after(teller, last, 18), LATER)
    with teller.as_one() as work:
        situation_id = reports.start(work, "oxhagen", last.slug)
        _answer(work, situation_id, {name: SAID_OF_OXHAGEN[name] for name in BEGUN})
    yield teller.at(1, LATER)
    with teller.as_one() as work:
        _bring(work, _late(last))


def _count(teller: Teller, quarter: Period, counted: list[Period]) -> Story[None]:
    """The file of counts that comes when a quarter is over."""
    yield teller.at(_after(teller, quarter, 6), LATER)
    with teller.as_one() as work:
        _take_in(work, _counted(counted))


def _fill(
    work: Work, area: str, quarter: Period, said: Mapping[str, str], comments: Mapping[str, str] = NOTHING
) -> None:
    """A lägesbild from beginning to publication."""
    situation_id = reports.start(work, area, quarter.slug)
    _answer(work, situation_id, said)
    for kind, comment in comments.items():
        if comment:
            parts.comment(work, situation_id, (kind, "embrace"), AnswerTerms(comment, nameless=True), None)
    first, *_rest, final = weeks.of_quarter(quarter)
    bikes = FigureTerms(
        "cykelstold",
        "polisen",
        (first.slug, final.slug),
        BIKES[quarter.first_on.month],
        "Nästan alla vid stationen.",
        True,
    )
    parts.type_figure(work, situation_id, bikes)
    reports.name_sources(work, situation_id, SOURCES, True, None)
    due = dues.on(_day_in(quarter.next))
    night = MeasureTerms("Öppet en timme längre på fredagar", "fritid-unga", "Fritidsgården", due, True)
    parts.add_measure(work, situation_id, night)
    parts.add_measure(
        work, situation_id, MeasureTerms("Klotter saneras inom ett dygn", "gata-park", "Centrum", None, True)
    )
    work.flush()
    reports.publish(work, situation_id, "", True, None)


def _answer(work: Work, situation_id: UUID, said: Mapping[str, str]) -> None:
    for question, text in said.items():
        parts.answer(work, situation_id, question, AnswerTerms(text, not text, True), None)


def _take_in(work: Work, content: bytes) -> None:
    import_id = _bring(work, content)
    seen = imports_read.show(work, import_id)
    imports.take(work, import_id, Taking(seen.fingerprint, Choose.all))


def _bring(work: Work, content: bytes) -> UUID:
    import_id = imports.bring(work, Brought(files.layout(content, work.catalogue), "embrace"))
    work.flush()
    return import_id


def _counted(quarters: list[Period]) -> bytes:
    """A file as Embrace writes them: a title, an empty line, headings and rows."""
    rows = [row for quarter in quarters for row in _rows(quarter)]
    return "\n".join(["Händelser per område och vecka", "", "Område;Vecka;Händelsetyp;Antal", *rows]).encode("cp1252")


def _rows(quarter: Period) -> Iterator[str]:
    for place, week in enumerate(weeks.of_quarter(quarter)):
        for area, more in FIRST.items():
            for kind, most in KINDS.items():
                yield f"{area};{week.year}-{week.number:02};{kind};{(7 * week.number + more * most) % (most + more)}"
        for area, most in EVERYWHERE.items():
            if place % 2:
                yield f"{area};{week.year}-{week.number:02};Orosanmälningar;{(5 * week.number + most) % (most + 1)}"


def _late(quarter: Period) -> bytes:
    """A file that came later: some of it is known, one number has changed, and four rows have faults."""
    week = weeks.of_quarter(quarter)[-1]
    when = f"{week.year}-{week.number:02}"
    known = [row for row in _rows(quarter) if when in row]
    area, _week, kind, count = known[0].split(";")
    rows = [
        *known[1:],
        f"{area};{when};{kind};{int(count) + 2}",
        f"Oxhagen;{when};Bränder;1",
        f"Norrlidens torg;{when};Klotter;2",
        f"Oxhagen;{when};Snöbollar;4",
        "Norrliden;vecka 60;Klotter;1",
        f"Summa;{when};Klotter;9",
    ]
    return "\n".join(["Område;Vecka;Händelsetyp;Antal", *rows]).encode()


def _quarters(last: Period, count: int) -> list[Period]:
    found = [last]
    while len(found) < count:
        found.insert(0, found[0].previous)
    return found


def _after(teller: Teller, quarter: Period, days: int) -> int:
    """So many days after a quarter's end, as days before today; at least yesterday."""
    return max(1, (teller.today - quarter.last_on).days - days)


def _day_in(quarter: Period) -> date:
    return quarter.last_on.replace(day=15)
