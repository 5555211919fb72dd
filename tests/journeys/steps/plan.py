"""Step 5: the plan is written together and fixed; those who promised something say how it went."""

from tests.journeys.steps.story import Story
from tests.walker import Walker

FACTORS = {
    "styrka": ("Ungdomen själv: Har egna intressen eller är duktig på något", "Finns", "Ritar serier."),
    "oro": ("Skola: Är mycket borta från skolan", "Finns delvis", "Borta två dagar i veckan."),
}
MEASURES = (
    ("Samtal varje måndag", "Måsviksskolan", "2026-12-18"),
    ("Följa med till gården", "Fritid för unga", "2026-12-20"),
    ("Ringa hem om kvällen", "Områdespolisen", "2027-01-15"),
    ("Stöd till föräldrarna", "Socialtjänsten, mottagningsenheten", "2027-01-15"),
)
GOALS = ("Vara i skolan fyra dagar i veckan", "Något roligt att göra på kvällarna")


def written(story: Story) -> None:
    """Strengths first, then own words, worries, goals, and who promises what until when."""
    coordinator = story.at_case()
    coordinator.follow("Skriv planen")
    coordinator.press("Börja skriva")
    coordinator.sees("Innan planen kan fastställas")
    _factor(story, coordinator, "Lägg till styrka", "styrka")
    _factor(story, coordinator, "Lägg till oro", "oro")
    for passage in ("Ungdomens egna ord", "Vårdnadshavarnas egna ord", "Gemensam problembild"):
        coordinator.follow("Skriv", passage)
        coordinator.write("Text", story.say(f"{passage}: det ska gå att fatta."))
        coordinator.press("Spara")
    for text in GOALS:
        _goal(story, coordinator, text)
    for text, unit, due in MEASURES:
        _measure(story, coordinator, text, unit, due)
    coordinator.follow("Välj dag")
    coordinator.write("Dag för uppföljning", "2027-01-20")
    coordinator.press("Spara")


def fixed(story: Story) -> None:
    """Complete, so it can be fixed; from then on it never changes."""
    coordinator = story.as_("koordinator")
    coordinator.follow("Fastställ planen")
    coordinator.sees("Allt som behövs finns med")
    coordinator.press("Fastställ planen", sure=True)
    coordinator.sees("Fastställd", *GOALS)
    coordinator.sees_no_link("Lägg till åtgärd")
    coordinator.follow("Alla versioner")
    coordinator.follow("Version 1")


def reported(story: Story) -> None:
    """The school sees its own promise first and answers with why; the youth leader taps once, on a phone."""
    school = story.at_case("kurator")
    school.follow("Öppna", "Åtgärdsplan")
    school.sees("Det här har vi lovat", "Det här har andra lovat")
    assert school.text.index("Samtal varje måndag") < school.text.index("Följa med till gården")
    school.follow("Delvis eller inte gjord")
    school.tick("Delvis genomförd")
    school.choose("Varför?", "Tiden räckte inte")
    school.write("Berätta gärna kort", story.say("Två måndagar var lov."))
    school.press("Rapportera")
    school.sees("Tack! Det är rapporterat", "Delvis genomförd")
    leisure = story.as_("fritidsledare", phone=True)
    leisure.follow("Berätta hur det gick")
    leisure.press("Klar")
    leisure.sees("Tack! Det är rapporterat", "Genomförd")


def _factor(story: Story, coordinator: Walker, link: str, kind: str) -> None:
    factor, degree, text = FACTORS[kind]
    coordinator.follow(link)
    coordinator.choose("Vad handlar det om?", factor)
    coordinator.tick(degree, "Hur är det?")
    coordinator.write("Beskriv kort", story.say(text))
    coordinator.choose("Vem har berättat?", "Ungdomen")
    coordinator.press("Spara")


def _goal(story: Story, coordinator: Walker, text: str) -> None:
    coordinator.follow("Lägg till mål")
    coordinator.choose("Vad handlar målet om?", "En skolgång som fungerar")
    coordinator.write("Målet", story.say(text))
    coordinator.unfold("Skatta 0–10")
    coordinator.tick("3", "Hur är det nu, säger ungdomen?")
    coordinator.tick("8", "Vart vill ni?")
    coordinator.press("Spara")


def _measure(story: Story, coordinator: Walker, text: str, unit: str, due: str) -> None:
    coordinator.follow("Lägg till åtgärd")
    coordinator.write("Vad ska göras?", story.say(text))
    coordinator.choose("Ansvarig enhet", unit)
    coordinator.write("Klart senast", due)
    coordinator.unfold("Mer: när det börjar")
    coordinator.write("Hur ser vi att det blir gjort?", story.say("Frågar Alva"))
    coordinator.press("Spara")
