"""Builds kartläggande samtal."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sspf.talks import actions
from sspf.talks.rules import Participation, TalkTerms, Teller, Told, Voice, Wishes
from tests.house import START, House

TODAY = START.date()
TERMS = TalkTerms(
    held_on=TODAY,
    present="Alva, Ylva och koordinatorn",
    voice=Voice("Jag vill att någon väntar vid bussen."),
    topics={"skola": "Stannar hemma på måndagar.", "kamrater": "Två nära vänner."},
    youth_wants="Börja måla igen.",
    wishes=Wishes(
        not_raised="Mormors sjukdom.",
        invited="Kuratorn, men inte hela arbetslaget.",
        teller=Teller.youth,
        participation=Participation.digital,
        participation_note="Hemifrån, med kameran av.",
    ),
    told=Told(TODAY, "muntligt, med broschyren", "koordinatorn", "Alva berättade med egna ord."),
    application_told_on=TODAY,
)
TYPED: dict[str, Any] = {
    "held_on": "2026-11-23",
    "present": "Alva, Ylva och koordinatorn",
    "topic_skola": "Stannar hemma på måndagar.",
    "voice_words": "Jag vill att någon väntar vid bussen.",
    "voice_missing": "",
    "not_raised": "Mormors sjukdom.",
    "teller": "youth",
    "participation": "letter",
}
"""The same, as the coordinator types it."""


def written(house: House, case_id: UUID, **changes: Any) -> UUID:
    """A talk that the coordinator has written down."""
    with house.work("koordinator") as work:
        talk_id = actions.write(work, case_id, replace(TERMS, **changes))
        work.commit()
    return talk_id
