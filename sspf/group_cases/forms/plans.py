"""The forms of a group's plan: what it wants to lead to, its activities, and how they went."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from flask_babel import lazy_gettext as _l

from sspf.activities import ActivityAim, ActivityState
from sspf.cases.forms.nameless import NamelessForm
from sspf.group_cases.rules.plan import ActivityTerms, ReportTerms
from sspf.web import current
from sspf.web.fields import Checks, Choice, LongText, Radio, Text
from sspf.web.when import When


class ResultsForm(NamelessForm):
    """The desired results, one on each line."""

    results = LongText(_l("Önskat resultat"), _l("det önskade resultatet"), required=False, longest=2000)

    @classmethod
    def over(cls, results: Iterable[str], version: int | None) -> Self:
        """The form over what is written."""
        return cls(data={"results": "\n".join(results), "version": version})

    def lines(self) -> tuple[str, ...]:
        """The points, once the form is valid."""
        return _lines(self.results.data or "")


class ActivityForm(NamelessForm):
    """One activity: who answers for it, with whom, how it is followed up and by when it is done."""

    text = Text(_l("Aktivitet"), _l("aktiviteten"))
    aim = Radio(_l("Vad är den till för?"), _l("vad aktiviteten är till för"))
    owner = Choice(_l("Ansvarig aktör"), _l("vem som ansvarar"))
    together = Checks(_l("Samverkan"), _l("vilka som är med"), required=False)
    due = When(_l("Klart"), _l("när det är klart"), required=False)
    follow_up = Text(_l("Uppföljning"), _l("uppföljningen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aim.offer((each.value, current.catalogue().label(each)) for each in ActivityAim)

    def offer_owners(self, owners: Mapping[str, str]) -> Self:
        """Offer those who work with the group, and the partners."""
        self.owner.offer(owners.items())
        self.together.offer(owners.items())
        return self

    @classmethod
    def over(cls, terms: ActivityTerms, version: int) -> Self:
        """The form over what is written."""
        names = ("text", "aim", "owner", "due", "follow_up")
        stored = {name: getattr(terms, name) for name in names}
        return cls(data={**stored, "together": list(terms.together), "version": version})

    def terms(self) -> ActivityTerms:
        """What was typed, once the form is valid."""
        return ActivityTerms(
            text=self.text.data or "",
            aim=ActivityAim(self.aim.data),
            owner=self.owner.data,
            together=tuple(self.together.data or ()),
            follow_up=self.follow_up.data or "",
            due=self.due.data,
            nameless=bool(self.nameless.data),
        )


class AgreedForm(NamelessForm):
    """What was agreed at a föräldramöte becomes activities: which lines, who answers for them, and by when."""

    lines = Checks(_l("Vad ni kom överens om"), _l("minst en rad"))
    owner = Choice(_l("Ansvarig aktör"), _l("vem som ansvarar"))
    due = When(_l("Klart"), _l("när det är klart"), required=False)

    def offer(self, agreed: str, owners: Mapping[str, str]) -> Self:
        """Offer the lines of what was agreed, and those who can answer for them."""
        self.lines.offer((str(number), text) for number, text in enumerate(_lines(agreed)))
        self.owner.offer(owners.items())
        return self

    def terms(self, agreed: str) -> list[ActivityTerms]:
        """The activities, once the form is valid. The texts were looked through when they were written down."""
        chosen = set(self.lines.data or ())
        texts = [text for number, text in enumerate(_lines(agreed)) if str(number) in chosen]
        return [
            ActivityTerms(each, ActivityAim.preventing, self.owner.data, due=self.due.data, nameless=True)
            for each in texts
        ]


class ActivityReportForm(NamelessForm):
    """How an activity went."""

    state = Radio(_l("Hur gick det?"), _l("hur det gick"))
    reason = LongText(_l("Varför?"), _l("varför"), required=False, longest=600)
    moved_to = When(_l("Framflyttad till"), _l("när det blir i stället"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state.offer((each.value, current.catalogue().label(each)) for each in ActivityState)

    def terms(self) -> ReportTerms:
        """What was typed, once the form is valid."""
        state = ActivityState(self.state.data)
        moved_to = self.moved_to.data if state is ActivityState.moved else None
        return ReportTerms(state, self.reason.data or "", moved_to, bool(self.nameless.data))


def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text, without what marks points in lists."""
    return tuple(line for each in text.splitlines() if (line := each.lstrip(" \t•*–-").rstrip()))
