"""Three group cases: one that is worked with, one with a föräldramöte ahead, one that is closed."""

from datetime import time

from sspf.demo.teller import Story, Teller
from sspf.group_cases.actions import groups, meetings
from sspf.group_cases.rules.terms import GroupTerms, ParentsMeetingTerms, SchoolYear, Span

LATER = time(15, 30)
AGREED = "Vuxna går på rastgården varje dag."
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
    yield teller.at(10, LATER)
    with teller.as_one() as work:
        text = "Lugnare sedan två veckor. Skolan och fritid håller i innebandy på måndagar och onsdagar."
        groups.note(work, group_id, text, False)


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
