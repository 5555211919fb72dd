"""Steps 1: a guardian turns to SSPF without an account, and the coordinator takes the anmälan up."""

from tests.journeys.steps.story import Story
from tests.walker import Walker

WRONG_NUMBER, NUMBER = "20120512-2384", "20120512-2383"


def guardian_sends(story: Story) -> None:
    """A mother at her phone; first with too little, then all of it."""
    mother = story.stranger("mamma")
    mother.go("/logga-in")
    mother.follow("Gör en anmälan till SSPF")
    mother.sees("Detta är inte en orosanmälan")
    with mother.refused(422):
        mother.press("Skicka anmälan")
    mother.sees("Det här behöver rättas")
    _about_the_sender(story, mother)
    _about_the_youth(story, mother)
    mother.press("Skicka anmälan")
    mother.sees("Tack, din anmälan har kommit in", "Ditt kvittonummer", "Familjen bestämmer själv")
    story.receipt = mother.page.locator("strong.nowrap").inner_text()
    story.keep(story.receipt.replace("-", ""))
    mother.reload()
    mother.sees_not(story.receipt)


def coordinator_answers(story: Story) -> None:
    """From Att göra to a case, with a personal number that is first mistyped."""
    coordinator = story.as_("koordinator")
    coordinator.follow("Bedöm anmälan")
    coordinator.sees("Mottagen", "Hög frånvaro från skolan.", "Det som fungerar bra")
    coordinator.visit("Anmälningar")
    coordinator.follow("Sök kvittonummer")
    coordinator.write("Kvittonummer", story.receipt.lower())
    coordinator.press("Sök")
    coordinator.sees("Anmälan om Alva")
    coordinator.press("Ta upp anmälan")
    coordinator.sees("Under bedömning")
    coordinator.follow("Öppna ett ärende")
    coordinator.write("Personnummer", WRONG_NUMBER)
    with coordinator.refused(422):
        coordinator.press("Öppna ärendet")
    coordinator.sees("Någon siffra i personnumret är fel")
    coordinator.write("Personnummer", NUMBER)
    coordinator.choose("Område", "Norrliden")
    coordinator.press("Öppna ärendet")
    coordinator.sees("Öppnad", "Fråga om samtycke", "Det här stod i anmälan", "14 år")
    story.number = coordinator.page.locator(".crumbs li").nth(1).inner_text()


def _about_the_sender(story: Story, mother: Walker) -> None:
    mother.tick("Vårdnadshavare", "Vem är du?")
    mother.write("Hur känner du ungdomen?", story.say("Mamma"))
    mother.write("Ditt namn", story.say("Ylva"))
    mother.write("Hur når vi dig?", story.say("08-465 004 11"))


def _about_the_youth(story: Story, mother: Walker) -> None:
    mother.write("Ungdomens förnamn", story.say("Alva"))
    mother.write("Efternamn", story.say("Provberg"))
    mother.write("Födelsedag eller personnummer", "2012-05-12")
    mother.tick("Nej", "Har någon i familjen skyddade personuppgifter?")
    mother.write("Skola", story.say("Måsviksskolan 8B"))
    mother.tick("Hög frånvaro från skolan.")
    mother.tick("Barnet eller ungdomen saknar en positiv fritidsaktivitet.")
    mother.write("Berätta med egna ord", story.say("Alva är hemma två dagar i veckan sedan i höstas."))
    mother.write("Vad fungerar bra?", story.say("Hon ritar varje kväll och har en bra vän."))
    mother.tick("Ja, och de vill bli kontaktade")
    mother.write("Vem har sagt ja, och när?", story.say("Alva och jag, i går"))
    mother.write("Vilket språk talar familjen helst?", story.say("svenska"))
