"""Knows how a yes can be given: with a pen, or with the own hand on the coordinator's screen (R60)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sspf.cases.rules import names
from sspf.consents.rules.facts import Pair


class SigningMethod(StrEnum):
    """How somebody has signed. Neither is ever asked for: whoever wants paper gets paper."""

    paper = "paper"
    in_person = "in_person"


class SigningProblem(StrEnum):
    """Why nothing was signed on the screen; the label tells the signer what to do."""

    other_name = "other_name"
    not_confirmed = "not_confirmed"
    changed_meanwhile = "changed_meanwhile"


@dataclass(frozen=True, slots=True)
class OpeningTerms:
    """Who is given the screen, in which language, and how it was explained."""

    signer_id: UUID
    language: str
    informed_by: str
    interpreter: str = ""


@dataclass(frozen=True, slots=True)
class OwnHandTerms:
    """What somebody does on the screen: ticks, words, the own name, and the fingerprint of what was shown."""

    scope: frozenset[Pair]
    excluded: str
    name: str = ""
    confirmed: bool = False
    digest: str = ""


def problem(terms: OwnHandTerms, name: str, digest: str) -> SigningProblem | None:
    """Why this is no signature by `name` of what has the fingerprint `digest`; None when it is."""
    if terms.digest != digest:
        return SigningProblem.changed_meanwhile
    if not terms.confirmed:
        return SigningProblem.not_confirmed
    return None if names.same(terms.name, name) else SigningProblem.other_name


def canonical(shown: Mapping[str, Any]) -> str:
    """What was shown, always written in the same way."""
    return json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """SHA-256 of what was shown, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
