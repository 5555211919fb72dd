"""Two people at the same instant: the second finds out, and nothing is lost."""

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.models import Person
from sspf.cases.queries import reach
from sspf.errors import Overtaken
from tests.factories import cases
from tests.house import House


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_of_two_saves_at_the_same_instant_the_second_is_told(house: House) -> None:
    """On SQLite the second waits for the write lock and sees the new version; PostgreSQL lets both read the old one."""
    made = cases.family(house)
    with house.work() as slow, house.work() as quick:
        for work in (slow, quick):
            reach.find(work, Permission.case_manage, made.case_id)
            person = work.session.scalars(select(Person).where(Person.id == made.youth_id)).one()
            work.same_version(person, 1, {})
            person.given_name = "Alma" if work is quick else "Elva"
            if work is quick:
                work.record(*slow.events)
        quick.flush()
        quick.session.commit()
        with pytest.raises(Overtaken):
            slow.flush()
