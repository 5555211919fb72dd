"""Knows which file in `config/` is which part of the catalogue, and opens all of it or refuses all of it."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_type_hints

from sspf.catalogue import coherence
from sspf.catalogue.agencies import Agency, Group, Seat, Unit
from sspf.catalogue.agendas import Agenda
from sspf.catalogue.areas import Area
from sspf.catalogue.consents import ConsentText, ConsentTranslation
from sspf.catalogue.endings import Endings
from sspf.catalogue.entries import Record, Ref
from sspf.catalogue.factors import Factor, FactorDomain
from sspf.catalogue.files import parse, published_id
from sspf.catalogue.forms import CaseForm, Collaboration
from sspf.catalogue.indicators import Indicator
from sspf.catalogue.information import InformationKind
from sspf.catalogue.languages import SWEDISH, Language
from sspf.catalogue.leaflets import Leaflet
from sspf.catalogue.letters import CallLetter
from sspf.catalogue.mails import MailText
from sspf.catalogue.measurement_points import MeasurementPoint
from sspf.catalogue.measures import CatalogueMeasure, LifeArea
from sspf.catalogue.municipality import Ages, Deadlines, Doors, Municipality
from sspf.catalogue.partners import Partner
from sspf.catalogue.plan_papers import PlanPapers
from sspf.catalogue.provisions import Provision
from sspf.catalogue.quiet import Quiet
from sspf.catalogue.reader import BAD, Place, Reader
from sspf.catalogue.reasons import Reasons, Trigger
from sspf.catalogue.releases import Releases, publishing
from sspf.catalogue.reports import ReportForms
from sspf.catalogue.rooms import Room
from sspf.catalogue.schools import SchoolInformation
from sspf.catalogue.situations import Situations
from sspf.catalogue.slips import SlipText
from sspf.catalogue.survey_words import SurveyTranslation, spoken
from sspf.catalogue.surveys import Survey
from sspf.catalogue.terms import SchoolTerm
from sspf.catalogue.year_wheel import Duty
from sspf.catalogue.yearly import YearlyDay
from sspf.errors import ConfigurationError

Text = TypeVar("Text", Leaflet, CallLetter, SlipText)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue(Record):
    """All that the municipality decides. Each field is a file of that name, or a folder of published versions."""

    municipality: Municipality
    ages: Ages
    deadlines: Deadlines
    doors: Doors
    areas: Mapping[str, Area]
    agencies: Mapping[str, Agency]
    units: Mapping[str, Unit]
    seats: Mapping[str, Seat]
    groups: Mapping[str, Group]
    triggers: Mapping[str, Trigger]
    information: Mapping[str, InformationKind]
    agendas: Mapping[str, Agenda]
    domains: Mapping[str, FactorDomain]
    factors: Mapping[str, Factor]
    life_areas: Mapping[str, LifeArea]
    measures: Mapping[str, CatalogueMeasure]
    plan_papers: PlanPapers
    reasons: Reasons
    forms: Mapping[str, CaseForm]
    collaborations: Mapping[str, Collaboration]
    endings: Endings
    school_information: Mapping[str, SchoolInformation]
    mails: Mapping[str, MailText]
    quiet: Quiet
    rooms: Mapping[str, Room]
    terms: Mapping[str, SchoolTerm]
    calendar: Mapping[str, YearlyDay]
    partners: Mapping[str, Partner]
    indicators: Mapping[str, Indicator]
    reports: ReportForms
    measurement_points: Mapping[str, MeasurementPoint]
    releases: Releases
    situations: Situations
    year_wheel: Mapping[str, Duty]
    labels: Mapping[str, Mapping[str, str]]
    surveys: Mapping[str, Survey] = field(metadata={"folder": "surveys"})
    survey_translations: Mapping[str, Mapping[str, SurveyTranslation]] = field(metadata={"translated": "surveys"})
    consent_texts: Mapping[str, ConsentText] = field(metadata={"folder": "consents"})
    languages: Mapping[str, Language]
    consent_translations: Mapping[str, Mapping[str, ConsentTranslation]] = field(metadata={"translated": "consents"})
    leaflets: Mapping[str, Mapping[str, Leaflet]] = field(metadata={"translated": "leaflets"})
    letters: Mapping[str, Mapping[str, CallLetter]] = field(metadata={"translated": "letters"})
    slips: Mapping[str, Mapping[str, SlipText]] = field(metadata={"translated": "slips"})
    provisions: Mapping[str, Provision] = field(metadata={"folder": "provisions"})

    def label(self, member: enum.Enum) -> str:
        """Return the Swedish word for a member of any enumeration; a missing one is an error of `labels.toml`."""
        section = coherence.section_name(type(member))
        try:
            return self.labels[section][member.value]
        except KeyError:
            raise ConfigurationError(f"labels.toml: {section}.{member.value} – saknas") from None

    def agency_of(self, unit: str) -> Agency:
        """Return the agency a unit belongs to."""
        return self.agencies[self.units[unit].agency]

    def actor_label(self, actor: str) -> str:
        """Return the name of whoever does something for a group: one of the units, or a partner beyond the four."""
        return (self.units.get(actor) or self.partners[actor]).label

    def plan_label(self, form: str) -> str:
        """Return what the plan is called in a form of case: the form's own word, otherwise the municipality's."""
        return self.forms[form].plan_label or self.municipality.plan_label

    def information_of(self, factor: str) -> InformationKind:
        """Return the kind of information a factor is: its own where set, otherwise that of its domain."""
        row = self.factors[factor]
        return self.information[row.information or self.domains[row.domain].information]

    def consent_text(self, version: str, language: str) -> ConsentText:
        """Return a consent text in a language; in Swedish, the legal text, where no reviewed translation exists."""
        found = self.consent_translations.get(version, {}).get(language)
        return found if found is not None and found.reviewed else self.consent_texts[version]

    def consent_languages(self, version: str) -> tuple[Language, ...]:
        """Return the languages a consent text can be read in, Swedish first."""
        shown = {SWEDISH, *(name for name, text in self.consent_translations.get(version, {}).items() if text.reviewed)}
        return tuple(language for language in self.languages.values() if language.id in shown)

    def survey(self, name: str, language: str) -> Survey:
        """Return a questionnaire in a language; in Swedish where no reviewed translation exists."""
        found = self.survey_translations.get(name, {}).get(language)
        return spoken(self.surveys[name], found) if found is not None and found.reviewed else self.surveys[name]

    def survey_languages(self, *names: str) -> tuple[Language, ...]:
        """Return the languages in which one of these questionnaires can be answered, Swedish first."""
        translated = [text for name in names for text in self.survey_translations.get(name, {}).values()]
        shown = {SWEDISH, *(text.id for text in translated if text.reviewed)}
        return tuple(each for each in self.languages.values() if each.id in shown)

    def leaflet(self, name: str, day: date) -> Mapping[str, Leaflet]:
        """Return the newest leaflet of a name that is in use on a local day: what is reviewed of it, by language."""
        return self._newest([each for key, each in self.leaflets.items() if key.startswith(f"{name}-")], day)

    def call_letter(self, day: date) -> Mapping[str, CallLetter]:
        """Return the newest letter in use on a local day: what is reviewed of it, by language, Swedish first."""
        return self._newest(list(self.letters.values()), day)

    def slip(self, day: date) -> Mapping[str, SlipText]:
        """Return the newest slip in use on a local day: what is reviewed of it, by language, Swedish first."""
        return self._newest(list(self.slips.values()), day)

    def _newest(self, published: Sequence[Mapping[str, Text]], day: date) -> dict[str, Text]:
        in_use = [languages for languages in published if languages[SWEDISH].in_use(day)] or published
        return {key: in_use[-1][key] for key in self.languages if key in in_use[-1] and in_use[-1][key].reviewed}

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what does not hold between the files."""
        yield from coherence.parties(self.agencies)
        yield from coherence.summoning(self.units, self.seats)
        yield from coherence.consenting(self.information)
        yield from coherence.meeting(self.groups, self.agendas)
        yield from coherence.asking(self.surveys, self.survey_translations)
        yield from coherence.ending(self.endings, self.reasons)
        yield from coherence.telling(self.plan_papers, self.factors)
        yield from coherence.translating(self.consent_texts, self.consent_translations, self.leaflets)
        yield from coherence.handing_out(self.letters, self.slips)
        yield from coherence.speaking(self.languages, self.information)
        yield from coherence.schooling(self.terms, self.quiet)
        yield from coherence.partnering(self.units, self.partners)
        yield from coherence.placing(self.areas, self.situations)
        yield from coherence.timing(self.year_wheel, self.situations)
        yield from publishing(self.releases, self.areas, self.reasons.case_closing)
        yield from coherence.naming(self.labels)


