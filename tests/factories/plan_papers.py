"""Builds a plan in which every part has a word of its own, so that each paper can be searched for what it may hold."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sspf import dues
from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonTerms
from sspf.cases.rules.states import CaseState
from sspf.catalogue.measures import Performer
from sspf.plans.actions import drafts, parts
from sspf.plans.rules.promises import Company
from sspf.plans.rules.states import FactorDegree, Passage
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms, PassageTerms
from sspf.work import Work
from tests.factories import cases, consents
from tests.factories.cases import Family
from tests.house import House

SCHOOL, POLICE, LEISURE = "skola-norr", "omradespolis", "fritid-unga"
UNITS = (SCHOOL, POLICE, LEISURE)

FACTORS = {
    "styrka-skolan": ("trivs", SCHOOL),
    "styrka-familjen": ("varme", "guardian"),
    "styrka-polisen": ("lugnar-sig", POLICE),
    "styrka-annat": ("annat-skola-styrka", SCHOOL),
    "oro-skolan": ("franvaro", SCHOOL),
    "oro-familjen": ("vald", "guardian"),
    "oro-ungdomen": ("droger", "youth"),
    "oro-polisen": ("brott", POLICE),
    "oro-ingen": ("ensam", None),
}
"""Word, factor of the template, and who has told."""

MEASURES = {
    "lofte-skolan": (SCHOOL, Performer.agency, None),
    "lofte-polisen": (POLICE, Performer.agency, None),
    "lofte-brott": (POLICE, Performer.agency, "polis"),
    "lofte-hemma": (SCHOOL, Performer.guardian, None),
    "lofte-eget": (POLICE, Performer.youth, None),
}
"""Word, who answers for it, who does it, and the kind of information that it tells of."""

GOALS = {"mal-alla": None, "mal-brott": "polis"}
VOICES = {
    "rost-ungdomen": Passage.youth_voice,
    "rost-bada": Passage.guardian_voice,
    "rost-gemensam": Passage.shared_picture,
}
MOTHERS_WORD = "rost-mamma"
EVERYTHING = frozenset({*FACTORS, *MEASURES, *GOALS, *VOICES, MOTHERS_WORD})


@dataclass(frozen=True)
class Written:
    """A case whose plan is fixed, with everybody whom a paper can be for."""

    family: Family

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self.family.case_id

    @property
    def papers(self) -> str:
        """Where the papers of the first version are."""
        return f"/arenden/{self.case_id}/plan/versioner/1/papper"

    @property
    def paths(self) -> dict[str, str]:
        """The address of each paper, by reader."""
        people = {"ungdomen": self.family.youth_id, "mamma": self.family.guardian_ids[0]}
        people["pappa"] = self.family.guardian_ids[-1]
        return {
            "koordinator": f"{self.papers}/hela",
            "skolan": f"{self.papers}/enheter/{SCHOOL}",
            "polisen": f"{self.papers}/enheter/{POLICE}",
            **{who: f"{self.papers}/familjen/{person_id}" for who, person_id in people.items()},
        }


def fixed(
    house: House,
    youth: PersonTerms = cases.YOUTH,
    guardians: tuple[PersonTerms, ...] = (cases.MOTHER, cases.FATHER),
) -> Written:
    """A family with custody, a consent for the units and every kind, and a plan with a word in each part, fixed."""
    made = cases.family(house, youth, guardians)
    with house.work("koordinator") as work:
        consents.give_custody(work, made)
        sight = reach.find(work, Permission.case_manage, made.case_id)
        progress.move(work, sight.case, CaseState.awaiting_consent)
        progress.move(work, sight.case, CaseState.active)
        work.commit()
    share(house, made.case_id, dict.fromkeys(UNITS, cases.ALL_KINDS))
    with house.work("koordinator") as work:
        drafts.start(work, made.case_id)
        work.flush()
        _write(work, made)
        work.commit()
    with house.work("koordinator") as work:
        drafts.fix(work, made.case_id, None)
        work.commit()
    return Written(made)


def share(house: House, case_id: UUID, kinds: dict[str, tuple[str, ...]]) -> None:
    """The consent opens these kinds to these units from now on, and nothing else."""
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, case_id)
        end = work.now + timedelta(days=300)
        spans = [(unit, kind, work.now, end) for unit, open_to in kinds.items() for kind in open_to]
        progress.share(work, case_id, spans)
        work.record(events.CaseChanged(case_id))
        work.commit()


def _write(work: Work, made: Family) -> None:
    case_id, due = made.case_id, dues.on(work.today + timedelta(weeks=4))
    for word, (factor, source) in FACTORS.items():
        parts.add_factor(work, case_id, FactorTerms(factor, FactorDegree.present, word, source))
        work.flush()
    for word, information in GOALS.items():
        parts.add_goal(work, case_id, GoalTerms("skolgang", word, 3, 8, information=information))
        work.flush()
    for word, (unit, performer, information) in MEASURES.items():
        company = Company(information=information)
        parts.add_measure(work, case_id, MeasureTerms(word, performer, unit, due, company=company))
        work.flush()
    for word, passage in VOICES.items():
        drafts.write(work, case_id, passage, PassageTerms(word), None)
    drafts.write(work, case_id, Passage.guardian_voice, PassageTerms(MOTHERS_WORD), None, made.guardian_ids[0])
    drafts.set_follow_up_day(work, case_id, work.today + timedelta(weeks=5), None)
