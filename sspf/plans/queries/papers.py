"""The plan on paper, for each of its readers: the plain values that are set in type."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sspf import typeset
from sspf.cases.queries import people
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.protections import needs_two
from sspf.catalogue.languages import SWEDISH
from sspf.catalogue.plan_papers import PaperWords
from sspf.clock import local_date
from sspf.consents.queries import standing
from sspf.errors import NotFound
from sspf.plans.queries import versions
from sspf.plans.rules import papers as rules
from sspf.plans.rules.audiences import FamilyEyes, barred_kinds, of_family, of_unit
from sspf.plans.rules.contents import Content, Version
from sspf.plans.rules.papers import Setting, day_in_words
from sspf.statements.queries import family, lines, recipients
from sspf.statements.rules.lines import StatementLine
from sspf.work import Work

INSTANT: Final = timedelta(microseconds=1)
"""What lasts until midnight has the day before as its last."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is set in type: a template of `templates/print` and its values. `made_at` is when the plan was fixed.

    The same version gives the same paper to the byte, whenever it is asked for (invariant 19).
    """

    plan_id: UUID
    template: str
    values: Mapping[str, Any]
    made_at: datetime

    @property
    def printed(self) -> tuple[str, Mapping[str, Any], datetime]:
        """What `typeset.pdf` is given."""
        return self.template, self.values, self.made_at


@dataclass(frozen=True, slots=True)
class Choice:
    """Which papers of a version there are. `careful`: what the family is given has to be read through first (R64).

    `family`: each with the kinds of information that are left out, since something of them is secret (R15).
    """

    version: Version
    units: tuple[str, ...]
    on_screen: tuple[str, ...]
    family: tuple[tuple[family.FamilyMember, tuple[str, ...]], ...]
    careful: bool


def fixed(work: Work, sight: Sight, number: int) -> Version:
    """The version with a number, when it has been fixed; nothing is printed of what is still being written."""
    version = versions.numbered(versions.versions(work, sight), number)
    if version.fixed_at is None:
        raise NotFound
    return version


def whole(work: Work, sight: Sight, number: int) -> Paper:
    """Everything, for whoever leads the work."""
    content = versions.content(work, sight, fixed(work, sight, number))
    return _paper(work, sight, content, Setting(work.catalogue.plan_papers.whole, rules.WHOLE))


def of_one_unit(work: Work, sight: Sight, number: int, unit: str) -> Paper:
    """A unit's own part, of the kinds that it may be told today, and of no other agency (complaint E16).

    `NotFound` for a unit that is not the reader's own, is outside the consent, or has no archive of its own (R3).
    """
    kinds = frozenset(kind for each, kind in recipients.open_now(work, sight) if each == unit)
    if unit not in printing(work, sight) or not kinds:
        raise NotFound
    content = of_unit(versions.content(work, sight, fixed(work, sight, number)), unit, kinds)
    return _paper(work, sight, content, Setting(work.catalogue.plan_papers.unit, rules.UNIT, unit))


def choice(work: Work, sight: Sight, number: int) -> Choice:
    """For whom a version can be printed: units inside the consent, and those of the family who have a right to it."""
    inside, units = {unit for unit, _ in recipients.open_now(work, sight)}, printing(work, sight)
    on_screen = tuple(unit.label for unit in work.catalogue.units.values() if unit.id in inside - set(units))
    every, kinds = lines.index(work, sight), work.catalogue.information
    entitled = tuple(
        (each, tuple(kinds[kind].label for kind in barred_kinds(eyes_of(work, sight, each, every), work.catalogue)))
        for each in family.members(work, sight)
        if each.reader.entitled
    )
    return Choice(fixed(work, sight, number), units, on_screen, entitled, needs_two(people.persons(work, sight)))


def printing(work: Work, sight: Sight) -> tuple[str, ...]:
    """The units whose own part the reader may print: the reader's own, or each in the case for who leads the work."""
    inside = {unit for unit, _ in recipients.open_now(work, sight)} & (sight.own_units or set(work.catalogue.units))
    known = work.catalogue
    return tuple(each for each in known.units if each in inside and not known.agency_of(each).reads_on_screen)


def of_one_person(work: Work, sight: Sight, number: int, person_id: UUID) -> Paper:
    """What one of the family may hold; `NotFound` for anyone without a right to it, as a relative without custody."""
    found = {each.id: each for each in family.members(work, sight) if each.reader.entitled}
    if person_id not in found:
        raise NotFound
    eyes = eyes_of(work, sight, found[person_id], lines.index(work, sight))
    known = work.catalogue.plan_papers
    content = of_family(versions.content(work, sight, fixed(work, sight, number)), eyes, work.catalogue)
    youth = eyes.reader.is_youth
    words, order = (known.youth, rules.YOUTH) if youth else (known.family, rules.FAMILY)
    setting = Setting(words, order, plainly=youth, sheltered=eyes.sheltered)
    return _paper(work, sight, content, setting, _ending(work, sight, youth))


def eyes_of(work: Work, sight: Sight, member: family.FamilyMember, statements: Iterable[StatementLine]) -> FamilyEyes:
    """One of the family as a reader of the plan, on paper and on the screen of a meeting.

    `statements`: all that the actor reads; what is secret in them is secret in the plan (R15).
    """
    secret: dict[str, frozenset[UUID]] = {}
    for each in statements:
        secret[each.information] = secret.get(each.information, frozenset()) | each.told.secret_against
    everyone = people.persons(work, sight)
    kept_away = any(member.id in each.shielded_from for each in everyone)
    return FamilyEyes(member.reader, secret, any(each.is_protected for each in everyone), kept_away)


def _ending(work: Work, sight: Sight, to_youth: bool) -> dict[str, Any]:
    """When it ends at the latest, and what then happens with what is written (complaints U11, U20)."""
    catalogue, until = work.catalogue, standing.overview(work, sight).until
    words, mode = catalogue.plan_papers.words, catalogue.forms[sight.case.form].legal_mode
    kept = catalogue.endings.kept_youth if to_youth else catalogue.endings.kept
    return {
        "until": f"{words.consent_until} {day_in_words(local_date(until - INSTANT))}." if until is not None else "",
        "kept": kept[mode],
    }


def _paper(
    work: Work, sight: Sight, content: Content, setting: Setting, ending: Mapping[str, Any] | None = None
) -> Paper:
    head, version = people.head(work, sight), content.version
    if version.fixed_at is None:
        raise NotFound
    day = day_in_words(local_date(version.fixed_at))
    values = {
        **_sender(work, setting.words, head),
        **(ending or {"until": "", "kept": ""}),
        "foot": f"{head.number} · {head.plan_label}, version {version.number}, {day}",
        "who": head.youth if setting.unit is None else f"{head.youth} · {work.catalogue.units[setting.unit].label}",
        "sections": [asdict(each) for each in rules.sections(content, setting, work.catalogue)],
    }
    return Paper(version.id, "plan_easy" if setting.plainly else "plan", values, version.fixed_at)


def _sender(work: Work, words: PaperWords, head: CaseHead) -> dict[str, Any]:
    municipality, around = work.catalogue.municipality, work.catalogue.plan_papers.words
    swedish = work.catalogue.languages[SWEDISH]
    said = {name: getattr(words, name) for name in ("lead", "ends", "paragraphs", "questions", "answer")}
    return {
        **said,
        "title": words.title or head.plan_label,
        "words": asdict(around),
        "municipality": municipality.name,
        "phone": municipality.coordinator_phone,
        "protected": head.protected,
        "lang": swedish.id,
        "direction": swedish.direction,
        "fonts": typeset.families(swedish.font),
    }
