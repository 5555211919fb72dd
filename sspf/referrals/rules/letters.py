"""Knows how an anmälan is written down inside its sealed letter, and reads back nothing but what was so written."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import (
    Agreement,
    CustodyTold,
    FamilyKnows,
    GuardianSaid,
    ProtectedAnswer,
    Sender,
    Sent,
    Worry,
    YouthSaid,
)

VERSION = 1


class Illegible(Exception):
    """What was in the letter is no anmälan: it was not written by this program."""


def write(sent: Sent) -> bytes:
    """The anmälan as JSON."""
    youth, agreement = sent.youth, sent.agreement
    told = {
        "version": VERSION,
        "sender": _plain(sent.sender),
        "youth": {**_plain(youth), "born_on": _day(youth.born_on)},
        "worry": {**_plain(sent.worry), "triggers": list(sent.worry.triggers)},
        "agreement": {**_plain(agreement), "agreed_on": _day(agreement.agreed_on)},
        "guardians": guardians_plain(sent.guardians),
    }
    return json.dumps(told, ensure_ascii=False).encode()


def read(letter: bytes) -> Sent:
    """The anmälan that `write` wrote. Raises `Illegible` for anything else, whoever managed to seal it."""
    try:
        told = json.loads(letter)
        if told["version"] != VERSION:
            raise Illegible
        return _sent(told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Illegible from error


def _sent(told: Mapping[str, Any]) -> Sent:
    sender, youth, worry, agreement = told["sender"], told["youth"], told["worry"], told["agreement"]
    return Sent(
        Sender(
            ReferralSource(sender["source"]),
            _text(sender["name"]),
            _text(sender["relation"]),
            _text(sender["contact"]),
            _truth(sender["anonymous"]),
        ),
        YouthSaid(
            given_name=_text(youth["given_name"]),
            family_name=_text(youth["family_name"]),
            personal_number=None if youth["personal_number"] is None else _text(youth["personal_number"]),
            born_on=_date(youth["born_on"]),
            school=_text(youth["school"]),
            language=_text(youth["language"]),
            needs_interpreter=_truth(youth["needs_interpreter"]),
            protected=None if youth["protected"] is None else ProtectedAnswer(youth["protected"]),
        ),
        Worry(tuple(map(_text, worry["triggers"])), _text(worry["concern"]), _text(worry["works_well"])),
        Agreement(
            None if agreement["knows"] is None else FamilyKnows(agreement["knows"]),
            _text(agreement["agreed_by"]),
            _date(agreement["agreed_on"]),
        ),
        guardians_said(told.get("guardians", [])),
    )


def guardians_plain(guardians: Iterable[GuardianSaid]) -> list[dict[str, str | None]]:
    """Guardians as JSON values."""
    return [_plain(each) for each in guardians]


def guardians_said(told: Iterable[Mapping[str, Any]] | None) -> tuple[GuardianSaid, ...]:
    """The guardians that `guardians_plain` wrote."""
    return tuple(_guardian(each) for each in told or ())


def _guardian(told: Mapping[str, Any]) -> GuardianSaid:
    texts = {name: _text(told[name]) for name in ("given_name", "family_name", "phone", "email")}
    return GuardianSaid(**texts, custody=CustodyTold(told["custody"]) if told["custody"] else None)


def _plain(part: Sender | YouthSaid | Worry | Agreement | GuardianSaid) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Illegible
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Illegible
    return value
