"""The forms of a measure: who promises what by when, how it went, and by when instead."""

from typing import Self
from uuid import UUID

from flask_babel import lazy_gettext as _l

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.plans.forms.offers import PARAGRAPH, SENTENCE, PlanForm, Table, labelled, reasons
from sspf.plans.rules.promises import Company, MeasureLine
from sspf.plans.rules.states import RESULTS, MeasureState
from sspf.plans.rules.terms import MeasureTerms, MoveTerms, ReportTerms
from sspf.web.fields import Checks, Choice, LongText, Radio, Text
from sspf.web.returning import ReturningForm
from sspf.web.when import When

WHEN = _l("Ett datum, en månad, en årstid eller ett år. Till exempel 15 december, juni 2027 eller hösten 2027.")


class MeasureForm(PlanForm):
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
    accepted = Checks(
        _l("Har enheten sagt ja?"), _l("om enheten har sagt ja"), [("ja", _l("Ja, här i rummet"))], required=False
    )
    due = When(_l("Klart senast"), _l("när det ska vara klart"), required=False, description=WHEN)
    start = When(_l("Börjar"), _l("när det börjar"), required=False)
    units = Checks(_l("Vilka enheter hjälper till?"), _l("enheter"), required=False)
    outsiders = Text(
        _l("Vilka andra hjälper till?"),
        _l("vilka andra som hjälper till"),
        required=False,
        description=_l("Till exempel en förening eller ett företag. De behöver inget konto och får inte läsa planen."),
    )
    follow_up = Text(_l("Hur ser vi att det blir gjort?"), _l("hur det följs upp"), required=False, longest=SENTENCE)
    goal_thread = Choice(_l("Vilket mål hör det till?"), _l("mål"), required=False)
    readers = Checks(
        _l("Vilka enheter ska läsa om åtgärden?"),
        _l("enheter"),
        required=False,
        description=_l("Kryssa i inget om alla ska läsa. Den som ansvarar eller hjälper till läser alltid."),
    )
    information = Choice(
        _l("Berättar åtgärden något om ett visst slag av uppgifter?"),
        _l("slag av uppgifter"),
        required=False,
        description=_l("Då läses den bara av dem som samtycket öppnar det slaget för."),
    )

    def offer(self, table: Table, catalogue: Catalogue) -> Self:
        """Fill the lists from what lies on the table."""
        for field in (self.unit, self.units, self.readers):
            field.offer(table.units)
        self.goal_thread.offer((str(each.thread), each.text) for each in table.goals)
        self.information.offer(table.kinds)
        self.performer.offer(labelled(catalogue, Performer))
        return self

    @classmethod
    def over(cls, line: MeasureLine) -> Self:
        """The form over a measure of the draft."""
        company = line.company
        told = {"units": list(company.units), "outsiders": company.outsiders, "readers": sorted(company.readers or ())}
        return cls(obj=line, data={**told, "information": company.information or ""})

    def terms(self) -> MeasureTerms:
        """What the action needs."""
        goal = UUID(self.goal_thread.data) if self.goal_thread.data else None
        performer, seen = Performer(self.performer.data or ""), bool(self.names_seen.data)
        known = self.text.data or "", performer, self.unit.data or None, self.due.data, self.start.data
        return MeasureTerms(*known, goal, self.follow_up.data or "", self._company(), seen)

    def _company(self) -> Company:
        readers = frozenset(self.readers.data or ()) or None
        told = tuple(self.units.data or ()), self.outsiders.data or ""
        return Company(*told, readers, self.information.data or None)


class ReportForm(ReturningForm):
    """How a measure went."""

    state = Radio(_l("Hur gick det?"), _l("hur det gick"))
    reason = Choice(_l("Varför?"), _l("skäl"), required=False)
    why = LongText(_l("Berätta gärna kort"), _l("texten"), required=False, longest=PARAGRAPH)

    def offer(self, catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.state.offer(labelled(catalogue, RESULTS))
        self.reason.offer(reasons(catalogue))
        return self

    def terms(self) -> ReportTerms:
        """What the action needs."""
        return ReportTerms(MeasureState(self.state.data or ""), self.reason.data or None, self.why.data or "")


class MoveForm(ReturningForm):
    """By when a measure is to be done instead, and why."""

    to = When(_l("Klart senast"), _l("när det ska vara klart"), description=WHEN)
    reason = Choice(_l("Varför?"), _l("skäl"), required=False)
    why = LongText(_l("Berätta gärna kort"), _l("texten"), required=False, longest=PARAGRAPH)

    def offer(self, catalogue: Catalogue) -> Self:
        """Fill the list."""
        self.reason.offer(reasons(catalogue))
        return self

    def terms(self) -> MoveTerms:
        """What the action needs."""
        return MoveTerms(self.to.data, self.reason.data or None, self.why.data or "")
