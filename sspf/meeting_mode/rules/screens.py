"""Knows what of a meeting's screen the family may see; everything shown to the room asks here (R14, R15, R59)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.factors import FactorValence
from sspf.catalogue.loader import Catalogue
from sspf.meeting_mode.rules.states import Screen
from sspf.meetings.rules.states import WITH_FAMILY, MeetingKind
from sspf.plans.rules.audiences import FamilyEyes, of_family
from sspf.plans.rules.contents import Content, FactorLine
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


def at_the_table(eyes: FamilyEyes) -> FamilyEyes:
    """The same eyes while the plan is made: whoever sits there hears it, with custody or without."""
    return replace(eyes, reader=replace(eyes.reader, entitled=True))


def open_plan(plan: Content, eyes: Sequence[FamilyEyes], catalogue: Catalogue) -> Content:
    """The draft as it can lie before all of these: what each of them may hold of it on paper, and what worries.

    On paper the family holds no unit's worry. At the table it is spoken of, so it stands on the screen, but for what
    the police told or what is about offences, and for kinds of which something is secret against one of them (R15).
    """
    open_to_all = plan
    for each in eyes:
        open_to_all = of_family(open_to_all, each, catalogue)
    worries = [each for each in plan.factors if _spoken(each, eyes, catalogue)]
    kept = {each.id: each for each in open_to_all.factors} | {each.id: each for each in worries}
    return replace(open_to_all, factors=[kept[each.id] for each in plan.factors if each.id in kept])


def _spoken(line: FactorLine, eyes: Sequence[FamilyEyes], catalogue: Catalogue) -> bool:
    """Whether a worry of a unit stands on the screen."""
    source = line.source or ""
    from_police = source in catalogue.units and catalogue.agency_of(source).side is AgencySide.polis
    offences = from_police or catalogue.information[line.information].offences
    if line.valence is not FactorValence.risk or any(each.kept_away for each in eyes):
        return False
    secret = frozenset[UUID]().union(*(each.secret.get(line.information, frozenset()) for each in eyes))
    told = Told(to_family=True, from_police=offences, secret_against=secret)
    return for_all(told, [each.reader for each in eyes])


def written_openly(offences: bool) -> bool:
    """Whether what is written at the table stays on the screen: everyone hears it said, but words of a kind about
    offences are not for a young person's eyes (R59).
    """
    return not offences
