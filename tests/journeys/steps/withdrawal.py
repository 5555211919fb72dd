"""A second family: an anmälan from the school, one guardian with sole custody, and a consent that is taken back."""

from tests.journeys.steps.story import Story
from tests.walker import Walker

NUMBER = "20140507-2388"


def school_sends(story: Story) -> None:
    """A colleague sends with the family's yes."""
    school = story.as_("kurator")
    school.visit("Ny anmälan")
    school.write("Din roll för ungdomen", story.say("kurator"))
    school.write("Telefon till dig", story.say("08-465 004 13"))
    school.tick("Ja, och de vill bli kontaktade")
    school.write("Vem har sagt ja?", story.say("mamman"))
    school.write("Vilken dag?", "2027-01-19")
    school.write("Ungdomens förnamn", story.say("Nadja"))
    school.write("Efternamn", story.say("Exempelsson"))
    school.write("Födelsedag eller personnummer", NUMBER)
    school.tick("Vänner som begår brott.")
    school.write("Berätta med egna ord", story.say("Nya vänner som är äldre."))
    school.press("Skicka anmälan")
    school.sees("Tack, din anmälan har kommit in")


def coordinator_opens(story: Story) -> str:
    """A case with one guardian, who says yes to the school; returns the case's number."""
    coordinator = story.as_("koordinator")
    coordinator.follow("Bedöm anmälan")
    coordinator.press("Ta upp anmälan")
    coordinator.follow("Öppna ett ärende")
    coordinator.tick("Nej", "Har ungdomen skyddade personuppgifter?")
    coordinator.write("Förnamn vårdnadshavare 1", story.say("Mirela"))
    coordinator.write("Efternamn vårdnadshavare 1", story.say("Exempelsson"))
    coordinator.press("Öppna ärendet")
    number = coordinator.page.locator(".crumbs li").nth(1).inner_text()
    coordinator.follow("Ändra", "Ungdom och familj")
    coordinator.follow("Skriv in vårdnad för Mirela")
    coordinator.tick("Ensam vårdnad")
    coordinator.tick("Folkbokföringen")
    coordinator.press("Spara")
    coordinator.follow(number)
    _consent(story, coordinator, number)
    return number


def school_takes_part(story: Story, number: str) -> None:
    """The coordinator lets the school's curator take part, who opens the case."""
    coordinator = story.as_("koordinator")
    coordinator.visit("Ärenden")
    coordinator.follow(number)
    coordinator.follow("Ändra", "De som är med")
    coordinator.follow("Lägg till deltagare")
    coordinator.choose("Vem ska vara med?", "Kerstin Olofsdotter, Måsviksskolan")
    coordinator.press("Lägg till")
    coordinator.sees("Kerstin Olofsdotter")
    school = story.as_("kurator")
    school.visit("Ärenden")
    school.follow(number)
    school.sees("Nadja")


def guardian_withdraws(story: Story, number: str) -> None:
    """The mother calls and takes everything back; the school's open page is gone at the next request."""
    coordinator = story.as_("koordinator")
    coordinator.visit("Ärenden")
    coordinator.follow(number)
    coordinator.follow("Visa och ändra", "Samtycke")
    coordinator.follow("Ta emot ett tillbakataget samtycke")
    coordinator.tick("Mirela", "Vem tar tillbaka?", exact=False)
    coordinator.write("Hur kom beskedet?", story.say("ringde"))
    coordinator.press("Registrera")
    coordinator.sees("Tillbakataget", "Inget får delas nu")
    school = story.people["kurator"]
    with school.refused(404):
        school.reload()
    school.sees_not("Nadja")
    school.follow("Till startsidan")
    coordinator.follow(number)
    _close(story, coordinator)


def _consent(story: Story, coordinator: Walker, number: str) -> None:
    coordinator.follow("Fråga om samtycke")
    coordinator.follow("Förbered samtycke")
    coordinator.tick("Måsviksskolan")
    coordinator.tick("Skola")
    coordinator.press("Förbered")
    coordinator.follow("Registrera underskrift")
    coordinator.tick("Mirela", "Vem har skrivit på?", exact=False)
    coordinator.tick("Allt som papperet frågar om")
    coordinator.write("Vem har informerat?", story.say("Karin Ekmark"))
    coordinator.write("Språk som informationen gavs på", story.say("svenska"))
    coordinator.press("Visa vad det leder till")
    coordinator.press("Registrera")
    coordinator.follow("Till samtycket")
    coordinator.sees("Gäller")


def _close(story: Story, coordinator: Walker) -> None:
    """The family will not go on, so the case is closed from where it is."""
    coordinator.follow("Avsluta ärendet")
    coordinator.choose("Varför avslutas ärendet?", "Samtycket är tillbakataget")
    coordinator.write("Sammanfattning", story.say("Familjen vill inte fortsätta."))
    coordinator.press("Avsluta ärendet")
    coordinator.sees("Ärendet är avslutat: Samtycket är tillbakataget")
