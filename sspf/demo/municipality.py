"""Fills the demo: the staff first, then everything that happens to the invented families."""

from sspf.access.actor import SYSTEM
from sspf.crypto.passwords import Passwords
from sspf.demo import staff
from sspf.installation import Installation
from sspf.work import begin


def fill(house: Installation) -> None:
    """Employ the demo's staff in an empty installation."""
    with begin(house, SYSTEM) as work:
        staff.employ(work, Passwords().hash(staff.PASSWORD))
        work.commit()
