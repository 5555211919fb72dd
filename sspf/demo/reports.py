"""Reports: of two terms, one of them with a correction, of last year, and to kommunfullmäktige; one is in the making.

Each is published once the figures of its period have become final.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice
from uuid import UUID

from sspf import dues, periods
from sspf.activities import ActivityAim, ActivityState
from sspf.demo.teller import Story, Teller, local
from sspf.periods import Period, PeriodKind
from sspf.reports.actions import publishing, reports, texts
from sspf.reports.rules.activities import ActivityRow
from sspf.reports.rules.beginning import BeginTerms
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from sspf.work import Work

AFTER_TERM, AFTER_YEAR, CORRECTED_AFTER = timedelta(days=44), timedelta(days=68), timedelta(days=12)
BEFORE_SITTING = timedelta(days=25)
MAY, HOUR = 5, time(10, 40)
SIGNER, TITLE = "Karin Ekmark", "SSPF-koordinator"
FIRST_TERM = {
    "sammanfattning": "Fler skolor är med. Första mötet hålls snabbare än i våras.",
    "framat": "Uppföljningarna ska bokas redan när planen skrivs.",
}
TERM = {
    "sammanfattning": "Fler möten hålls i tid än förra terminen.\n\n"
    "- Skolan är med på nästan alla möten\n- Fritid behövs tidigare\n- **Uppföljningarna** dröjer i var tredje plan",
    "moten": "Möten ställs oftast in i juni. Nästa vår läggs de före Kristi himmelsfärd.",
    "barnratt": "Den unge frågas före varje möte. Det som sägs står först i planen.",
    "framat": "Styrgruppen behöver ta ställning till:\n\n"
    "- fler vuxna ute på fredagar\n- en dag om samtycke för nya kollegor",
}
YEAR = {
    "sammanfattning": "SSPF har funnits i hela kommunen i ett år. "
    "Arbetssättet sitter, och tiden mellan anmälan och möte är kortare.",
    "planer": "## Det som har blivit gjort\nDe flesta åtgärder är klara i tid.\n\n"
    "## Det som dröjer\nÅtgärder som kräver två enheter tar längre tid. De får en ansvarig från början.",
    "aktiviteter": "- Färre unga dras in i brott\n- Fler har något att göra på fritiden",
    "framat": "Samma mål, färre aktiviteter.",
}
CORRECTED = "Möten ställs oftast in i juni och i december. Nästa vår läggs de före Kristi himmelsfärd."
NOTE = "December har lagts till bland de månader då möten ställs in."
LETTER = LetterTerms(
    officer="Karin Ekmark",
    phone="08-465 004 11",
    reference="KS {year}/0001",
    recipient="Kommunfullmäktige",
    proposal="Kommunfullmäktige lägger uppföljningen till handlingarna.",
    background="Varje år i maj följs planer och program upp samlat.\n\nUppföljda i år:\n\n"
    "- Trygga kvällar\n- Plan för unga i riskzon\n  - samverkan i SSPF\n  - unga som vill lämna\n- Ljus i hela staden",
    signer=SIGNER,
    signer_titles=TITLE,
)
PROGRAMMES = (
    ProgrammeTerms(
        "Trygga kvällar",
        period="2024–2027",
        texts=(
            "Arbetet följer planen.",
            "- Vuxna ute varje fredag\n- Öppen hall till klockan 22\n- Ny belysning vid cykelställen",
            "Fler föreningar är med. Två nya mötesplatser öppnar till hösten.",
            "Pengarna räcker till hälften av kvällarna.",
            "Planen löper ut 2027. Arbetet med nästa börjar i höst.",
        ),
        signer=SIGNER,
        signer_titles=TITLE,
    ),
    ProgrammeTerms(
        "Plan för unga i riskzon",
        period="2025 och framåt",
        about="Skola, socialtjänst, polis och fritid samverkar enligt SSPF",
        texts=("SSPF finns i hela kommunen.", "Alla enheter har fått utbildning.", "Fler uppföljningar i tid.", "", ""),
    ),
    ProgrammeTerms(
        "Plan för unga i riskzon",
        same_annex=True,
        about="Unga som vill lämna en kriminell livsstil får stöd i social insatsgrupp",
        texts=("En arbetsgrupp är tillsatt.", "", "Rutinen prövas under året.", "", "Inget slutdatum är satt."),
        signer=SIGNER,
        signer_titles=TITLE,
    ),
    ProgrammeTerms(
        "Ljus i hela staden", period="Antogs 2010", texts=("Planen revideras.", "", "", "", ""), signer=SIGNER
    ),
)


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """The reports of the last year and a half, each published in its time, and one draft."""
    last, before = islice(_reported(teller, PeriodKind.term, AFTER_TERM), 2)
    year = next(_reported(teller, PeriodKind.year, AFTER_YEAR))
    sitting = _sitting(teller.today.year + (teller.today.month > MAY))
    return (
        _first_term(teller, before),
        _term(teller, last),
        _year(teller, year),
        _sent_up(teller, _sitting(sitting.year - 1)),
        _drafted(teller, sitting),
    )


def _reported(teller: Teller, kind: PeriodKind, after: timedelta) -> Iterator[Period]:
    """The periods whose report is out by now, the latest first."""
    out = teller.today - after - CORRECTED_AFTER
    return (each for each in periods.ended(kind, teller.today) if each.last_on < out)


def _sitting(year: int) -> date:
    """When kommunfullmäktige sits in May: the last Monday of the month."""
    last = date(year, MAY, 31)
    return last - timedelta(days=last.weekday())


def _first_term(teller: Teller, term: Period) -> Story[None]:
    yield local(term.last_on + AFTER_TERM, HOUR)
    with teller.as_one() as work:
        publishing.publish(work, _begun(work, term, FIRST_TERM), "", vouched=True)


def _term(teller: Teller, term: Period) -> Story[None]:
    """Published, and put right some days later."""
    yield local(term.last_on + AFTER_TERM, HOUR)
    with teller.as_one() as work:
        report_id = _begun(work, term, TERM)
        publishing.publish(work, report_id, "", vouched=True)
    yield local(term.last_on + AFTER_TERM + CORRECTED_AFTER, HOUR)
    with teller.as_one() as work:
        reports.reopen(work, report_id)
        texts.write(work, report_id, "moten", CORRECTED, None, vouched=True)
        publishing.publish(work, report_id, NOTE, vouched=True)


def _year(teller: Teller, year: Period) -> Story[None]:
    yield local(year.last_on + AFTER_YEAR, HOUR)
    with teller.as_one() as work:
        report_id = _begun(work, year, YEAR)
        for row in _activities(year.year):
            texts.add_activity(work, report_id, replace(row, nameless=True))
        publishing.publish(work, report_id, "", vouched=True)


def _sent_up(teller: Teller, sitting: date) -> Story[None]:
    """The follow-up that kommunfullmäktige has had."""
    yield local(sitting - BEFORE_SITTING, HOUR)
    with teller.as_one() as work:
        publishing.publish(work, _follow_up(work, sitting, PROGRAMMES[:1]), "", vouched=True)


def _drafted(teller: Teller, sitting: date) -> Story[None]:
    """The next one, which is being written."""
    yield teller.at(3, HOUR)
    with teller.as_one() as work:
        _follow_up(work, sitting, PROGRAMMES)


def _follow_up(work: Work, sitting: date, programmes: Iterable[ProgrammeTerms]) -> UUID:
    report_id = reports.begin(work, BeginTerms(None, sitting))
    dated = f"{sitting.year}-04-12"
    letter = replace(LETTER, reference=LETTER.reference.format(year=sitting.year), dated=dated, nameless=True)
    texts.write_letter(work, report_id, letter, None)
    for each in programmes:
        texts.add_programme(work, report_id, replace(each, nameless=True))
    return report_id


def _begun(work: Work, period: Period, said: Mapping[str, str]) -> UUID:
    report_id = reports.begin(work, BeginTerms(period))
    for section, text in said.items():
        texts.write(work, report_id, section, text, None, vouched=True)
    return report_id


def _activities(year: int) -> tuple[ActivityRow, ...]:
    preventing, stopping = ActivityAim.preventing, ActivityAim.stopping
    done, partly, ongoing = ActivityState.done, ActivityState.partly, ActivityState.ongoing
    agreed, talked = "Enligt samverkansavtal", "Dialog mellan ansvariga chefer"
    return (
        ActivityRow("Vuxna ute på fredagar", done, preventing, "Fritid", "Polis, Föreningsliv", "Uppföljning i ILS"),
        ActivityRow(
            "Samtal i alla klasser i åk 7", partly, preventing, "Skola", "Polis", talked, reason="Två skolor kvar."
        ),
        ActivityRow("Öppen hall på loven", ongoing, preventing, "Fritid", "", "", dues.of(f"{year}-sommar")),
        ActivityRow("Besök i butiker efter skolan", done, stopping, "Polis", "Socialtjänst", agreed),
        ActivityRow("Utbildning för nya kollegor", ongoing, due=dues.of(f"{year}-höst")),
    )
