"""The plan on paper, for each of its readers: the plain values that are set in type."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.cases.queries import people, reach
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.catalogue.languages import SWEDISH
from sspf.catalogue.plan_papers import PaperWords
from sspf.clock import last_day, local_date
from sspf.consents.queries import standing
from sspf.errors import NotFound, Refused
from sspf.plans.queries import paper_readers, versions
from sspf.plans.rules import papers as rules
from sspf.plans.rules.audiences import of_family, of_unit
from sspf.plans.rules.contents import Content
from sspf.plans.rules.papers import Setting, day_in_words
from sspf.plans.rules.states import PlanProblem
from sspf.statements.queries import family, lines
from sspf.work import Work


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


def whole(work: Work, sight: Sight, number: int) -> Paper:
    """Everything, for whoever leads the work."""
    content = versions.content(work, sight, paper_readers.fixed(work, sight, number))
    return _paper(work, sight, content, Setting(work.catalogue.plan_papers.whole, rules.WHOLE))


def of_one_unit(work: Work, sight: Sight, number: int, unit: str) -> Paper:
    """A unit's own part, of the kinds that it may be told today, and of no other agency (complaint E16).

    `NotFound` for a unit that is not the reader's own or has no archive of its own (R3); `Refused` tells who leads the
    work when the consent does not let it in.
    """
    inside = reach.kinds_inside(work, sight.case.id)
    if unit not in inside and unit in work.catalogue.units and work.may(Permission.plan_write):
        raise Refused(PlanProblem.unit_outside_consent)
    if unit not in paper_readers.printing(work, sight, inside):
        raise NotFound
    content = of_unit(versions.content(work, sight, paper_readers.fixed(work, sight, number)), unit, inside[unit])
    return _paper(work, sight, content, Setting(work.catalogue.plan_papers.unit, rules.UNIT, unit))


def of_one_person(work: Work, sight: Sight, number: int, person_id: UUID) -> Paper:
    """What one of the family may hold; `NotFound` for anyone without a right to it, as a relative without custody."""
    found = {each.id: each for each in family.members(work, sight) if each.reader.entitled}
    if person_id not in found:
        raise NotFound
    eyes = paper_readers.eyes_of(work, sight, found[person_id], lines.index(work, sight))
    known = work.catalogue.plan_papers
    content = of_family(versions.content(work, sight, paper_readers.fixed(work, sight, number)), eyes, work.catalogue)
    youth = eyes.reader.is_youth
    words, order = (known.youth, rules.YOUTH) if youth else (known.family, rules.FAMILY)
    setting = Setting(words, order, plainly=youth, sheltered=eyes.sheltered)
    return _paper(work, sight, content, setting, _ending(work, sight, youth))


def _ending(work: Work, sight: Sight, to_youth: bool) -> dict[str, Any]:
    """When it ends at the latest, and what then happens with what is written (complaints U11, U20)."""
    catalogue, until = work.catalogue, standing.overview(work, sight).until
    words, mode = catalogue.plan_papers.words, catalogue.forms[sight.case.form].legal_mode
    kept = catalogue.endings.kept_youth if to_youth else catalogue.endings.kept
    return {
        "until": f"{words.consent_until} {day_in_words(last_day(until))}." if until is not None else "",
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
