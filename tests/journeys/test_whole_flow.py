"""One case from anmälan to avslut, in real browsers, by everyone who has a part in it."""

from playwright.sync_api import Browser

from tests.house import House
from tests.journeys.steps import consent, meeting, people, referral
from tests.journeys.steps.story import Story, told


def test_a_case_goes_from_anmalan_to_avslut(sqlite_house: House, browser: Browser) -> None:
    with told(sqlite_house, browser) as story:
        _tell(story)
        print(story.seconds, len(story.walk.seen), sorted(story.walk.pages))


def _tell(story: Story) -> None:
    with story.step("anmälan"):
        referral.guardian_sends(story)
    with story.step("öppna ärendet"):
        referral.coordinator_answers(story)
    with story.step("personer"):
        people.family_is_written_in(story)
    with story.step("förbereda samtycke"):
        consent.prepared(story)
    with story.step("en skriver på"):
        consent.one_signs(story)
    with story.step("båda skriver på"):
        consent.both_sign(story)
    with story.step("kallelse"):
        meeting.called(story)
    with story.step("svar på kallelsen"):
        meeting.answered(story)
    with story.step("möte"):
        meeting.held(story)
