"""Builds one case for each way that consent and assignment can stand, with everything that an address can name.

Everything is made through the real actions while a consent was in force; then the consent changes, and time passes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.attachments.rules.intake import Kept, MediaType
from sspf.casefile import actions as casefile
from sspf.cases.actions import collaborations, parts
from sspf.cases.queries import parts as case_parts
from sspf.cases.queries import reach
from sspf.cases.rules.collaborations import CollaborationTerms
from sspf.consents.actions import exceptions, scans, signatures, withdrawals
from sspf.consents.actions import rounds as consent_rounds
from sspf.consents.rules.facts import ExceptionKind
from sspf.consents.rules.terms import ExceptionTerms, RoundTerms, WithdrawalTerms
from sspf.plans.actions import drafts
from tests.factories import cases, consents, meeting_mode, meetings, plans, statements, surveys, talks
from tests.factories import parts as place_requests
from tests.factories.meeting_mode import Going
from tests.house import START, House

UNITS = ("skola-norr", "omradespolis", "fritid-unga", "social-mottagning")
OTHERS = ("omradespolis", "fritid-unga")
MET = START + timedelta(days=2)
AHEAD = START + timedelta(days=50)
CHANGED = START + timedelta(days=4)
VISITED = START + timedelta(days=30)
SHORT, LONG = (START + timedelta(days=20)).date(), (START + timedelta(days=300)).date()


class Consent(StrEnum):
    """How the consent stands when everyone visits. `other`: it lets in other units, and never named the visitors'."""

    none = "none"
    active = "active"
    other = "other"
    expired = "expired"
    withdrawn = "withdrawn"


class Part(StrEnum):
    """Whether the school's rektor (by seat) and kurator (by name) take part."""

    assigned = "assigned"
    ended = "ended"
    never = "never"


@dataclass(frozen=True)
class Standing:
    """How one case stands."""

    consent: Consent
    part: Part
    closed: bool = False

    @property
    def word(self) -> str:
        """Stands in this case's texts alone: in the youth's name and in a note."""
        return f"Prov{self.consent}{self.part}{'closed' if self.closed else ''}sson"

    @property
    def shares(self) -> bool:
        """Whether the school's people may see it: the one way of ten."""
        return (self.consent, self.part, self.closed) == (Consent.active, Part.assigned, False)


TEN = tuple(Standing(consent, part) for consent in Consent for part in (Part.assigned, Part.never))
BESIDES = (Standing(Consent.active, Part.ended), Standing(Consent.active, Part.assigned, closed=True))


@dataclass(frozen=True)
class Place:
    """A case with the ids of everything in it, by the name that addresses give them.

    In the plan that holds, `promised` is the school's measure and `elsewhere` the police's. `earlier` is a meeting
    before, and `called` the kallelse that the police had to it. `led` are the ids of what the coordinator's unit has
    written, where the other ids are of what a partner's has; `apart` is a statement that leisure keeps to itself.
    """

    standing: Standing
    ids: Mapping[str, UUID]
    promised: UUID
    elsewhere: UUID
    earlier: UUID
    called: UUID
    led: Mapping[str, UUID]
    apart: UUID


def build(house: House, standings: Iterable[Standing]) -> dict[Standing, Place]:
    """Every case, side by side, as they stand on the day of the visits."""
    rounds = {each: _consented(house, each) for each in standings}
    first = {each: meetings.called(house, ids["case_id"], "gruppchef", starts_at=MET) for each, ids in rounds.items()}
    for each, meeting_id in first.items():
        meetings.held(house, rounds[each]["case_id"], meeting_id)
    places = {each: _worked_in(house, each, ids, first[each]) for each, ids in rounds.items()}
    house.clock.at = CHANGED
    changed = {each: _changed(house, place) for each, place in places.items()}
    house.clock.at = VISITED
    return changed


