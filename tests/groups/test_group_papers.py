"""Bilagor of a group's meeting: sealed with the meeting's key, read by whoever reads the minutes."""

import io

import pytest
from PIL import Image

from sspf.attachments import actions as attachments
from sspf.attachments.rules.intake import Kept, MediaType
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import NotFound
from sspf.groups.actions import papers as actions
from sspf.groups.queries import minutes, papers
from sspf.meetings.rules.minutes import MinutesProblem
from tests.browser import Visitor
from tests.factories import groups
from tests.groups.acting import acted, refused
from tests.house import House

PAPER = Kept(MediaType.pdf, b"%PDF-1.7 presentation om kanarieholmen")


def test_complaint_s19_minutes_have_numbers_justerare_and_bilagor(house: House) -> None:
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    acted(house, actions.attach, meeting_id, "Presentation om fritidsgården", PAPER)
    groups.held(house, meeting_id)
    groups.sent(house, meeting_id, "styrgrupp")
    with house.work("styrgrupp") as work:
        view = minutes.of_meeting(work, meeting_id)
        (paper,) = view.papers
        kind, content = papers.content(work, meeting_id, paper.id)
    assert (view.paragraphs, view.closing) == ((1, 8), 8)
    assert [each.name for each in view.adjusters] == ["Stina Hallberg"]
    assert (paper.title, kind, content) == ("Presentation om fritidsgården", MediaType.pdf, PAPER.content)
    assert refused(house, actions.attach, meeting_id, "En till", PAPER) is MinutesProblem.out_for_adjustment
    assert refused(house, actions.take_away, meeting_id, paper.id) is MinutesProblem.out_for_adjustment


def test_what_lies_on_disk_is_sealed_and_nobody_else_fetches_it(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id, other = groups.steering(house), groups.working(house)[0]
    acted(house, actions.attach, meeting_id, "Presentation", PAPER)
    (on_disk,) = [each for each in house.settings.attachments.iterdir() if each.is_file()]
    assert b"kanarieholmen" not in on_disk.read_bytes()
    with house.work() as work:
        (paper,) = papers.of_meeting(work, groups.row(work, meeting_id))
    for login, place in (("kurator", meeting_id), ("fritidschef", other)):
        with house.work(login) as work, pytest.raises(NotFound):
            papers.content(work, place, paper.id)


def test_a_file_that_is_taken_away_goes_with_the_next_sweep(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    acted(house, actions.attach, meeting_id, "Presentation", PAPER)
    house.clock.forward(minutes=1)
    acted(house, actions.attach, meeting_id, "Karta", PAPER)
    house.clock.at = house.clock.at.replace(year=house.clock.at.year + 20)  # files have the disk's own time
    with house.work() as work:
        first, _ = papers.of_meeting(work, groups.row(work, meeting_id))
        assert attachments.sweep(work) == 0
    acted(house, actions.take_away, meeting_id, first.id)
    with house.work() as work:
        assert attachments.sweep(work) == 1
        assert [each.title for each in papers.of_meeting(work, groups.row(work, meeting_id))] == ["Karta"]


def test_a_bilagas_title_names_nobody(sqlite_house: House) -> None:
    meeting_id = groups.steering(sqlite_house)
    named = refused(sqlite_house, actions.attach, meeting_id, "Brev från Olle Berg", PAPER)
    assert named is NamelessProblem.may_name_someone


def test_a_picture_is_added_in_the_browser_and_drawn_anew(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    leader, path = Visitor(house).sign_in("koordinator"), f"/organisation/moten/{meeting_id}/bilagor/ny"
    leader.get(path)
    leader.post(path, 422, title="Karta")
    assert "Välj en fil." in leader.text
    drawn = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(drawn, "PNG")
    leader.post(path, 303, title="Karta", file=(io.BytesIO(drawn.getvalue()), "karta.png"))
    leader.follow()
    assert "Karta (PNG)" in leader.text
    with house.work() as work:
        (paper,) = papers.of_meeting(work, groups.row(work, meeting_id))
    leader.get(f"/organisation/moten/{meeting_id}/bilagor/{paper.id}")
    assert leader.response.headers["Content-Disposition"] == 'attachment; filename="bilaga.png"'
