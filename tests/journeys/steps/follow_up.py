"""Step 6: what came of the plan, and the questionnaires that nobody can tie to a person."""

from tests.journeys.steps.plan import GOALS, MEASURES
from tests.journeys.steps.story import Story

RESULTS = ("Delvis genomförd", "Genomförd", "Genomförd", "Pågår")


def held(story: Story) -> None:
    """A result per measure, a rating per goal from each voice, and the decision to end."""
    coordinator = story.as_("koordinator")
    coordinator.follow("Följ upp planen")
    coordinator.follow("Följ upp nu")
    for (text, _unit, _due), result in zip(MEASURES, RESULTS, strict=True):
        coordinator.tick(result, text)
    coordinator.choose("Varför?", "Tiden räckte inte")  # stands open with what the school has answered
    coordinator.write("Berätta gärna kort", story.say("Lov två veckor."))
    for goal in GOALS:
        for voice, value in (("Ungdomen", "8"), ("Vårdnadshavare", "7"), ("Nätverket", "6")):
            coordinator.tick(value, f"{voice} {goal}", exact=False)
    coordinator.write("Med ungdomens egna ord", story.say("Jag trivs bättre nu."))
    coordinator.write("Det viktigaste som sades", story.say("Alva är i skolan nästan varje dag."))
    coordinator.tick("Avsluta", "Vad händer nu?")
    coordinator.press("Spara uppföljningen")
    coordinator.follow("Uppföljning 1")
    coordinator.sees("Uppföljning 20 januari 2027", "Avsluta", "Tiden räckte inte", "8", "7", "6")
    coordinator.follow(story.number)
    coordinator.sees("Under avslut", "Avsluta ärendet")


def code_given(story: Story) -> str:
    """The coordinator shows a code that stands on the screen once."""
    coordinator = story.at_case()
    coordinator.follow("Lämna ut", "Enkäter")
    coordinator.follow("Lämna ut")
    coordinator.write("Ungdom", "1")
    for unit in coordinator.page.locator("input[name=units]").all():
        unit.uncheck()  # only the young person is asked here
    coordinator.press("Lämna ut")
    code = story.keep(coordinator.page.locator(".slip-code").first.inner_text())
    coordinator.follow("Klart, koderna är utlämnade")
    coordinator.sees("Ungdom", "Här syns hur många som har svarat")
    return code


def youth_answers(story: Story, code: str) -> None:
    """Alva answers on her phone; the code does not work twice."""
    youth = story.stranger("ungdomen")
    youth.go("/logga-in")
    youth.follow("Svara på en enkät")
    youth.write("Din kod", code.lower())
    youth.press_in_place("Öppna enkäten", until="Ditt namn sparas inte")
    youth.press_in_place("Börja", until="Fråga 1 av 12")
    answers = {3: "Stämmer helt", 2: "Stämmer ganska bra"}
    for number in range(1, 13):
        if number in answers:
            youth.tick(answers[number])
        elif number == 10:
            youth.write("Vad har varit bra, och vad kan bli bättre?", story.say("Det blev bättre."))
        elif number == 12:
            youth.write("Hur gammal är du?", "14")
        youth.press_in_place("Nästa", until=f"Fråga {number + 1} av 12" if number < 12 else "Inget är sparat")
    youth.press_in_place("Skicka mina svar", until="Svaren är sparade")
    youth.sees("Koden är förbrukad")
    youth.go("/logga-in")
    youth.follow("Svara på en enkät")
    youth.write("Din kod", code)
    with youth.refused(422):
        youth.press_in_place("Öppna enkäten", until="Koden fungerar inte")