def _consented(house: House, standing: Standing) -> dict[str, UUID]:
    """A family that has said yes to the school and others; nobody takes part yet."""
    made = cases.family(house, replace(cases.YOUTH, family_name=standing.word))
    until_on = SHORT if standing.consent is Consent.expired else LONG
    with house.work() as work:
        custody_id, _ = consents.give_custody(work, made)
        mother, father = made.guardian_ids
        why = ExceptionTerms(father, ExceptionKind.prevented, "Intyg", "Socialnämnden", LONG)
        exception_id = exceptions.except_guardian(work, made.case_id, why)
        consent_id = consent_rounds.prepare(work, made.case_id, _round(work.today, until_on, UNITS))
        said = consents.yes(work, mother, UNITS, until_on=until_on)
        signature_id = signatures.sign(work, made.case_id, consent_id, said)
        attachment_id = scans.attach(work, made.case_id, signature_id, Kept(MediaType.png, b"ett papper"))
        work.commit()
    cases.take_part(house, made.case_id, "fritidsledare")
    return {
        "case_id": made.case_id,
        "person_id": mother,
        "custody_id": custody_id,
        "exception_id": exception_id,
        "consent_id": consent_id,
        "signature_id": signature_id,
        "attachment_id": attachment_id,
    }


def _worked_in(house: House, standing: Standing, ids: dict[str, UUID], earlier: UUID) -> Place:
    """A meeting ahead with a note, a plan that was followed up and is written anew, and codes for questionnaires."""
    case_id = ids["case_id"]
    seat = "gruppchef" if standing.part is Part.never else "rektor-norr"
    meeting_id = meetings.called(house, case_id, seat, starts_at=AHEAD)
    summons_id = meetings.summons_of(house, case_id, meeting_id, seat)
    if standing.part is not Part.never:
        meetings.named(house, summons_id, "rektor", "kurator")
    note_id = meetings.noted(house, case_id, meeting_id, "syfte", f"Sagt av {standing.word}.")
    preparing, kind = ("gruppchef", "polis") if standing.part is Part.never else ("kurator", "skola")
    meeting_mode.typed(house, Going(case_id, meeting_id), "risk", f"Sagt av {standing.word}.")
    prepared = meetings.prepared(house, case_id, meeting_id, preparing, f"Sagt av {standing.word}.", kind)
    planned = plans.drafted_in(house, case_id)
    follow_up_id = _followed_up(house, planned)
    draft = plans.content(house, case_id, draft=True)
    surveys.codes(house, case_id)
    written = {
        "meeting_id": meeting_id,
        "summons_id": summons_id,
        "note_id": note_id,
        "contribution_id": prepared,
        "follow_up_id": follow_up_id,
        "factor_id": draft.factors[0].id,
        "goal_id": draft.goals[0].id,
        "measure_id": draft.measures[0].id,
        "participant_id": _part_of(house, case_id, "fritid-unga"),
        "collaboration_id": _collaboration(house, case_id),
        "talk_id": talks.written(house, case_id, present=f"Sagt av {standing.word}."),
    }
    author = "fritidsledare" if standing.part is Part.never else "kurator"
    written |= _said(house, ids, author, f"Sagt av {standing.word}.")
    led = _said(house, ids, "koordinator", f"Sagt av {standing.word}.")
    apart = statements.written(house, case_id, "fritidsledare")
    written["request_id"] = place_requests.place_request(house, case_id, ids["person_id"], "fritidschef", days=60)
    theirs = meetings.summons_of(house, case_id, earlier, "gruppchef")
    made = planned.measures
    return Place(standing, {**ids, **written}, made["skola-norr"], made["omradespolis"], earlier, theirs, led, apart)


def _followed_up(house: House, planned: plans.Planned) -> UUID:
    """The plan is fixed, followed up, and begun anew with a day for the next time."""
    with house.work() as work:
        drafts.fix(work, planned.case_id, None)
        work.commit()
    follow_up_id = plans.follow_up(house, planned)
    with house.work() as work:
        drafts.start(work, planned.case_id)
        work.flush()
        drafts.set_follow_up_day(work, planned.case_id, AHEAD.date(), None)
        work.commit()
    return follow_up_id


