"""One case from anmälan to avslut, in real browsers, by everyone who has a part in it."""

import pytest
from playwright.sync_api import Browser

from tests.canaries import files_below, found
from tests.house import House
from tests.journeys.steps import (
    accounts,
    closing,
    consent,
    follow_up,
    meeting,
    people,
    plan,
    referral,
    withdrawal,
)
from tests.journeys.steps.story import Story, told


def test_a_case_goes_from_anmalan_to_avslut_and_leaves_no_word_behind(
    sqlite_house: House,
    browser: Browser,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with told(sqlite_house, browser) as story:
        _until_the_case_is_shared(story)
        _until_the_plan_is_fixed(story)
        _until_the_case_is_closed(story)
        _behind_the_scenes(story)
        browsers = list(story.remembered_by_browsers())
    said = capfd.readouterr()
    logs = (caplog.text.encode(), said.out.encode(), said.err.encode())
    print(story.summary())
    with sqlite_house.work("granskare", writing=False) as work:
        assert work.faults_of_log() == []
    assert story.walk.pictures or len(story.secrets) > 60
    assert any(b"_user_id" in each for each in browsers), "the cookies could not be unpacked"
    assert found(story.secrets, [*files_below(sqlite_house.settings.data), *logs, *browsers]) == set()


def _until_the_case_is_shared(story: Story) -> None:
    with story.step("anmälan"):
        referral.guardian_sends(story)
        referral.coordinator_answers(story)
    with story.step("personer"):
        people.family_is_written_in(story)
    with story.step("samtycke"):
        consent.prepared(story)
        consent.one_signs(story)
        consent.both_sign(story)


def _until_the_plan_is_fixed(story: Story) -> None:
    with story.step("kallelse"):
        meeting.called(story)
        meeting.answered(story)
    with story.step("möte"):
        meeting.held(story)
    with story.step("plan"):
        plan.written(story)
        plan.fixed(story)
    with story.step("åtgärder"):
        plan.reported(story)


def _until_the_case_is_closed(story: Story) -> None:
    with story.step("uppföljningsmöte"):
        meeting.followed_up(story)
    with story.step("uppföljning"):
        follow_up.held(story)
    with story.step("enkät"):
        follow_up.youth_answers(story, follow_up.code_given(story))
    with story.step("tillbakataget samtycke"):
        withdrawal.school_sends(story)
        number = withdrawal.coordinator_opens(story)
        withdrawal.school_takes_part(story, number)
        withdrawal.guardian_withdraws(story, number)
    with story.step("avslut"):
        closing.case_closed(story)


def _behind_the_scenes(story: Story) -> None:
    with story.step("statistik"):
        closing.figures_shown(story)
    with story.step("konton"):
        accounts.manager_employed(story)
    with story.step("logg"):
        closing.log_read(story)
