"""Two coordinators at the same instant: the second sees what the first one did, and nobody meets a fault."""

from threading import Thread

import pytest
from sqlalchemy import text

from sspf.periods import Period
from sspf.steering.actions import filling
from tests.browser import Visitor
from tests.factories import groups
from tests.house import House

RUNNING, CLOSED = Period(2026, "ht"), Period(2026, "vt")


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_of_two_who_fetch_the_first_figures_at_once_both_get_them(house: House) -> None:
    """On SQLite the second waits before it looks; PostgreSQL lets both look and find that nobody has fetched."""
    meeting_id = groups.steering(house)
    visitor = Visitor(house).sign_in("koordinator")
    here = f"/organisation/moten/{meeting_id}"
    with house.work("ersattare") as quick:
        filling.fetch(quick, meeting_id, RUNNING)
        quick.flush()
        slow = Thread(target=visitor.fill, args=(f"{here}/siffror",), kwargs={"period": CLOSED.slug})
        slow.start()
        _until_it_waits(house, slow)
        quick.commit()
        slow.join()
    assert "Siffrorna är hämtade" in visitor.text
    assert "gäller vårterminen 2026" in visitor.text


def _until_it_waits(house: House, slow: Thread) -> None:
    """Until the slow one waits for what the quick one has written, or is through without waiting."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with house.installation.engine.connect() as connection:
        while slow.is_alive() and not connection.scalar(waiting):
            slow.join(0.05)