def _said(house: House, ids: Mapping[str, UUID], who: str, text: str) -> dict[str, UUID]:
    """A statement of the unit's own that is shared and secret against a guardian, and one that is a draft."""
    case_id, said = ids["case_id"], statements.terms(text)
    statement_id = statements.given(house, case_id, "social-mottagning", who=who, said=said)
    statements.shield(house, case_id, statement_id, ids["person_id"], who=who)
    line = statements.line(house, case_id, statement_id, who)
    told = {"statement_id": statement_id, "release_id": line.shared[0].id, "shield_id": line.shielded[0].id}
    return {**told, "draft_id": statements.written(house, case_id, who, said)}


def _collaboration(house: House, case_id: UUID) -> UUID:
    with house.work() as work:
        collaboration_id = collaborations.add(work, case_id, CollaborationTerms("bup"))
        work.commit()
    return collaboration_id


def _changed(house: House, place: Place) -> Place:
    """The consent, the part or the case comes to stand as it says."""
    standing, ids = place.standing, dict(place.ids)
    match standing.consent:
        case Consent.withdrawn:
            _withdraw(house, ids)
        case Consent.other:
            _withdraw(house, ids)
            ids["consent_id"] = _asked_anew(house, ids, OTHERS)
            _sign(house, ids, OTHERS)
        case Consent.none:
            # Meetings and promises need a consent when they are made, so there was one. Its rounds have ended, the
            # family is asked anew and has not answered: no signature counts, and none has been taken back.
            ids["consent_id"] = _asked_from_the_start(house, ids)
    if standing.part is Part.ended:
        _end_parts(house, ids["case_id"])
    if standing.closed:
        with house.work() as work:
            casefile.close(work, ids["case_id"], "mal-uppnatt", "Skolan fungerar.")
            work.commit()
    return replace(place, ids=ids)


def _round(from_on: date, until_on: date, units: Iterable[str]) -> RoundTerms:
    return RoundTerms(from_on, until_on, frozenset(units), frozenset(cases.ALL_KINDS))


def _withdraw(house: House, ids: Mapping[str, UUID]) -> None:
    with house.work() as work:
        withdrawals.withdraw(work, ids["case_id"], WithdrawalTerms(ids["person_id"], work.now))
        work.commit()
    house.clock.forward(hours=1)


def _asked_anew(house: House, ids: Mapping[str, UUID], units: tuple[str, ...]) -> UUID:
    with house.work() as work:
        consent_id = consent_rounds.prepare(work, ids["case_id"], _round(work.today, LONG, units))
        work.commit()
    return consent_id


def _sign(house: House, ids: Mapping[str, UUID], units: tuple[str, ...]) -> None:
    with house.work() as work:
        terms = consents.yes(work, ids["person_id"], units, until_on=LONG)
        signatures.sign(work, ids["case_id"], ids["consent_id"], terms)
        work.commit()


def _asked_from_the_start(house: House, ids: Mapping[str, UUID]) -> UUID:
    """The rounds so far end as at a closing, and the family is asked once more."""
    with house.work() as work:
        consent_rounds.end_all(work, reach.find(work, Permission.case_manage, ids["case_id"]).case, work.now)
        consent_id = consent_rounds.prepare(work, ids["case_id"], _round(work.today, LONG, UNITS))
        work.commit()
    return consent_id


def _end_parts(house: House, case_id: UUID) -> None:
    with house.work() as work:
        sight = reach.find(work, Permission.case_manage, case_id)
        for each in case_parts.participants(work, sight):
            if each.unit == "skola-norr":
                parts.end_part(work, case_id, each.id)
        work.commit()


def _part_of(house: House, case_id: UUID, unit: str) -> UUID:
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_read, case_id)
        return next(each.id for each in case_parts.participants(work, sight) if each.unit == unit)
