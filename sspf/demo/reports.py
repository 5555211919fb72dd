"""Reports: last term's with a correction, last year's, and the follow-up to kommunfullmäktige in the making.

They are told last, when the figures of the periods that are over have become final.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sspf import dues, periods
from sspf.activities import ActivityAim, ActivityState
from sspf.demo import staff
from sspf.demo.teller import Teller
from sspf.periods import PeriodKind
from sspf.reports.actions import publishing, reports, texts
from sspf.reports.rules.activities import ActivityRow
from sspf.reports.rules.beginning import BeginTerms
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from sspf.work import Work, begin

SIGNER, TITLE = "Karin Ekmark", "SSPF-koordinator"
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
NOTE = "Under Möten och deltagande har december lagts till."
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


def tell(teller: Teller) -> None:
    """Write all of them, as the coordinator and today."""
    actor = staff.actor(teller.ids, "koordinator", teller.house.catalogue)
    with begin(teller.house, actor) as work:
        _term(work)
        _year(work)
        _follow_up(work)
        work.commit()


def _term(work: Work) -> None:
    report_id = _begun(work, PeriodKind.term, TERM)
    publishing.publish(work, report_id, "", vouched=True)
    reports.reopen(work, report_id)
    texts.write(work, report_id, "moten", CORRECTED, None, vouched=True)
    publishing.publish(work, report_id, NOTE, vouched=True)


def _year(work: Work) -> None:
    report_id = _begun(work, PeriodKind.year, YEAR)
    for row in _activities(work.today.year):
        texts.add_activity(work, report_id, replace(row, nameless=True))
    publishing.publish(work, report_id, "", vouched=True)


def _follow_up(work: Work) -> None:
    """The draft for the next sitting in May, the last Monday of the month."""
    year = work.today.year + (work.today.month > 5)
    last = date(year, 5, 31)
    sitting = date(year, 5, 31 - last.weekday())
    report_id = reports.begin(work, BeginTerms(None, sitting))
    letter = replace(LETTER, reference=LETTER.reference.format(year=year), dated=f"{year}-04-12", nameless=True)
    texts.write_letter(work, report_id, letter, None)
    for each in PROGRAMMES:
        texts.add_programme(work, report_id, replace(each, nameless=True))


def _begun(work: Work, kind: PeriodKind, said: Mapping[str, str]) -> UUID:
    report_id = reports.begin(work, BeginTerms(next(periods.ended(kind, work.today))))
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
