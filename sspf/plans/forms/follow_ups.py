"""The form of a follow-up, with fields for the plan's own measures and goals."""

from typing import Any, Self
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField

from sspf.catalogue.loader import Catalogue
from sspf.plans.forms.follow_up_days import LateReason
from sspf.plans.forms.offers import SCALE, SENTENCE, labelled, reasons
from sspf.plans.rules.contents import Content, GoalLine
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import (
    RESULTS,
    FollowUpDecision,
    MeasureState,
    PlanProblem,
    RatingVoice,
    needs_reason,
)
from sspf.plans.rules.terms import FollowUpTerms, ReportTerms
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Pairs, Radio, Text
from sspf.web.forms import VersionedForm


class FollowUpForm(LateReason, VersionedForm):
    """A follow-up. The fields for the plan's own measures and goals are added by `over`.

    `version` is how many follow-ups there were when the page was shown.
    """

    plan_id = HiddenField()
    held_on = Day(_l("När gjordes uppföljningen?"), _l("dagen för uppföljningen"))
    meeting_id = Choice(_l("Vid vilket möte?"), _l("möte"), required=False)
    note = LongText(
        _l("Det viktigaste som sades"),
        _l("texten"),
        required=False,
        description=_l("Läses av alla som är med. Skriv inget om brott."),
    )
    youth_words = LongText(_l("Med ungdomens egna ord"), _l("ungdomens ord"), required=False, longest=2000)
    youth_missing = Choice(_l("Eller: varför saknas ungdomens ord?"), _l("varför de saknas"), required=False)
    guardian_words = LongText(
        _l("Vad säger vårdnadshavarna?"),
        _l("vårdnadshavarnas ord"),
        required=False,
        longest=2000,
        description=_l("Säger de olika saker: skriv vem som säger vad."),
    )
    decision = Radio(_l("Vad händer nu?"), _l("vad som händer nu"))
    next_follow_up_on = Day(_l("Nästa uppföljning"), _l("dag för nästa uppföljning"), required=False)
    content: Content

    @classmethod
    def starting(cls, content: Content, catalogue: Catalogue, meetings: Pairs, data: dict[str, Any]) -> Self:
        """The empty form, with the answers that the units have given already."""
        answered = [each for each in content.measures if not each.open and each.reports]
        for each in answered:
            key, last = each.thread.hex, each.reports[-1]
            data |= {f"result_{key}": each.state.value, f"reason_{key}": last.reason, f"why_{key}": last.why}
        return cls.over(content, catalogue, meetings, data={**data, "plan_id": content.version.id})

    @classmethod
    def over(cls, content: Content, catalogue: Catalogue, meetings: Pairs = (), **options: Any) -> Self:
        """The form for one version of the plan."""
        fields: dict[str, Any] = {}
        for measure in content.measures:
            fields |= _measure_fields(measure, catalogue)
        for goal in content.goals:
            fields |= _goal_fields(goal, catalogue)
        form: Self = type(cls.__name__, (cls,), fields)(**options)
        form.content = content
        form.decision.offer(labelled(catalogue, FollowUpDecision))
        form.meeting_id.offer(meetings)
        form.youth_missing.offer((each.id, each.label) for each in catalogue.reasons.voice_missing.values())
        return form

    def measure_rows(self) -> list[tuple[MeasureLine, Field, Field, Field]]:
        """Each measure with its fields: result, reason, why."""
        return [(each, *self._of("result", "reason", "why", thread=each.thread)) for each in self.content.measures]

    def goal_rows(self) -> list[tuple[GoalLine, list[tuple[RatingVoice, Field]]]]:
        """Each goal with the field of each voice."""
        voices = list(RatingVoice)
        goals = self.content.goals
        return [(each, [(voice, self[_rating(each.thread, voice)]) for voice in voices]) for each in goals]

    def validate(self, extra_validators: Any = None) -> bool:
        """Also: whoever says partly or not says why, at the measure in question; and the plan is the one shown."""
        right = bool(super().validate(extra_validators))
        if self._plan() != self.content.version.id:
            self.refuse(current.catalogue().label(PlanProblem.version_replaced))
            self.plan_id.data, right = str(self.content.version.id), False
        for _measure, result, reason, why in self.measure_rows():
            if result.data and not result.errors and needs_reason(MeasureState(result.data), reason.data, why.data):
                self.refuse(current.catalogue().label(PlanProblem.reason_needed), reason.name)
                right = False
        if not (self.youth_words.data or self.youth_missing.data):
            self.refuse(current.catalogue().label(PlanProblem.voice_needed), "youth_words")
            right = False
        return right

    def terms(self) -> FollowUpTerms:
        """What the action needs."""
        results = {
            each.thread: ReportTerms(MeasureState(result.data), reason.data or None, why.data or "")
            for each, result, reason, why in self.measure_rows()
        }
        ratings = {
            (goal.thread, voice): int(field.data)
            for goal, fields in self.goal_rows()
            for voice, field in fields
            if field.data
        }
        told = self.next_follow_up_on.data, self.note.data or "", results, ratings
        meeting = UUID(self.meeting_id.data) if self.meeting_id.data else None
        decision = FollowUpDecision(self.decision.data or "")
        heard = self.youth_words.data or "", self.youth_missing.data or None, self.guardian_words.data or ""
        seen = self.late_reason.data or "", self.seen
        return FollowUpTerms(self._plan(), self.held_on.data, decision, *told, meeting, *heard, *seen)

    def _plan(self) -> UUID:
        """The version that the page showed; one that cannot be read is no version of ours."""
        try:
            return UUID(str(self.plan_id.data or ""))
        except ValueError:
            return UUID(int=0)

    def _of(self, *names: str, thread: UUID) -> tuple[Field, Field, Field]:
        first, second, third = (self[f"{name}_{thread.hex}"] for name in names)
        return first, second, third


def _measure_fields(measure: MeasureLine, catalogue: Catalogue) -> dict[str, Any]:
    key = measure.thread.hex
    return {
        f"result_{key}": Radio(measure.text, _l("hur det gick"), labelled(catalogue, RESULTS)),
        f"reason_{key}": Choice(_l("Varför?"), _l("skäl"), reasons(catalogue), required=False),
        f"why_{key}": Text(_l("Berätta gärna kort"), _l("texten"), required=False, longest=SENTENCE),
    }


def _goal_fields(goal: GoalLine, catalogue: Catalogue) -> dict[str, Any]:
    return {
        _rating(goal.thread, voice): Radio(catalogue.label(voice), _l("skattningen"), SCALE, required=False)
        for voice in RatingVoice
    }


def _rating(thread: UUID, voice: RatingVoice) -> str:
    return f"rating_{thread.hex}_{voice.value}"
