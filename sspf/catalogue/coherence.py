"""Knows what must hold between the files of `config/`, so that no step of a case can lack what it needs."""

import enum
from collections.abc import Iterator, Mapping

from sspf.catalogue.agencies import (
    Agency,
    AgencyKind,
    AgencySide,
    Group,
    RhythmPeriod,
    Seat,
    SeatKind,
    SecrecyBasis,
    Unit,
)
from sspf.catalogue.agendas import Agenda
from sspf.catalogue.areas import Area
from sspf.catalogue.endings import Endings
from sspf.catalogue.factors import Factor, FactorValence
from sspf.catalogue.forms import LegalMode
from sspf.catalogue.hours import Weekday
from sspf.catalogue.indicators import IndicatorKind, IndicatorSection, IndicatorSource, IndicatorSplit
from sspf.catalogue.information import InformationKind
from sspf.catalogue.languages import SWEDISH, Language
from sspf.catalogue.leaflets import BROCHURE, INFORMATION, Leaflet
from sspf.catalogue.letters import CallLetter
from sspf.catalogue.measurement_points import AskedAfter
from sspf.catalogue.measures import Performer
from sspf.catalogue.partners import Partner, PartnerKind
from sspf.catalogue.plan_papers import PlanPapers
from sspf.catalogue.provisions import RecipientKind
from sspf.catalogue.quiet import Quiet
from sspf.catalogue.reasons import Reasons
from sspf.catalogue.situations import SituationPart, Situations
from sspf.catalogue.slips import SlipText
from sspf.catalogue.survey_words import SurveyTranslation, differences
from sspf.catalogue.surveys import QuestionKind, Survey, SurveyAudience
from sspf.catalogue.terms import SchoolTerm
from sspf.catalogue.year_wheel import Duty
from sspf.catalogue.yearly import DayKind, SchoolDay

Finding = tuple[str, str]
OWN_ENUMS: tuple[type[enum.StrEnum], ...] = (
    AgencyKind,
    AgencySide,
    SecrecyBasis,
    SeatKind,
    RhythmPeriod,
    Weekday,
    FactorValence,
    Performer,
    RecipientKind,
    SurveyAudience,
    AskedAfter,
    QuestionKind,
    LegalMode,
    DayKind,
    SchoolDay,
    PartnerKind,
    SituationPart,
    IndicatorSection,
    IndicatorSource,
    IndicatorKind,
    IndicatorSplit,
)
NEEDED_GROUPS = ("arbetsgrupp", "styrgrupp")
NEEDED_AGENDAS = ("family_meeting", "preparatory", "follow_up", "working_group", "steering")


def parties(agencies: Mapping[str, Agency]) -> Iterator[Finding]:
    """All four letters of SSPF take part (protocol item 1)."""
    present = {agency.side for agency in agencies.values()}
    for side in AgencySide:
        if side is not AgencySide.annan and side not in present:
            yield "agencies.toml", f'ingen aktör har side = "{side}"'


def summoning(units: Mapping[str, Unit], seats: Mapping[str, Seat]) -> Iterator[Finding]:
    """A kallelse has somebody who sends it, and a leading function in each unit to go to (protocol items 36–39)."""
    leading = {seat.unit for seat in seats.values() if seat.kind is SeatKind.coordinator}
    if not leading:
        yield "seats.toml", 'ingen funktion har kind = "coordinator"'
    receiving = {seat.unit for seat in seats.values() if seat.receives_summons}
    for unit in units.values():
        if unit.case_work and unit.id not in receiving | leading:
            yield (
                f"units.toml: {unit.id}",
                "ingen funktion i seats.toml tar emot kallelser dit (receives_summons = true)",
            )
    for seat in seats.values():
        if seat.receives_summons and seat.kind is not SeatKind.manager:
            yield f"seats.toml: {seat.id}.receives_summons", 'kräver kind = "manager"; kallelsen går till den som leder'


