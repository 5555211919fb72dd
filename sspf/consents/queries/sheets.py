"""What is printed for a round: its sheet, and a page to answer on for each person who is asked."""

from typing import Any
from uuid import UUID

from sspf import typeset
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.consents.queries import papers
from sspf.consents.rules.lines import RoundLine, SignerLine
from sspf.consents.rules.sheets import Sheet, chosen_language, sheet
from sspf.errors import NotFound
from sspf.work import Work


def sheet_of(work: Work, line: RoundLine, language: str) -> Sheet:
    """The sheet of a round in a language, or in Swedish where its text cannot be read in that one."""
    catalogue = work.catalogue
    chosen = chosen_language(catalogue, line.text.id, language)
    return sheet(catalogue, line.text.id, chosen, dict(line.units), dict(line.kinds))


def printed(work: Work, sight: reach.Sight, consent_id: UUID, language: str, person: str) -> dict[str, Any]:
    """The plain values of a round's paper. `person` is the id of the one who is to answer; none for everyone asked."""
    known, head = papers.papers(work, sight), case_people.head(work, sight)
    line = known.round(consent_id)
    asked = [each for each in known.signers if person in ("", str(each.id))]
    if person and not asked:
        raise NotFound
    made = sheet_of(work, line, language)
    return {
        **made.values(),
        **sender(work, made),
        "foot": f"{made.language.words.case_number} {head.number} · {made.text.label}",
        "youth": head.youth,
        "protected": head.protected,
        "from_on": line.from_on.isoformat(),
        "until_on": line.until_on.isoformat(),
        "sheets": [_answer(made, each) for each in asked],
    }


def sender(work: Work, made: Sheet) -> dict[str, Any]:
    """Whose paper it is, whom to call, and in which typefaces it is set."""
    municipality = work.catalogue.municipality
    return {
        "municipality": municipality.name,
        "phone": municipality.coordinator_phone,
        "data_protection": municipality.data_protection_contact,
        "fonts": typeset.families(made.language.font),
    }


def _answer(made: Sheet, signer: SignerLine) -> dict[str, str]:
    return {"name": signer.name, "declaration": signer.declaration(made.text)}
