"""The administratör lets a new manager in: an account, a one-time code, a function."""

from tests.journeys.steps.story import Story
from tests.walker import Walker


def manager_employed(story: Story) -> None:
    """From an empty function to someone who signs in and holds it."""
    administrator = story.as_("administrator")
    administrator.follow("Funktion utan innehavare")
    administrator.sees("Rektor, Ljungängsskolan", "Tom")
    administrator.visit("Konton")
    administrator.follow("Nytt konto")
    email = f"{story.say('lova').replace(' ', '.')}@demo.example"
    administrator.write("Namn", story.say("Lova Demostrand"))
    administrator.write("E-postadress", email)
    administrator.tick("Enhetschef", "Roll")
    administrator.choose("Enhet", "Ljungängsskolan")
    administrator.press("Skapa kontot")
    administrator.sees("Engångskod: visas bara nu")
    code = administrator.text.partition("visas bara nu")[2].split()[0]
    _password_chosen(story, email, code)
    _function_given(administrator)
    manager = story.people["ny rektor"]
    manager.visit("Ärenden")
    manager.sees("Du är inte med i något ärende just nu")


def _password_chosen(story: Story, email: str, code: str) -> None:
    """The new manager chooses a password with the code, and signs in."""
    manager: Walker = story.stranger("ny rektor")
    password = story.say("fyra hundar under ett bord")
    story.keep(code.replace("-", ""))
    manager.go("/logga-in")
    manager.follow("Jag har en engångskod och ska välja lösenord")
    manager.write("E-postadress", email)
    manager.write("Engångskod", code)
    manager.field("Nytt lösenord").fill(password)
    manager.write("Nytt lösenord en gång till", password)
    manager.press("Spara lösenordet")
    manager.sign_in(email, password)
    manager.sees("Inget väntar på dig just nu")


def _function_given(administrator: Walker) -> None:
    administrator.reload()
    administrator.sees_not("Engångskod: visas bara nu")
    administrator.follow("Ny funktion")
    administrator.choose("Funktion", "Rektor, Ljungängsskolan")
    administrator.press("Spara")
    administrator.sees("Tills vidare")
    administrator.visit("Funktioner")
    administrator.sees("Lova")
