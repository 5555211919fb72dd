"""Step 3: consent is prepared, signed by one and then by both; until then nothing is shared and nobody is called."""

from tests.journeys.steps.story import Story
from tests.walker import Walker

UNITS = ("Måsviksskolan", "Socialtjänsten, mottagningsenheten", "Områdespolisen", "Fritid för unga")
KINDS = ("Skola", "Fritid och vänner", "Familj och hemma", "Stöd från socialtjänsten", "Polisens uppgifter")


def prepared(story: Story) -> None:
    """What the family is asked about, the paper they sign, and what the young person wants."""
    coordinator = story.at_case()
    coordinator.follow("Fråga om samtycke")
    coordinator.sees("Inget får delas nu", "Arne", "Ylva")
    coordinator.follow("Förbered samtycke")
    for choice in (*UNITS, *KINDS, "Hälsa och mående"):
        coordinator.tick(choice)
    coordinator.press("Förbered")
    coordinator.sees("Skriv ut papperet", "Lämna över skärmen", "Om ni säger nej")
    coordinator.follow(story.number)
    coordinator.follow("Visa och ändra", "Samtycke")
    coordinator.follow("Anteckna vad ungdomen vill")
    coordinator.tick("Vill vara med i SSPF")
    coordinator.write("Med ungdomens egna ord", story.say("Om skolan slutar tjata."))
    coordinator.press("Spara")
    coordinator.sees("Om skolan slutar tjata")


def one_signs(story: Story) -> None:
    """One of two: the page says whose yes is missing, nobody can be called, and the school sees nothing."""
    coordinator = story.at_case()
    coordinator.follow("Visa och ändra", "Samtycke")
    _sign(story, coordinator, "Ylva")
    coordinator.sees("Väntar på underskrift", "Har inte skrivit på", "Inget får delas nu")
    coordinator.visit("Att göra")
    coordinator.sees("Komplettera samtycket", "Arne")
    coordinator.follow("Komplettera samtycket")
    coordinator.follow(story.number)
    coordinator.sees("Komplettera samtycket", "Arne")
    coordinator.sees_no_link("Kalla")
    _not_callable(coordinator)
    partner = story.as_("kurator")
    partner.sees("Inget väntar på dig just nu")
    partner.visit("Ärenden")
    partner.sees("Du är inte med i något ärende just nu")


def both_sign(story: Story) -> None:
    """The second yes opens the case to the units that both have said yes to."""
    coordinator = story.at_case()
    coordinator.follow("Visa och ändra", "Samtycke")
    coordinator.follow("Arne", "Läget nu")
    _fill(story, coordinator)
    coordinator.press("Visa vad det leder till")
    coordinator.sees("Inget är sparat än", "Läses av: Rektor, Måsviksskolan", "Från nu")
    coordinator.press("Registrera")
    coordinator.sees("Kvitto på samtycke", "Om ni ändrar er", "SHA-256")
    coordinator.follow("Till samtycket")
    coordinator.sees("Gäller", "Uppgifter får delas så som tabellen visar")
    coordinator.follow(story.number)
    coordinator.sees("Aktiv", "Kalla till möte")


def _not_callable(coordinator: Walker) -> None:
    """An address from an old mail leads to a page that says what is missing."""
    coordinator.go(f"{coordinator.place}/moten/nytt")
    coordinator.sees("Ingen kallelse kan skickas än", "Har inte skrivit på: Arne")
    coordinator.follow("Gå till samtycket")


def _sign(story: Story, coordinator: Walker, name: str) -> None:
    coordinator.follow("Registrera underskrift")
    coordinator.tick(name, "Vem har skrivit på?", exact=False)
    _fill(story, coordinator)
    coordinator.press("Visa vad det leder till")
    coordinator.sees("Inget delas än", "Arne")
    coordinator.press("Registrera")
    coordinator.follow("Till samtycket")


def _fill(story: Story, coordinator: Walker) -> None:
    coordinator.tick("En del: kryssa för nedan")
    for unit in UNITS:
        for kind in KINDS:
            coordinator.tick(kind, unit)
    coordinator.write("Något som inte får tas upp", story.say("Sjukdomen i släkten."))
    coordinator.write("Vem har informerat?", story.say("Karin Ekmark"))
    coordinator.write("Språk som informationen gavs på", story.say("svenska"))
    coordinator.write("Tolk", story.say("ingen behövdes"))