def consenting(information: Mapping[str, InformationKind]) -> Iterator[Finding]:
    """Consent rests on one kind of information, and that one tells nothing about offences (rules R13 and R26)."""
    basis = [kind for kind in information.values() if kind.basis]
    if len(basis) != 1:
        yield "information.toml", f"exakt ett slag av uppgifter ska ha basis = true; nu har {len(basis)} det"
    for kind in basis:
        if kind.offences:
            yield f"information.toml: {kind.id}.offences", "grunden för samarbetet får inte vara uppgifter om brott"


def meeting(groups: Mapping[str, Group], agendas: Mapping[str, Agenda]) -> Iterator[Finding]:
    """The groups and agendas that the protocol names are there (protocol items 17–23 and 44)."""
    for name in NEEDED_GROUPS:
        if name not in groups:
            yield f"groups.toml: {name}", "saknas"
    for name in NEEDED_AGENDAS:
        if name not in agendas:
            yield f"agendas.toml: {name}", "saknas"


def asking(
    surveys: Mapping[str, Survey], translations: Mapping[str, Mapping[str, SurveyTranslation]]
) -> Iterator[Finding]:
    """A questionnaire for each of the three who are asked (protocol item 52), the same in all languages (rule R78)."""
    for audience in SurveyAudience:
        if audience not in {survey.audience for survey in surveys.values()}:
            yield "surveys", f'ingen enkät har audience = "{audience}"'
    for name, languages in translations.items():
        if name not in surveys:
            yield f"surveys: {name}", "finns inte på svenska; lägg den svenska enkäten bredvid mappen"
            continue
        if SWEDISH in languages:
            yield f"surveys: {name}/{SWEDISH}.toml", "den svenska texten ska stå i filen bredvid mappen"
        for words in languages.values():
            for key, sentence in differences(surveys[name], words):
                yield f"surveys: {name}/{words.id}.toml: {key}", sentence


def ending(endings: Endings, reasons: Reasons) -> Iterator[Finding]:
    """The reasons for which no letter goes to the young person are reasons that a case can be closed for."""
    for reason in endings.no_letter_to_youth:
        if reason not in reasons.case_closing:
            yield "endings.toml: no_letter_to_youth", f"«{reason}» finns inte i case_closing i reasons.toml"


def telling(papers: PlanPapers, factors: Mapping[str, Factor]) -> Iterator[Finding]:
    """What works can be said to the young person: each protective factor has its sentence, but for own words."""
    works = (each for each in factors.values() if each.valence is FactorValence.protective)
    protective = {each.id for each in works if not each.own_words}
    for factor in sorted(protective - set(papers.to_youth)):
        yield f"plan_papers.toml: to_youth.{factor}", "saknas; skriv skyddsfaktorn som du säger den till ungdomen"
    for factor in sorted(set(papers.to_youth) - protective):
        yield f"plan_papers.toml: to_youth.{factor}", "är ingen skyddsfaktor i factors.toml"


def translating(
    legal: Mapping[str, object],
    translations: Mapping[str, Mapping[str, object]],
    leaflets: Mapping[str, Mapping[str, Leaflet]],
) -> Iterator[Finding]:
    """A translation stands beside a legal text, and what is handed out exists in Swedish (rule R78)."""
    for version, languages in translations.items():
        if version not in legal:
            yield f"consents/{version}", f"finns inte på svenska; texten som gäller ska stå i consents/{version}.toml"
        if SWEDISH in languages:
            yield f"consents/{version}/{SWEDISH}.toml", f"den svenska texten ska stå i consents/{version}.toml"
    for name in (INFORMATION, BROCHURE):
        if not any(key.startswith(f"{name}-") for key in leaflets):
            yield "leaflets", f"det finns ingen {name}; lägg tillbaka mappen"
    for key, leaflet in leaflets.items():
        if SWEDISH not in leaflet or not leaflet[SWEDISH].reviewed:
            yield f"leaflets: {key}", f"{SWEDISH}.toml ska finnas och vara granskad (reviewed = true)"


