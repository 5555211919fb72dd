"""Steps 7 and 8: the case is closed, the styrgrupp sees figures and the granskare sees who did what."""

from tests.journeys.steps.story import Story


def case_closed(story: Story) -> None:
    """While the police have the case open, the coordinator closes it; their next request shows nothing."""
    police = story.at_case("polis")
    police.sees("Alva")
    coordinator = story.at_case()
    coordinator.follow("Avsluta ärendet")
    coordinator.choose("Varför avslutas ärendet?", "Målen är uppnådda")
    coordinator.write("Sammanfattning", story.say("Alva är i skolan. Kuratorn fortsätter."))
    coordinator.press("Avsluta ärendet")
    coordinator.sees("Ärendet är avslutat: Målen är uppnådda")
    with police.refused(404):
        police.reload()
    police.sees_not("Alva")
    for login in ("rektor", "socialsekreterare", "fritidsledare"):
        partner = story.as_(login, phone=login == "fritidsledare")
        partner.sees("Inget väntar på dig just nu")
        partner.visit("Ärenden")
        partner.sees_not(story.number)


def figures_shown(story: Story) -> None:
    """The styrgrupp sees counts, and never a person."""
    steering = story.as_("styrgrupp")
    steering.visit("Styrning")
    steering.follow("Öppna", card="Statistik")
    steering.choose("Period", "Hela 2026")
    steering.press("Visa")
    steering.sees("Deltagande per aktör", "genomförda möten i enskilda ärenden")
    steering.sees_not("Alva", story.number)
    steering.follow("Ungdomar")
    steering.sees("Inget är publicerat än")
    steering.follow("Enkäter")
    steering.sees("Färre än 5 har svarat")


def log_read(story: Story) -> None:
    """The granskare follows one case through the log: what happened, and nothing of what was written."""
    reviewer = story.as_("granskare")
    reviewer.visit("Logg")
    reviewer.write("Ärendenummer", story.number)
    reviewer.press("Visa")
    reviewer.sees("Avslutade ett ärende", "Karin Ekmark", story.number)
    reviewer.follow("Äldre")
    reviewer.sees_not("Alva")