def load(folder: Path) -> Catalogue:
    """Return the whole catalogue, or raise `ConfigurationError` naming file and key of everything that is wrong."""
    reader = Reader()
    hints = get_type_hints(Catalogue)
    known: dict[str, set[str] | None] = {}
    found: dict[str, Any] = {}
    for item in fields(Catalogue):
        read = _folder if "folder" in item.metadata else _translated if "translated" in item.metadata else _file
        found[item.name], known[item.name] = read(reader, folder, item, hints[item.name])
    _refuse_strangers(reader, folder)
    _follow_references(reader, known)
    if BAD not in found.values():
        catalogue = Catalogue(**found)
        reader.problems.extend(f"{key} – {sentence}" for key, sentence in catalogue.problems())
    if reader.problems:
        raise ConfigurationError(_message(folder, reader.problems))
    return catalogue


def _file(reader: Reader, folder: Path, item: "Field[Any]", hint: Any) -> tuple[Any, set[str] | None]:
    """Return what `<name>.toml` holds, and the ids in it: also those whose entry is wrong, to blame no innocent."""
    place = Place(f"{item.name}.toml")
    raw = parse(reader, folder / place.file, place)
    if raw is None:
        return BAD, None
    return reader.value(hint, raw, place), set(raw)


def _folder(reader: Reader, folder: Path, item: "Field[Any]", hint: Any) -> tuple[Any, set[str] | None]:
    """Return the published versions in a folder, each file one entry, newest version last."""
    name: str = item.metadata["folder"]
    found: dict[str, Any] = {}
    for path in sorted((folder / name).glob("*.toml")):
        place, entry = Place(f"{name}/{path.name}"), published_id(path.stem)
        if entry is None:
            reader.refuse(place, "filnamnet ska vara version och namn, till exempel 2026-1-ungdom.toml")
            continue
        raw = parse(reader, path, place)
        found[entry] = BAD if raw is None else reader.record(get_args(hint)[1], raw, place, entry)
    if not found:
        return reader.refuse(Place(name), "mappen saknar filer; lägg tillbaka dem"), set()
    return (BAD if BAD in found.values() else MappingProxyType(found)), set(found)


