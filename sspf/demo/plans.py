"""What the plans of the demo hold: factors, everybody's words, goals, and who does what together with whom."""

from datetime import date, time, timedelta
from uuid import UUID

from sspf import dues
from sspf.catalogue.measures import Performer
from sspf.demo.teller import Story, Teller, Told, sight
from sspf.dues import Due
from sspf.plans.actions import drafts, parts, promises
from sspf.plans.queries import versions
from sspf.plans.rules.promises import Company
from sspf.plans.rules.states import FactorDegree, Passage, RatingVoice
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms, MoveTerms, PassageTerms
from sspf.work import Work

PRESENT, PARTLY = FactorDegree.present, FactorDegree.partly
YOUTH, GUARDIAN, NETWORK = RatingVoice
GOALS = (
    GoalTerms(
        "skolgang",
        "Är i skolan varje dag före klockan tio.",
        target=8,
        baselines={YOUTH: 3, GUARDIAN: 2, NETWORK: 4},
    ),
    GoalTerms("fritid", "Går på något roligt med en ledare varje vecka.", target=7, baselines={YOUTH: 2, NETWORK: 2}),
)
VOICES = (
    (Passage.youth_voice, PassageTerms("Jag vill kunna gå till skolan utan att det känns i magen.")),
    (Passage.guardian_voice, PassageTerms("Vi vill att någon ringer oss tidigt, inte först när det har gått fel.")),
    (
        Passage.shared_picture,
        PassageTerms("Morgnarna är svårast. Med en vuxen i entrén går det bättre.", None, ("skola", "fritid")),
    ),
)
EACH_GUARDIAN = ("Jag ser att det blir lugnare när vi äter frukost ihop.", "Jag vill att skolan ringer mig också.")


def write(work: Work, teller: Teller, told: Told, days_ago: int, next_in: int) -> None:
    """Write a whole draft, as it is done while people talk."""
    drafts.start(work, told.case_id)
    for factor in _factors(teller.day(days_ago)):
        parts.add_factor(work, told.case_id, factor)
    for passage, words in VOICES:
        drafts.write(work, told.case_id, passage, words, None)
    for guardian_id, said in zip(told.guardian_ids, EACH_GUARDIAN, strict=False):
        if len(told.guardian_ids) > 1:
            drafts.write(work, told.case_id, Passage.guardian_voice, PassageTerms(said), None, guardian_id)
    for goal in GOALS:
        parts.add_goal(work, told.case_id, goal)
    for measure in _measures(teller.day(days_ago)):
        parts.add_measure(work, told.case_id, measure)
    drafts.set_follow_up_day(work, told.case_id, work.today + timedelta(days=next_in), None)


def move(teller: Teller, told: Told, days_ago: int, who: str, weeks: int) -> Story[None]:
    """One of the staff moves the own unit's first promise, with why."""
    yield teller.at(days_ago, time(10, 20))
    with teller.as_one() as work:
        measure_id = _first(work, told, teller.actor(who).unit)
    yield teller.at(days_ago, time(10, 25))
    with teller.as_one(who) as work:
        terms = MoveTerms(dues.on(work.today + timedelta(weeks=weeks)), "personal", "Mentorn är borta till dess.")
        promises.move(work, told.case_id, measure_id, terms)


def _first(work: Work, told: Told, unit: str | None) -> UUID:
    version = versions.in_force(versions.versions(work, sight(work, told.case_id)))
    assert version is not None  # noqa: S101  # the story has fixed it
    lines = versions.measures(work, sight(work, told.case_id), version)
    return next(each.id for each in lines if each.unit == unit)


def _factors(today: date) -> tuple[FactorTerms, ...]:
    seen = _month(today)
    return (
        FactorTerms(
            "franvaro",
            PRESENT,
            "Borta mest på förmiddagarna.",
            "skola-norr",
            seen,
            "Tre dagar i veckan",
            "Måndagar, och när det är prov",
            "Har halkat efter i matematik",
        ),
        FactorTerms("aktivitet-saknas", PARTLY, "Slutade med fotboll i våras.", "fritid-unga"),
        FactorTerms("riskplatser", PARTLY, "Är ofta vid torget sent på kvällen.", "omradespolis", seen),
        FactorTerms("trygg-vuxen", PRESENT, "Pratar mycket med mormor.", "social-mottagning"),
        FactorTerms("vuxen-i-skolan", PRESENT, "Tycker om sin bildlärare.", "skola-norr"),
        FactorTerms("intressen", PRESENT, "Ritar och spelar basket.", "fritid-unga", None, "Varje kväll"),
    )


def _measures(today: date) -> tuple[MeasureTerms, ...]:
    """With a day, a month and a season, one with an association, and one that the guardians do themselves."""
    follow_up, club = "På nästa uppföljning", Company(("skola-norr",), "Bollklubben")
    return (
        MeasureTerms("Mentorn möter i entrén varje morgon.", unit="skola-norr", due=_in(today, 30)),
        MeasureTerms(
            "Stödsamtal för föräldrarna, fem gånger.", unit="social-mottagning", due=_in(today, 20), follow_up=follow_up
        ),
        MeasureTerms(
            "Ledare från fritidsgården följer med till basketen.",
            unit="fritid-unga",
            due=_in(today, 14),
            company=club,
            follow_up=follow_up,
        ),
        MeasureTerms(
            "Ringer hem om vi träffas ute efter klockan tio.",
            unit="omradespolis",
            due=_month(today + timedelta(days=50)),
        ),
        MeasureTerms(
            "Väcker i tid och äter frukost tillsammans.",
            Performer.guardian,
            "skola-norr",
            _in(today, 28),
            _in(today, 1),
        ),
    )


def _in(today: date, days: int) -> Due:
    return dues.on(today + timedelta(days=days))


def _month(day: date) -> Due:
    return dues.of(f"{day:%Y-%m}")
