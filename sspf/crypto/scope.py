"""What a data key covers: one scope (a case, a referral, the staff directory…) and one zone within it."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Parts of a scope that are opened separately, so that a reader gets no more than the act needs."""

    identity = "identity"
    location = "location"
    content = "content"
    restricted = "restricted"
    group = "group"
    calendar = "calendar"
    municipal = "municipal"


class Purpose(StrEnum):
    """What a key is asked for."""

    read = "read"
    write = "write"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose data a key seals. The name is an id or a slug, never a person's name."""

    name: str

    @classmethod
    def case(cls, case_id: uuid.UUID) -> "Scope":
        """One case: four zones, four keys. Destroying them makes the case unreadable."""
        return cls(f"case:{case_id}")

    @classmethod
    def referral(cls, referral_id: uuid.UUID) -> "Scope":
        """One referral, under its own key, since it may never become a case."""
        return cls(f"referral:{referral_id}")

    @classmethod
    def consultation(cls, consultation_id: uuid.UUID) -> "Scope":
        """One question to the coordinator that names nobody, with its answer."""
        return cls(f"consultation:{consultation_id}")

    @classmethod
    def letterbox(cls) -> "Scope":
        """The letterbox that anyone drops an anmälan into: the key from which its private key follows."""
        return cls("letterbox")

    @classmethod
    def disclosure(cls, disclosure_id: uuid.UUID) -> "Scope":
        """One line of a unit's register of disclosures: never under a case's key, and no case's key opens it (R17)."""
        return cls(f"disclosure:{disclosure_id}")

    @classmethod
    def information_request(cls, request_id: uuid.UUID) -> "Scope":
        """One authority's request for information, and the unit's answer."""
        return cls(f"request:{request_id}")

    @classmethod
    def group_case(cls, group_id: uuid.UUID) -> "Scope":
        """One group case, which holds no persons but is sealed like everything that is typed."""
        return cls(f"group:{group_id}")

    @classmethod
    def group_meeting(cls, meeting_id: uuid.UUID) -> "Scope":
        """One meeting of the styrgrupp or the arbetsgrupp. Allmän and Individ are two, so each has a key of its own."""
        return cls(f"group-meeting:{meeting_id}")

    @classmethod
    def decision(cls, decision_id: uuid.UUID) -> "Scope":
        """One decision of a group, with how it went; whoever answers for it may sit in another group."""
        return cls(f"decision:{decision_id}")

    @classmethod
    def calendar(cls) -> "Scope":
        """The calendar of what happens in the areas, which holds no persons."""
        return cls("calendar")

    @classmethod
    def situation(cls, situation_id: uuid.UUID) -> "Scope":
        """One lägesbild, which is about places and holds no persons."""
        return cls(f"situation:{situation_id}")

    @classmethod
    def area_counts(cls) -> "Scope":
        """The counts of events in areas and weeks that come from elsewhere, and files of them that wait."""
        return cls("area-counts")

    @classmethod
    def report(cls, report_id: uuid.UUID) -> "Scope":
        """One report to the styrgrupp or to kommunfullmäktige, with all its versions; it holds no persons."""
        return cls(f"report:{report_id}")

    @classmethod
    def agreements(cls) -> "Scope":
        """The register of agreements between the municipality and others."""
        return cls("agreements")

    @classmethod
    def releases(cls) -> "Scope":
        """The key of the noise in figures about persons; the figures themselves are open to whoever may read them."""
        return cls("releases")

    @classmethod
    def year_wheel(cls) -> "Scope":
        """What was written about duties of the year as they were ticked off."""
        return cls("year-wheel")

    @classmethod
    def survey(cls, questionnaire: str, half_year: str) -> "Scope":
        """All answers to one questionnaire in one half-year, never per case: answers must not point at a person."""
        return cls(f"survey:{questionnaire}:{half_year}")

    @classmethod
    def survey_codes(cls) -> "Scope":
        """The digests of one-time codes to questionnaires; apart from the answers, which no code may lead to."""
        return cls("survey-codes")

    @classmethod
    def staff(cls) -> "Scope":
        """The staff directory: names and addresses of accounts."""
        return cls("staff")

    @classmethod
    def audit(cls) -> "Scope":
        """The key of the log's chain."""
        return cls("audit")


CASE_ZONES = (Zone.identity, Zone.location, Zone.content, Zone.restricted)
