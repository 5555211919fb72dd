"""Step 2: the second guardian and who has custody."""

from tests.journeys.steps.story import Story


def family_is_written_in(story: Story) -> None:
    """A father is added, and both guardians have custody together."""
    coordinator = story.at_case()
    coordinator.follow("Ändra", "Ungdom och familj")
    coordinator.follow("Lägg till person")
    coordinator.tick("Vårdnadshavare", "Vem är personen i ärendet?")
    coordinator.write("Förnamn", story.say("Arne"))
    coordinator.write("Efternamn", story.say("Provberg"))
    coordinator.write("Telefon", story.say("08-465 004 12"))
    coordinator.write("E-post", story.say("arne"))
    coordinator.write("Adress", story.say("Provgatan 1"))
    coordinator.write("Språk", story.say("svenska"))
    coordinator.tick("Nej", "Har personen skyddade personuppgifter?")
    coordinator.press("Lägg till")
    coordinator.sees("Personen är tillagd", "Ingen vårdnad är inskriven")
    for name in ("Ylva", "Arne"):
        coordinator.follow(f"Skriv in vårdnad för {name}")
        coordinator.tick("Gemensam vårdnad")
        coordinator.tick("Folkbokföringen")
        coordinator.press("Spara")
    coordinator.sees("Gemensam vårdnad, från 2012-05-12")
    coordinator.sees_not("Ingen vårdnad är inskriven", "bara en vårdnadshavare är inskriven")
