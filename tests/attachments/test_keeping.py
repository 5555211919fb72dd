"""Files of a case: sealed on disk, fetched by coordinators only, swept when nothing refers to them."""

import io
import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.attachments import actions, queries
from sspf.attachments.models import Attachment
from sspf.attachments.rules.intake import LARGEST_OF_CASE, Kept, MediaType, taken_in
from sspf.attachments.rules.problems import AttachmentProblem
from sspf.cases.queries import reach
from sspf.errors import Damaged, NotFound, Refused
from tests.attachments.samples import photograph
from tests.browser import Visitor
from tests.factories import cases
from tests.house import House

PAPER = Kept(MediaType.png, b"Samtycke, undertecknat i Kalmar. " * 9000)


def kept(house: House, case_id: UUID, what: Kept = PAPER) -> UUID:
    with house.work() as work:
        attachment_id = actions.attach(work, reach.find(work, Permission.consent_register, case_id), what)
        work.commit()
    return attachment_id


def opened(house: House, case_id: UUID, attachment_id: UUID) -> bytes:
    with house.work(writing=False) as work:
        return queries.content(work, reach.find(work, Permission.consent_read, case_id), attachment_id)[1]


def folder(house: House) -> Path:
    return house.settings.data / "bilagor"


def test_a_file_comes_back_as_it_was_and_lies_sealed_on_disk(house: House) -> None:
    case_id = cases.family(house).case_id
    attachment_id = kept(house, case_id)
    assert opened(house, case_id, attachment_id) == PAPER.content
    on_disk = (folder(house) / str(attachment_id)).read_bytes()
    assert len(on_disk) > len(PAPER.content)
    assert b"Kalmar" not in on_disk


def test_a_file_is_found_in_its_own_case_only(house: House) -> None:
    mine, other = cases.family(house).case_id, cases.family(house).case_id
    attachment_id = kept(house, mine)
    with pytest.raises(NotFound):
        opened(house, other, attachment_id)


def test_two_files_that_change_places_on_disk_do_not_open(sqlite_house: House) -> None:
    case_id = cases.family(sqlite_house).case_id
    one, other = (folder(sqlite_house) / str(kept(sqlite_house, case_id)) for _ in range(2))
    halfway = one.with_suffix(".bytt")
    one.rename(halfway)
    other.rename(one)
    halfway.rename(other)
    for each in (one, other):
        with pytest.raises(Damaged):
            opened(sqlite_house, case_id, UUID(each.name))


def test_a_case_has_room_for_a_hundred_megabytes_and_no_more(sqlite_house: House) -> None:
    case_id = cases.family(sqlite_house).case_id
    attachment_id = kept(sqlite_house, case_id)
    with sqlite_house.work() as work:
        sight = reach.find(work, Permission.consent_register, case_id)
        row = work.session.get(Attachment, attachment_id)
        assert row is not None
        row.size = LARGEST_OF_CASE - 10
        work.flush()
        actions.attach(work, sight, Kept(MediaType.png, b"0123456789"))
        work.flush()
        with pytest.raises(Refused) as caught:
            actions.attach(work, sight, Kept(MediaType.png, b"1"))
    assert caught.value.reason is AttachmentProblem.case_is_full


def test_a_unit_of_work_that_is_undone_leaves_a_file_that_nobody_names_and_the_sweep_takes(house: House) -> None:
    case_id = cases.family(house).case_id
    stays = kept(house, case_id)
    with house.work() as work:
        left = actions.attach(work, reach.find(work, Permission.consent_register, case_id), PAPER)
        work.undo()
    (folder(house) / f"{UUID(int=5)}.half").write_bytes(b"halv")
    assert swept(house, written=timedelta()) == 0  # somebody may be at work on them
    assert swept(house, written=timedelta(hours=2)) == 2
    assert {path.name for path in folder(house).iterdir()} == {str(stays)}
    assert left != stays
    assert opened(house, case_id, stays) == PAPER.content


def swept(house: House, written: timedelta) -> int:
    """Sweep when all files were written so long ago."""
    then = (house.clock.at - written).timestamp()
    for path in folder(house).iterdir():
        os.utime(path, (then, then))
    with house.work(SYSTEM) as work:
        return actions.sweep(work)


def test_a_file_is_given_to_keep_with_its_exact_type_and_nobodys_name(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    attachment_id = kept(sqlite_house, made.case_id, taken_in(photograph()))
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    answer = visitor.client.get(f"/arenden/{made.case_id}/bilagor/{attachment_id}")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bilaga-2026-0001.jpg"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert io.BytesIO(answer.data).read(3) == b"\xff\xd8\xff"


def test_a_file_that_is_damaged_is_not_given_in_part(sqlite_house: House) -> None:
    case_id = cases.family(sqlite_house).case_id
    attachment_id = kept(sqlite_house, case_id)
    path = folder(sqlite_house) / str(attachment_id)
    path.write_bytes(path.read_bytes()[: -(64 * 1024 + 16)])
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{case_id}/bilagor/{attachment_id}", status=500)
    assert "Samtycke" not in visitor.response.text


@pytest.mark.parametrize("login", ["rektor", "kurator", "styrgrupp", "granskare", "administrator"])
def test_nobody_but_a_coordinator_fetches_a_file(sqlite_house: House, login: str) -> None:
    made = cases.shared(sqlite_house, ["skola-norr"])
    attachment_id = kept(sqlite_house, made.case_id)
    Visitor(sqlite_house).sign_in(login).get(f"/arenden/{made.case_id}/bilagor/{attachment_id}", status=403)
