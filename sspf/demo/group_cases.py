"""Three group cases: one that is worked with, one with a föräldramöte ahead, one that is closed."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from sspf import dues
from sspf.activities import ActivityAim, ActivityState
from sspf.cases.rules.people import SchoolYear
from sspf.demo.teller import Story, Teller
from sspf.group_cases.actions import groups, meetings, plans
from sspf.group_cases.queries import plans as plans_read
from sspf.group_cases.rules.plan import ActivityTerms, ReportTerms
from sspf.group_cases.rules.terms import GroupTerms, ParentsMeetingTerms, Span

LATER = time(15, 30)
AGREED = (
    "Vuxna går på rastgården varje dag.\nVi ringer varandra när något händer.\nInga telefoner ute efter 21 på vardagar."
)
WANTED = ("Alla vågar gå den väg de vill på rasten", "Inget går sönder", "Fler är med på något efter skolan")
BREAKS = GroupTerms(
    title="Oro på rasterna i åk 7 och 8",
    area="norrliden",
    ages=Span(13, 14),
    years=(SchoolYear.y7, SchoolYear.y8),
    young=Span(8, 12),
    triggers=("aggressivitet", "vanner-brott"),
    observed="Ett gäng samlas vid cykelställen på lunchrasten. Yngre elever går omvägar. Två fönster har gått sönder.",
    wanted="Lugna raster, vuxna som syns och något att göra efter skolan.",
    units=("skola-norr", "omradespolis", "fritid-unga"),
)
MOPEDS = GroupTerms(
    title="Mopeder vid torget på fredagar",
    area="oxhagen",
    ages=Span(15, 17),
    years=(None, None),
    young=Span(15, 25),
    triggers=("risker",),
    observed="Körning utan hjälm mellan 21 och 23. Boende har ringt fyra fredagar i rad.",
    wanted="En plats att vara på, och att föräldrarna vet vad som händer.",
    units=("omradespolis", "fritid-unga", "social-samordning"),
)
SUMMER = GroupTerms(
    title="Sommarkvällar vid badplatsen",
    area="kvarnholmen",
    ages=Span(14, 16),
    years=(SchoolYear.y8, SchoolYear.y9),
    young=Span(20, 30),
    triggers=("vanner-droger",),
    observed="Alkohol och högljudda kvällar i början av lovet.",
    wanted="Trygga kvällar och fältare på plats.",
    units=("fritid-unga", "omradespolis"),
)
PREVENTING, STOPPING = ActivityAim
ACTIVITIES = (
    (
        "year",
        ActivityTerms(
            "Vuxna på rastgården varje dag",
            PREVENTING,
            "skola-norr",
            ("vardnadshavare",),
            "Veckobrev till vårdnadshavarna",
        ),
    ),
    (
        "month",
        ActivityTerms(
            "Innebandy måndagar och onsdagar",
            PREVENTING,
            "fritid-unga",
            ("skola-norr", "foreningsliv"),
            "Räkna hur många som kommer",
        ),
    ),
    (
        "spring",
        ActivityTerms(
            "Bättre ljus vid cykelställen", PREVENTING, "gata-park", ("skola-norr",), "Dialog mellan ansvariga chefer"
        ),
    ),
    (
        "past",
        ActivityTerms(
            "Poliser till fots på lunchen två dagar i veckan",
            STOPPING,
            "omradespolis",
            follow_up="Enligt samverkansavtalet",
        ),
    ),
    (
        "start",
        ActivityTerms(
            "Samtal i klasserna om vad som är ett brott",
            STOPPING,
            "omradespolis",
            ("skola-norr",),
            "Frågor till eleverna efteråt",
        ),
    ),
)


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """All three groups."""
    return _breaks(teller), _mopeds(teller), _summer(teller)


def _breaks(teller: Teller) -> Story[None]:
    """A group that is worked with: a föräldramöte was held, and things got calmer."""
    yield teller.at(38, LATER)
    with teller.as_one() as work:
        group_id = groups.open_group(work, BREAKS)
    yield teller.at(24, LATER)
    held = ParentsMeetingTerms(
        teller.day(24),
        "18:00",
        "Skolans matsal",
        ("skola-norr", "fritid-unga"),
        17,
        AGREED,
    )
    with teller.as_one() as work:
        meetings.plan(work, group_id, held)
    yield teller.at(23, LATER)
    with teller.as_one() as work:
        plans.want(work, group_id, WANTED, None, False)
        plans.add(work, group_id, _activities(teller))
    yield from _reported(teller, group_id)
    yield teller.at(10, LATER)
    with teller.as_one() as work:
        text = "Lugnare sedan två veckor. Skolan och fritid håller i innebandy på måndagar och onsdagar."
        groups.note(work, group_id, text, False)


def _activities(teller: Teller) -> list[ActivityTerms]:
    """What the group's plan holds, with times as people say them."""
    soon, later = teller.day(-40), teller.day(-200)
    by = {
        "year": dues.of(f"{soon.year}"),
        "month": dues.of(f"{later.year}-{later.month:02}"),
        "spring": dues.of(f"{soon.year}-vår"),
        "past": dues.on(teller.day(3)),
        "start": dues.of(f"{soon.year}-{soon.month:02}-start"),
    }
    return [replace(each, due=by[when]) for when, each in ACTIVITIES]


def _reported(teller: Teller, group_id: UUID) -> Story[None]:
    """What those who answer for the activities have said."""
    yield teller.at(9, LATER)
    with teller.as_one() as work:
        lines = plans_read.show(work, group_id).lines
        autumn = ReportTerms(
            ActivityState.moved, "Pengarna räcker inte i år.", dues.of(f"{teller.day(-300).year}-höst")
        )
        half = ReportTerms(ActivityState.partly, "Två klasser av fyra än så länge.")
        plans.report(work, group_id, lines[2].id, autumn)
        plans.report(work, group_id, lines[4].id, half)
    with teller.as_one("fritidschef") as work:
        plans.report(work, group_id, lines[1].id, ReportTerms(ActivityState.done))


def _mopeds(teller: Teller) -> Story[None]:
    """A group just opened, with a föräldramöte ahead."""
    yield teller.at(6, LATER)
    with teller.as_one() as work:
        group_id = groups.open_group(work, MOPEDS)
        work.flush()
        ahead = ParentsMeetingTerms(teller.day(-8), "18:30", "Fritidsgården", ("omradespolis", "fritid-unga"))
        meetings.plan(work, group_id, ahead)


def _summer(teller: Teller) -> Story[None]:
    """A group case that is closed."""
    yield teller.at(150, LATER)
    with teller.as_one() as work:
        group_id = groups.open_group(work, SUMMER)
    yield teller.at(95, LATER)
    with teller.as_one() as work:
        outcome = "Fältarna var där tre kvällar i veckan. Kvällarna blev lugna. Fritid fortsätter nästa sommar."
        groups.close(work, group_id, outcome, False)
