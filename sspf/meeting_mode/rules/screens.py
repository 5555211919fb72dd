"""Knows what of a meeting's screen the family may see; everything shown to the room asks here (R14, R15, R59)."""

from collections.abc import Collection

from sspf.meeting_mode.rules.states import Screen
from sspf.meetings.rules.states import WITH_FAMILY, MeetingKind
from sspf.statements.rules.family import FamilyReader, Told, for_family


def screen(kind: MeetingKind, alone: bool) -> Screen:
    """Who looks at the screen. The family, until somebody says otherwise: what is forgotten shows too little.

    A meeting to which the family does not come has no family before the screen.
    """
    return Screen.own if alone or kind not in WITH_FAMILY else Screen.family


def before_the_screen(family: Collection[FamilyReader], away: Collection[str]) -> list[FamilyReader]:
    """Everyone of the family but those of whom it is written down that they did not come.

    When all of them are away, everyone counts: nothing opens because nobody is there.
    """
    here = [each for each in family if str(each.person_id) not in away]
    return here or list(family)


def for_all(told: Told, readers: Collection[FamilyReader]) -> bool:
    """Whether everyone before the screen may read it: one that may not is enough, and so is that nobody is known."""
    return bool(readers) and all(for_family(told, each) for each in readers)


def in_the_plan(from_police: bool) -> Told:
    """What stands in the plan, which is the family's too: but for what the police told, or what is about offences."""
    return Told(to_family=True, from_police=from_police)


def written_openly(offences: bool) -> bool:
    """Whether what is written at the table stays on the screen: everyone hears it said, but words of a kind about
    offences are not for a young person's eyes (R59).
    """
    return not offences
