"""Where a text that arrives is written, and what stands on a screen that the family sees."""

from itertools import product
from uuid import uuid4

import pytest

from sspf.meeting_mode.rules.drafts import Landing, Place, Saving, Sheet, Words, place
from sspf.meeting_mode.rules.read_backs import mark
from sspf.meeting_mode.rules.screens import before_the_screen, for_all, screen, written_openly
from sspf.meeting_mode.rules.states import Screen
from sspf.meetings.rules.states import MeetingKind
from sspf.statements.rules.family import FamilyReader, Told


def stands(number: int = 1, version: int = 3, hand: str = "mine", turn: int = 5, text: str = "Ett") -> Sheet:
    return Sheet(number, version, hand, turn, Words(text))


def arrives(text: str, number: int = 1, seen: int = 3, hand: str = "mine", turn: int = 6) -> Saving:
    return Saving(number, seen, hand, turn, Words(text))


def test_what_the_same_hand_writes_on_follows_whatever_version_it_knows() -> None:
    assert place([stands()], arrives("Ett och två", seen=1)) == Place(Landing.written, 1)


@pytest.mark.parametrize("turn", [1, 5])
def test_a_save_that_is_sent_again_or_comes_too_late_has_the_same_answer_as_before(turn: int) -> None:
    assert place([stands()], arrives("Ett", turn=turn)) == Place(Landing.known, 1)
    assert place([stands()], arrives("Något äldre", turn=turn)) == Place(Landing.known, 1)


def test_another_hand_that_has_seen_what_stands_there_writes_on() -> None:
    assert place([stands()], arrives("Två", hand="other", turn=1)) == Place(Landing.written, 1)


def test_another_hand_that_has_not_seen_it_gets_a_sheet_of_its_own() -> None:
    assert place([stands()], arrives("Två", hand="other", seen=2)) == Place(Landing.apart, 2)


def test_the_sheet_of_its_own_is_found_again_when_the_answer_was_lost() -> None:
    apart = stands(number=2, version=1, hand="other", turn=6, text="Två")
    assert place([stands(), apart], arrives("Två", hand="other", seen=2)) == Place(Landing.known, 2)
    assert place([stands(), apart], arrives("Två, tre", hand="other", seen=2, turn=7)) == Place(Landing.written, 2)


def test_the_same_words_are_never_a_conflict() -> None:
    assert place([stands()], arrives("Ett", hand="other", seen=1)) == Place(Landing.known, 1)


def test_an_empty_sheet_over_somebodys_words_takes_nothing_away_and_makes_nothing() -> None:
    assert place([stands()], arrives("", hand="other", seen=0)) == Place(Landing.nothing, 2)


def test_a_page_without_scripts_has_no_hand_and_goes_by_what_it_has_seen() -> None:
    unhandled = stands(hand="", turn=0)
    assert place([unhandled], arrives("Två", hand="", turn=0)) == Place(Landing.written, 1)
    assert place([unhandled], arrives("Två", hand="", turn=0, seen=2)) == Place(Landing.apart, 2)


def test_what_comes_after_a_sheet_became_a_note_is_kept_apart_and_an_empty_sheet_is_nothing() -> None:
    assert place([], arrives("Ett och två")) == Place(Landing.apart, 1)
    assert place([], arrives("Ett", seen=0)) == Place(Landing.begun, 1)
    assert place([], arrives("", seen=0)) == Place(Landing.nothing, 1)


def test_whatever_arrives_no_words_are_lost() -> None:
    """Every state of one sheet against every save: either they stand, or something later of the same hand does."""
    for version, turn, text in product((1, 2, 3), (0, 5), ("", "Ett")):
        sheet = stands(version=version, turn=turn, text=text)
        for seen, hand, sent_turn, said in product((0, 1, 3), ("mine", "other", ""), (4, 6), ("Ett", "Två")):
            found = place([sheet], arrives(said, seen=seen, hand=hand, turn=sent_turn))
            later = hand == "mine" and sent_turn <= turn
            kept = found.landing is Landing.known and (later or said == text)
            overwrites = found == Place(Landing.written, 1)
            assert kept or found.landing is Landing.apart or overwrites
            assert not overwrites or hand == "mine" or seen == version


@pytest.mark.parametrize(
    ("kind", "alone", "shown"),
    [
        (MeetingKind.family_meeting, False, Screen.family),
        (MeetingKind.family_meeting, True, Screen.own),
        (MeetingKind.follow_up, False, Screen.family),
        (MeetingKind.preparatory, False, Screen.own),
    ],
)
def test_the_screen_is_the_familys_until_somebody_says_otherwise(kind: MeetingKind, alone: bool, shown: Screen) -> None:
    assert screen(kind, alone) is shown


def test_one_before_the_screen_who_may_not_read_is_enough() -> None:
    youth, mother = FamilyReader(uuid4(), True, True), FamilyReader(uuid4(), False, True)
    secret = Told(to_family=True, secret_against=frozenset({mother.person_id}))
    from_police = Told(to_family=True, from_police=True)
    assert for_all(Told(to_family=True), [youth, mother])
    assert not for_all(secret, [youth, mother])
    assert for_all(from_police, [mother])
    assert not for_all(from_police, [mother, youth])
    assert not for_all(Told(to_family=True), [])


def test_who_did_not_come_is_not_before_the_screen_but_an_empty_room_opens_nothing() -> None:
    youth, mother = FamilyReader(uuid4(), True, True), FamilyReader(uuid4(), False, True)
    assert before_the_screen([youth, mother], {str(mother.person_id)}) == [youth]
    assert before_the_screen([youth, mother], {str(youth.person_id), str(mother.person_id)}) == [youth, mother]


def test_law_r59_words_about_offences_are_not_written_on_a_screen_that_a_young_person_sees() -> None:
    assert written_openly(offences=False)
    assert not written_openly(offences=True)


def test_two_readings_of_the_same_texts_are_marked_the_same() -> None:
    one, two = uuid4(), uuid4()
    assert mark([(one, 1), (two, 4)]) == mark([(two, 4), (one, 1)])
    assert mark([(one, 1)]) != mark([(one, 2)])
    assert mark([]) == ""