def _translated(reader: Reader, folder: Path, item: "Field[Any]", hint: Any) -> tuple[Any, set[str] | None]:
    """Return published texts by version and language: a folder each, with a file for each language."""
    name: str = item.metadata["translated"]
    found: dict[str, Any] = {}
    for inner in sorted(path for path in (folder / name).glob("*") if path.is_dir()):
        entry = published_id(inner.name)
        if entry is None:
            reader.refuse(Place(f"{name}/{inner.name}"), "mappen ska heta version och namn, till exempel 2026-1")
            continue
        found[entry] = _in_languages(reader, inner, f"{name}/{inner.name}", get_args(get_args(hint)[1])[1])
    return (BAD if BAD in found.values() else MappingProxyType(found)), set(found)


def _in_languages(reader: Reader, folder: Path, name: str, record: type[Record]) -> Any:
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        place = Place(f"{name}/{path.name}")
        reader.references.append((place, Ref("languages"), path.stem))
        raw = parse(reader, path, place)
        found[path.stem] = BAD if raw is None else reader.record(record, raw, place, path.stem)
    return BAD if BAD in found.values() else MappingProxyType(found)


def _refuse_strangers(reader: Reader, folder: Path) -> None:
    """A file nobody reads is a misspelt name, and its contents would silently not count."""
    ours = {f"{item.name}.toml" for item in fields(Catalogue)}
    for path in sorted(folder.glob("*.toml")):
        if path.name not in ours:
            reader.refuse(Place(path.name), "okänd fil; rätta namnet eller ta bort den")


def _follow_references(reader: Reader, known: Mapping[str, set[str] | None]) -> None:
    """Refuse ids that lead nowhere; where a whole file cannot be read, that is told once and nothing else."""
    for place, ref, wanted in reader.references:
        ids = known[ref.table]
        if ids is not None and wanted not in ids:
            reader.refuse(place, f"«{wanted}» finns inte i {ref.table}.toml")


def _message(folder: Path, problems: list[str]) -> str:
    lines = "\n".join(f"  {problem}" for problem in problems)
    return f"Inställningarna i {folder} går inte att använda. Rätta detta och starta igen:\n{lines}"
