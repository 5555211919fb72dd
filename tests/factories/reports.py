"""Builds reports. They name no young person; who signs them is made up."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sspf import periods
from sspf.activities import ActivityState
from sspf.reports.actions import publishing, reports, texts
from sspf.reports.queries import drafts
from sspf.reports.rules.activities import ActivityRow
from sspf.reports.rules.beginning import BeginTerms
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from tests.house import House

SITTING = date(2027, 5, 24)
SIGNER, TITLE = "Lo Exempelsson", "strateg"
PROGRAMME = ProgrammeTerms(
    programme="Trygga fritider",
    period="2024–2027",
    texts=("Arbetet följer planen.", "- Ljus på vägen\n- Vuxna ute", "Fler mötesplatser.", "", "Planen löper ut."),
    signer=SIGNER,
    signer_titles=TITLE,
)
LETTER = LetterTerms(
    officer=SIGNER,
    phone="08-465 004 20",
    dated="2027-04-12",
    reference="KS 2027/0001",
    proposal="Uppföljningen läggs till handlingarna.",
    background="Planerna följs upp varje år.\n\n- Trygga fritider\n  - En del",
    annexes="Sammanställning av insatser",
    signer=SIGNER,
    signer_titles=TITLE,
)


def begun(house: House, slug: str = "2026-vt") -> UUID:
    """A draft of a term's or a year's report."""
    with house.work() as work:
        report_id = reports.begin(work, BeginTerms(periods.read(slug)))
        work.commit()
    return report_id


def follow_up(house: House, *programmes: ProgrammeTerms, letter: LetterTerms | None = None) -> UUID:
    """A draft of a follow-up to kommunfullmäktige, with these programmes."""
    with house.work() as work:
        report_id = reports.begin(work, BeginTerms(None, SITTING))
        for each in programmes:
            texts.add_programme(work, report_id, replace(each, nameless=True))
        if letter is not None:
            texts.write_letter(work, report_id, replace(letter, nameless=True), None)
        work.commit()
    return report_id


def said(house: House, report_id: UUID, text: str, section: str = "sammanfattning") -> None:
    """Words under one part of a draft."""
    with house.work() as work:
        texts.write(work, report_id, section, text, None, True)
        work.commit()


def published(house: House, report_id: UUID, note: str = "") -> int:
    """The number of the edition that a draft or a correction became."""
    with house.work() as work:
        number = publishing.publish(work, report_id, note, True)
        work.commit()
    return number


def reopened(house: House, report_id: UUID) -> None:
    """A published report that is being put right."""
    with house.work() as work:
        reports.reopen(work, report_id)
        work.commit()


def acted(house: House, act: Any, *values: Any) -> Any:
    """One act by the coordinator."""
    with house.work() as work:
        result = act(work, *values)
        work.commit()
    return result


def visited(house: House) -> dict[str, object]:
    """A report that was published and is being put right, with a row of everything that an address can name."""
    report_id = begun(house, "2025")
    said(house, report_id, "Det går bra.")
    for _ in range(2):
        acted(house, texts.add_programme, report_id, replace(PROGRAMME, nameless=True))
    published(house, report_id)
    reopened(house, report_id)
    row = ActivityRow("Vuxna ute på kvällen", ActivityState.ongoing, nameless=True)
    acted(house, texts.add_activity, report_id, row)
    with house.work() as work:
        view = drafts.show(work, report_id)
    return {"report_id": report_id, "programme_id": view.programmes[1].id, "row_id": view.activities[0].id}
