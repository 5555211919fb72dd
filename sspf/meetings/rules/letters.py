"""Knows who of the family gets a kallelse on paper, in which language, and what it may tell them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from babel import Locale
from babel.dates import format_date

from sspf.cases.rules.protections import Someone, needs_two
from sspf.catalogue.languages import SWEDISH, Language
from sspf.catalogue.letters import CallLetter


class LetterChannel(StrEnum):
    """How a letter reached somebody. Never e-mail or SMS (complaint V6)."""

    post = "post"
    hand = "hand"
    read_aloud = "read_aloud"


class LetterProblem(StrEnum):
    """Why there is no letter now, or why it cannot be noted as sent; the label tells what to do."""

    without_family = "without_family"
    over = "over"
    no_consent = "no_consent"
    place_told = "place_told"
    sent_ahead = "sent_ahead"
    sent_before_called = "sent_before_called"


@dataclass(frozen=True, slots=True)
class SentTerms:
    """How and on which local day a letter was sent."""

    channel: LetterChannel
    sent_on: date


@dataclass(frozen=True, slots=True)
class Comer:
    """One who comes for a called unit. `name` is empty while nobody is named. `side`: its letter of SSPF."""

    name: str
    unit: str
    side: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one letter says beside its fixed words. Days are local; `starts` and `ends` are as they are read."""

    name: str
    address: str
    is_youth: bool
    protected: bool
    needs_interpreter: bool
    day: date
    starts: str
    ends: str
    place: str
    link: str
    purpose: str
    comers: tuple[Comer, ...]
    coming: int
    until: date | None


def narrow(person: Someone, people: Iterable[Someone]) -> bool:
    """Whether this person must not learn where somebody else in the case can be found (R64)."""
    return any(person.id in each.shielded_from for each in people)


def place_problem(people: Iterable[Someone], place: str, link: str) -> LetterProblem | None:
    """Nobody is told of a place to come to where somebody must not find somebody else: all meet digitally (R64)."""
    return LetterProblem.place_told if needs_two(people) and (place or not link) else None


def sent_problem(sent_on: date, called_on: date, today: date) -> LetterProblem | None:
    """A letter was sent on a day that has been, and not before the meeting was called."""
    if sent_on > today:
        return LetterProblem.sent_ahead
    return LetterProblem.sent_before_called if sent_on < called_on else None


def kept_from(told: Told) -> Told:
    """The same without anything that tells where another lives, goes to school or can be met (R64).

    The meeting is digital, the sides that come are told but neither units nor names, and what was typed freely is left
    out: the coordinator tells it instead.
    """
    sides = dict.fromkeys(each.side for each in told.comers)
    comers = tuple(Comer("", "", side) for side in sides)
    return replace(told, place="", purpose="", comers=comers)


def language_of(written: str, languages: Mapping[str, Language], letters: Iterable[str]) -> tuple[str, bool]:
    """The language of the letter for somebody whose own is `written`, and whether it is that one: else Swedish."""
    wanted = written.strip().casefold()
    if not wanted or wanted == _swedish_name(languages[SWEDISH]):
        return SWEDISH, True
    for each in letters:
        if wanted in {each, languages[each].label.casefold(), languages[each].tag.casefold()} | {
            _swedish_name(languages[each])
        } - {_swedish_name(languages[SWEDISH])}:
            return each, True
    return SWEDISH, False


def values(letter: CallLetter, language: Language, told: Told) -> dict[str, Any]:
    """The plain values of one letter, for the printer. Its name tells nothing about anyone (R48)."""
    reader = letter.youth if told.is_youth else letter.guardian
    words = {each.name: text for each in fields(letter) if isinstance(text := getattr(letter, each.name), str)}
    until = _day(told.until, language, weekday=False) if told.until else ""
    return {
        "lang": language.tag.partition("-")[0],
        "direction": language.direction.value,
        "foot": letter.label,
        "title": letter.title,
        "words": words,
        "name": told.name,
        "address": told.address,
        "protected": told.protected,
        "lead": reader.lead,
        "day": _day(told.day, language),
        "time": letter.clock.replace("{starts}", told.starts).replace("{ends}", told.ends),
        "place": told.place,
        "link": told.link,
        "purpose": told.purpose,
        "how_many": letter.how_many.replace("{count}", str(told.coming)) if told.comers else "",
        "comers": [_comer(letter, each) for each in told.comers],
        "until": letter.consent_until.replace("{until}", until) if until else "",
        "how": list(reader.how),
        "otherwise": [*([reader.come] if told.place else []), *reader.otherwise],
        "interpreter": letter.interpreter if told.needs_interpreter else letter.interpreter_offer,
    }


def _comer(letter: CallLetter, comer: Comer) -> dict[str, str]:
    coming = letter.coming[comer.side]
    if not comer.unit:
        return {"who": coming.who, "more": "", "why": coming.why}
    return {"who": comer.name or comer.unit, "more": comer.unit if comer.name else letter.undecided, "why": coming.why}


def _day(day: date, language: Language, *, weekday: bool = True) -> str:
    """The weekday follows from the day and is never typed (protocol item 115)."""
    locale = Locale.parse(language.tag, sep="-")
    return str(format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=locale))


def _swedish_name(language: Language) -> str:
    return str(Locale.parse(language.tag, sep="-").get_language_name(SWEDISH) or "").casefold()