def handing_out(
    letters: Mapping[str, Mapping[str, CallLetter]], slips: Mapping[str, Mapping[str, SlipText]]
) -> Iterator[Finding]:
    """What the family gets on paper exists in Swedish, whatever else it is translated to (rule R78)."""
    papers: tuple[tuple[str, Mapping[str, Mapping[str, CallLetter | SlipText]], str], ...] = (
        ("letters", letters, "det finns ingen kallelse till familjen; lägg tillbaka mappen"),
        ("slips", slips, "det finns ingen lapp till enkäterna; lägg tillbaka mappen"),
    )
    for folder, published, missing in papers:
        if not published:
            yield folder, missing
        for version, languages in published.items():
            if SWEDISH not in languages or not languages[SWEDISH].reviewed:
                yield f"{folder}/{version}", f"{SWEDISH}.toml ska finnas och vara granskad (reviewed = true)"


def speaking(languages: Mapping[str, Language], information: Mapping[str, InformationKind]) -> Iterator[Finding]:
    """Swedish is there, and a translated kind of information is one that exists."""
    if SWEDISH not in languages:
        yield f"languages.toml: {SWEDISH}", "saknas; det är språket som gäller"
    for language in languages.values():
        for kind in sorted((language.information or {}).keys() - information.keys()):
            yield f"languages.toml: {language.id}.information.{kind}", f"«{kind}» finns inte i information.toml"


def schooling(terms: Mapping[str, SchoolTerm], quiet: Quiet) -> Iterator[Finding]:
    """No pupil has its first or last day in a holiday: one of the two files is from another year."""
    for term in terms.values():
        for key, day in (("from", term.valid_from), ("until", term.valid_until)):
            for holiday in quiet.holidays.values():
                if day is not None and holiday.in_use(day):
                    yield f"terms.toml: {term.id}.{key}", f"ligger i {holiday.id} i quiet.toml; rätta den ena"


def partnering(units: Mapping[str, Unit], partners: Mapping[str, Partner]) -> Iterator[Finding]:
    """A unit and a partner are told apart by their ids."""
    for name in sorted(units.keys() & partners.keys()):
        yield f"partners.toml: {name}", "heter likadant som en enhet i units.toml; välj ett annat id"


def placing(areas: Mapping[str, Area], situations: Situations) -> Iterator[Finding]:
    """What files call an area is said of areas that exist."""
    for name in sorted(situations.area_names.keys() - areas.keys()):
        yield f"situations.toml: area_names.{name}", f"«{name}» finns inte i areas.toml"


def timing(duties: Mapping[str, Duty], situations: Situations) -> Iterator[Finding]:
    """The lägesbild of a quarter has one day by which it is wanted, in the year wheel and under Att göra."""
    for duty in duties.values():
        if duty.of_each_area and duty.after_days != situations.due_days:
            said = f"ska vara lika med due_days ({situations.due_days}) i situations.toml"
            yield f"year_wheel.toml: {duty.id}.after_days", said


def naming(labels: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Each word the catalogue itself uses has its Swedish label."""
    for cls in OWN_ENUMS:
        yield from missing_labels(labels, cls)


def missing_labels(labels: Mapping[str, Mapping[str, str]], cls: type[enum.Enum]) -> Iterator[Finding]:
    """Say which members of an enumeration have no label, and which labels have no member."""
    section = section_name(cls)
    known, wanted = set(labels.get(section, {})), {member.value for member in cls}
    for value in sorted(wanted - known):
        yield f"labels.toml: {section}.{value}", "saknas"
    for value in sorted(known - wanted):
        yield f"labels.toml: {section}.{value}", f"finns inte att benämna; de som finns är {', '.join(sorted(wanted))}"


def section_name(cls: type[enum.Enum]) -> str:
    """Return the part of `labels.toml` that holds an enumeration's words: `CaseState` is `case_state`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).lstrip("_")
