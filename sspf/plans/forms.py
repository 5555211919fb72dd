"""The forms of the plan: one small form per thing, so that it can be written while people talk."""

from collections.abc import Iterable, Sequence
from typing import Any, Self
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.plans.rules.contents import Content, GoalLine, MeasureLine
from sspf.plans.rules.states import (
    HIGHEST,
    LOWEST,
    REPORTABLE,
    RESULTS,
    FactorDegree,
    FollowUpDecision,
    MeasureState,
    PlanProblem,
    RatingVoice,
    needs_reason,
)
from sspf.plans.rules.terms import FactorTerms, FollowUpTerms, GoalTerms, MeasureTerms, PassageTerms, ReportTerms
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Radio, Text
from sspf.web.forms import Form, VersionedForm

Pairs = Iterable[tuple[str, str]]
SCALE = [(str(step), str(step)) for step in range(LOWEST, HIGHEST + 1)]
SENTENCE = 300
PARAGRAPH = 1000


def labelled(catalogue: Catalogue, members: Iterable[Any]) -> list[tuple[str, str]]:
    """Members of an enumeration as choices."""
    return [(each.value, catalogue.label(each)) for each in members]


def reasons(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Why a measure was not done, as choices."""
    return [(each.id, each.label) for each in catalogue.reasons.measure_not_done.values()]


class PassageForm(VersionedForm):
    """One of the running texts; `missing` is offered for the youth's own words only."""

    text = LongText(_l("Text"), _l("texten"), required=False)
    missing = Choice(_l("Om orden saknas: varför?"), _l("varför orden saknas"), required=False)

    def terms(self) -> PassageTerms:
        """What the action needs."""
        return PassageTerms(self.text.data or "", self.missing.data or None)


class FollowUpDayForm(VersionedForm):
    """When the plan is next followed up."""

    next_follow_up_on = Day(_l("Dag för uppföljning"), _l("dag för uppföljning"))


class FactorForm(VersionedForm):
    """One factor of the template."""

    factor = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"))
    degree = Radio(_l("Hur är det?"), _l("hur det är"))
    description = LongText(
        _l("Beskriv kort"),
        _l("beskrivningen"),
        required=False,
        longest=PARAGRAPH,
        description=_l("Vad syns, när och hur ofta? Skriv så att ungdomen kan läsa det."),
    )
    source = Choice(_l("Vem har berättat?"), _l("vem som har berättat"), required=False)

    def offer(self, factors: Pairs, sources: Pairs, catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.factor.offer(factors)
        self.source.offer(sources)
        self.degree.offer(labelled(catalogue, FactorDegree))
        return self

    def terms(self) -> FactorTerms:
        """What the action needs."""
        degree = FactorDegree(self.degree.data or "")
        return FactorTerms(self.factor.data or "", degree, self.description.data or "", self.source.data or None)


class GoalForm(VersionedForm):
    """A goal, with where we are now and where we want to be."""

    life_area = Choice(_l("Vad handlar målet om?"), _l("vad målet handlar om"))
    text = LongText(
        _l("Målet"),
        _l("målet"),
        longest=PARAGRAPH,
        description=_l(
            "Läses av alla som är med. Skriv inget om brott. "
            "Skriv så att det syns när målet är nått, gärna med ungdomens egna ord."
        ),
    )
    baseline = Radio(_l("Hur är det nu?"), _l("hur det är nu"), SCALE, required=False)
    target = Radio(_l("Vart vill vi?"), _l("vart ni vill"), SCALE, required=False)

    def terms(self) -> GoalTerms:
        """What the action needs."""
        ratings = [int(each.data) if each.data else None for each in (self.baseline, self.target)]
        return GoalTerms(self.life_area.data or "", self.text.data or "", *ratings)


class MeasureForm(VersionedForm):
    """Who promises what, by when. Owner and day may wait until the plan is fixed."""

    text = LongText(
        _l("Vad ska göras?"),
        _l("vad som ska göras"),
        longest=SENTENCE,
        description=_l("Läses av alla som är med. Skriv inget om brott."),
    )
    performer = Radio(_l("Vem gör det?"), _l("vem som gör det"), default=Performer.agency.value)
    unit = Choice(
        _l("Ansvarig enhet"),
        _l("ansvarig enhet"),
        required=False,
        description=_l("Enheten som gör det, eller som följer upp det ungdomen eller vårdnadshavaren gör."),
    )
    goal_thread = Choice(_l("Vilket mål hör det till?"), _l("mål"), required=False)
    start_on = Day(_l("Börjar"), _l("startdag"), required=False)
    due_on = Day(_l("Klart senast"), _l("dagen det ska vara klart"), required=False)
    follow_up = Text(_l("Hur ser vi att det blir gjort?"), _l("hur det följs upp"), required=False, longest=SENTENCE)

    def offer(self, units: Pairs, goals: Sequence[GoalLine], catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.unit.offer(units)
        self.goal_thread.offer((str(each.thread), each.text) for each in goals)
        self.performer.offer(labelled(catalogue, Performer))
        return self

    def terms(self) -> MeasureTerms:
        """What the action needs."""
        goal = UUID(self.goal_thread.data) if self.goal_thread.data else None
        days = self.due_on.data, self.start_on.data
        performer = Performer(self.performer.data or "")
        return MeasureTerms(
            self.text.data or "", performer, self.unit.data or None, *days, goal, self.follow_up.data or ""
        )


class ReportForm(Form):
    """How a measure went."""

    state = Radio(_l("Hur gick det?"), _l("hur det gick"))
    reason = Choice(_l("Varför?"), _l("skäl"), required=False)
    why = LongText(_l("Berätta gärna kort"), _l("texten"), required=False, longest=PARAGRAPH)

    def offer(self, catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.state.offer(labelled(catalogue, REPORTABLE))
        self.reason.offer(reasons(catalogue))
        return self

    def terms(self) -> ReportTerms:
        """What the action needs."""
        return ReportTerms(MeasureState(self.state.data or ""), self.reason.data or None, self.why.data or "")


class FollowUpForm(Form):
    """A follow-up. The fields for the plan's own measures and goals are added by `over`."""

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
    decision = Radio(_l("Vad händer nu?"), _l("vad som händer nu"))
    next_follow_up_on = Day(_l("Nästa uppföljning"), _l("dag för nästa uppföljning"), required=False)
    content: Content

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

    def goal_rows(self) -> list[tuple[GoalLine, list[Field]]]:
        """Each goal with the field of each voice."""
        return [(each, [self[_rating(each.thread, voice)] for voice in RatingVoice]) for each in self.content.goals]

    def validate(self, extra_validators: Any = None) -> bool:
        """Also: whoever says partly or not says why, at the measure in question."""
        right = bool(super().validate(extra_validators))
        for _measure, result, reason, why in self.measure_rows():
            if result.data and needs_reason(MeasureState(result.data), reason.data, why.data):
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
            for voice, field in zip(RatingVoice, fields, strict=True)
            if field.data
        }
        told = self.next_follow_up_on.data, self.note.data or "", results, ratings
        meeting = UUID(self.meeting_id.data) if self.meeting_id.data else None
        decision = FollowUpDecision(self.decision.data or "")
        heard = self.youth_words.data or "", self.youth_missing.data or None
        return FollowUpTerms(self._plan(), self.held_on.data, decision, *told, meeting, *heard)

    def _plan(self) -> UUID:
        """The version that the page showed; one that cannot be read is no version of ours."""
        try:
            return UUID(self.plan_id.data or "")
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
