"""Letters that still lie in the box: opening them for those who may read an anmälan."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.crypto.letters import LETTERBOX, LetterboxKey
from sspf.crypto.scope import Purpose
from sspf.errors import Damaged
from sspf.referrals.models import Letter
from sspf.referrals.rules import letters
from sspf.referrals.rules.progress import is_professional
from sspf.referrals.rules.sending import Sent
from sspf.work import Work


def find(work: Work, letter_id: UUID, handle: bool = False) -> Letter | None:
    """The letter, if it still lies there. To handle it locks it until the unit ends: it is taken up once."""
    query = select(Letter).where(Letter.id == letter_id)
    return work.session.scalars(query.with_for_update() if handle else query).one_or_none()


def lies_here(work: Work, letter_id: UUID) -> bool:
    """Whether an anmälan is still a letter that nobody has taken up."""
    return work.session.scalar(select(Letter.id).where(Letter.id == letter_id)) is not None


def admit(work: Work, permission: Permission) -> None:
    """Access to the letterbox was decided: whoever reads every anmälan opens every letter."""
    work.grant(permission)
    scope, zone = LETTERBOX
    work.keys.admit(scope, [zone], Purpose.read)


def opened(work: Work, lying: Iterable[Letter]) -> dict[UUID, Sent | None]:
    """What the letters say, after `admit`; None for one that does not open.

    Anyone who can write in the database can put rubbish into the box, and rubbish must not keep the rest from being
    read.
    """
    found: dict[UUID, Sent | None] = {}
    key: LetterboxKey | None = None
    for letter in lying:
        key = key or LetterboxKey(work.keys.release(*LETTERBOX, Purpose.read))
        found[letter.id] = _read(key, letter)
    return found


def _read(key: LetterboxKey, letter: Letter) -> Sent | None:
    try:
        sent = letters.read(key.open(letter.bound, letter.envelope))
    except (Damaged, letters.Illegible):
        return None
    # Anyone can seal. Only who signed in has an account in the letter, and only they send on duty.
    return None if letter.account_id is None and is_professional(sent.sender.source) else sent
