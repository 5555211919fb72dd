"""The steps by which minutes become final, the same for a meeting with the family and for a group's."""

from collections.abc import Collection

from sspf.errors import Refused
from sspf.meetings.models import Adjustable, Asked
from sspf.meetings.rules import minutes as rules
from sspf.meetings.rules.minutes import MINUTES_TRANSITIONS, MinutesProblem, MinutesState, Verdict
from sspf.states import advance
from sspf.work import Work


def send_out(work: Work, minutes: Adjustable) -> None:
    """Begin a new round: nothing in them changes until those who are asked have answered."""
    _step(work, minutes, MinutesState.out)
    minutes.round, minutes.sent_at = minutes.round + 1, work.now


def say(work: Work, minutes: Adjustable, own: Asked, verdict: Verdict, words: str) -> None:
    """Note an answer; its words are written by whoever asks, who knows what seals them. Raises `Refused`."""
    if (problem := rules.answer_problem(minutes.state, own.verdict, verdict, words)) is not None:
        raise Refused(*problem)
    own.verdict, own.answered_at = verdict, work.now


def settle(work: Work, minutes: Adjustable, verdicts: Collection[Verdict]) -> MinutesState:
    """Let the minutes become what all answers of the round make of them, and say what that is."""
    after = rules.after_answer(verdicts)
    if after is not minutes.state:
        _step(work, minutes, after)
    return after


def take_back(work: Work, minutes: Adjustable) -> None:
    """Back to be written in. Raises `Refused` unless they are out."""
    if minutes.state is not MinutesState.out:
        raise Refused(MinutesProblem.not_out)
    _step(work, minutes, MinutesState.draft)


def decide(work: Work, minutes: Adjustable, reason: str) -> None:
    """Adjusted without all answers, once the day for them has passed. Raises `Refused`, also without a reason."""
    if minutes.state is not MinutesState.out:
        raise Refused(MinutesProblem.not_out)
    if (problem := rules.deciding_problem(minutes.due_on, work.today, reason)) is not None:
        raise Refused(*problem)
    _step(work, minutes, MinutesState.adjusted)


def _step(work: Work, minutes: Adjustable, wanted: MinutesState) -> None:
    minutes.state = advance(MINUTES_TRANSITIONS, minutes.state, wanted)
    minutes.due_on = rules.due_on(work.today, work.catalogue.deadlines.minutes_working_days)
    minutes.version += 1
    if wanted is MinutesState.adjusted:
        minutes.adjusted_at = work.now
