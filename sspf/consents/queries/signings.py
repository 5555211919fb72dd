"""The screen that is handed over: whose turn it is, what is shown there, word for word."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.clock import local_date
from sspf.consents import models
from sspf.consents.queries import papers, sheets
from sspf.consents.rules.facts import Pair
from sspf.consents.rules.foresight import Preview, UnitAhead
from sspf.consents.rules.lines import SignerLine
from sspf.consents.rules.sheets import Sheet
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is at the screen, and what is asked. `open`: nothing has been answered yet."""

    id: UUID
    case_id: UUID
    consent_id: UUID
    open: bool
    signer: SignerLine
    youth: str
    from_on: date
    until_on: date
    sheet: Sheet
    informed_by: str
    interpreter: str

    @property
    def declaration(self) -> str:
        """What the signer puts the name to, in the language of the screen."""
        return self.signer.declaration(self.sheet.text)

    def shown(self, chosen: frozenset[Pair], excluded: str, preview: Preview) -> dict[str, Any]:
        """Everything that stands on the screen when the signer signs, as plain values."""
        return {
            "text": self.sheet.values(),
            "signer": self.signer.name,
            "capacity": self.signer.capacity.value,
            "about": self.youth,
            "period": [self.from_on.isoformat(), self.until_on.isoformat()],
            "declaration": self.declaration,
            "chosen": sorted(map(list, chosen)),
            "excluded": excluded,
            "at_once": _ahead(preview.at_once),
            "later": _ahead(preview.later),
        }


def last_case(work: Work, login_id: UUID) -> UUID | None:
    """The case for which this login's device was handed over last."""
    row = _last(work, login_id)
    return None if row is None else row.case_id


def turn(work: Work, login_id: UUID) -> Turn:
    """The turn at the device of this login; `NotFound` when it was never handed over."""
    row = _last(work, login_id)
    if row is None:
        raise NotFound
    sight = reach.find(work, Permission.consent_register, row.case_id)
    known, head = papers.papers(work, sight), case_people.head(work, sight)
    line = known.round(row.consent_id)
    signer = next((each for each in known.signers if each.id == row.signer_id), None)
    if signer is None:
        raise NotFound
    return Turn(
        row.id,
        row.case_id,
        row.consent_id,
        row.ended_at is None,
        signer,
        head.youth,
        line.from_on,
        line.until_on,
        sheets.sheet_of(work, line, row.language),
        row.informed_by,
        row.interpreter,
    )


def _ahead(units: tuple[UnitAhead, ...]) -> list[dict[str, Any]]:
    """Who will see what through which day: instants to the day, so that the minutes of reading change nothing."""
    return [
        {
            "unit": unit.label,
            "people": list(unit.people),
            "spans": [
                {
                    "kinds": list(span.kinds),
                    "from": str(local_date(span.from_at)),
                    "until": str(local_date(span.until_at)),
                }
                for span in unit.spans
            ],
        }
        for unit in units
    ]


def _last(work: Work, login_id: UUID) -> models.Signing | None:
    """The turn that is open at this device, or the latest that was."""
    signing = models.Signing
    query = select(signing).where(signing.login_id == login_id)
    return work.session.scalars(
        query.order_by(signing.ended_at.is_not(None), signing.opened_at.desc()).limit(1)
    ).first()
