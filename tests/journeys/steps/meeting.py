"""Step 4: the functions are called, the units say who comes, and the meeting is held point by point."""

from tests.journeys.steps.story import Story
from tests.walker import Walker

TOGETHER, SCHOOL, LEISURE = "Att vi samarbetar", "Skola", "Fritid och vänner"
FIRST, SECOND = "2026-12-09", "2027-01-20"
SEATS = (
    "Rektor, Måsviksskolan",
    "Enhetschef, mottagningsenheten",
    "Gruppchef, områdespolisen",
    "Enhetschef, kultur och fritidsförvaltningen",
)
TEAM = {
    "rektor": "Kerstin Olofsdotter",
    "enhetschef.social": "Samira Haddad",
    "gruppchef": "Petra Ahlgren",
    "fritidschef": "Fatima Yusuf",
}
POINTS = {
    "Syftet med mötet": ("Skolan berättar om frånvaron.", SCHOOL),
    "Presentationsrunda": ("Alla säger sitt namn.", TOGETHER),
    "Vilken oro finns?": ("Borta två dagar i veckan.", SCHOOL),
    "Vad fungerar?": ("Ritar varje kväll.", LEISURE),
    "Vad behöver uppnås": ("Vara i skolan fyra dagar i veckan.", TOGETHER),
    "Vem gör vad": ("Kuratorn, gården och polisen lovar var sin sak.", TOGETHER),
    "Uppföljning": ("Vi ses igen den 20 januari.", TOGETHER),
}


def called(story: Story) -> None:
    """The coordinator calls the four functions."""
    coordinator = story.at_case()
    coordinator.follow("Kalla till möte")
    _call(story, coordinator, FIRST, SEATS)
    coordinator.sees("Kallelsen är skickad", "Har inte svarat")


def answered(story: Story) -> None:
    """Each manager says who comes; the one of the social services does it on a phone. The police first say no."""
    for login, name in TEAM.items():
        manager = story.as_(login, phone=login == "enhetschef.social")
        manager.follow("Svara på kallelse")
        manager.sees("Kallelse till möte", "Svara senast")
        if login == "gruppchef":
            _decline(story, manager)
        manager.press(name)
        manager.sees(f"{name} kommer")
    partner = story.as_("kurator")
    partner.follow("Möte")
    partner.sees("SSPF-möte", "För och med Alva", "Kerstin Olofsdotter")
    partner.sees_no_link("Skriv")


def held(story: Story) -> None:
    """Two and a half weeks later: notes at the seven points, then who came and why."""
    story.wait_until(FIRST, "13:05")
    coordinator = story.as_("koordinator")
    coordinator.visit("Möten")
    coordinator.follow("SSPF-möte")
    coordinator.follow("Börja mötet")
    for heading, (text, _) in POINTS.items():
        coordinator.sees(heading)
        _type(coordinator, story.say(text))
        if coordinator.has_link("Nästa"):
            coordinator.follow("Nästa")
    coordinator.follow("Läs upp och avsluta")
    coordinator.follow("Skriv in vilka som var med")
    _attend(story, coordinator, "Spara, mötet pågår")
    coordinator.follow("Börja mötet")
    coordinator.follow("Läs upp och avsluta")
    for text, kind in POINTS.values():
        coordinator.choose(f"Vad handlar texten om? {text[:12]}", kind)
    coordinator.press("Avsluta mötet")
    coordinator.sees("Tack för i dag")
    coordinator.follow("Gå vidare i ärendet")
    coordinator.sees("Genomfört", "Inte med")


def followed_up(story: Story) -> None:
    """Six weeks later there is a follow-up meeting, to which only the school and leisure are called."""
    coordinator = story.at_case()
    coordinator.follow("Kalla", "Möten")
    _call(story, coordinator, SECOND, (SEATS[0], SEATS[3]))
    for login in ("rektor", "fritidschef"):
        manager = story.as_(login)
        manager.follow("Svara på kallelse")
        manager.press(TEAM[login])
    story.wait_until(SECOND, "13:30")
    coordinator = story.at_case()
    coordinator.follow("Uppföljningsmöte", "Möten")
    coordinator.follow("Börja mötet")
    coordinator.follow("Bara jag ser")
    said = story.say("Alva har varit i skolan mer.")
    _type(coordinator, said)
    coordinator.follow("Läs upp och avsluta")
    coordinator.follow("Skriv in vilka som var med")
    _attend(story, coordinator, "Spara, mötet pågår")
    coordinator.follow("Börja mötet")
    coordinator.follow("Läs upp och avsluta")
    coordinator.choose(f"Vad handlar texten om? {said[:12]}", SCHOOL)
    coordinator.press("Avsluta mötet")
    coordinator.follow("Gå vidare i ärendet")
    coordinator.sees("Genomfört")


def _type(coordinator: Walker, text: str) -> None:
    """Type at the point that is shown, and see that it is kept."""
    point = coordinator.page.locator("[data-point]:not([hidden])")
    point.locator("textarea").first.fill(text)
    point.get_by_text("Sparat", exact=False).first.wait_for()


def _call(story: Story, coordinator: Walker, day: str, seats: tuple[str, ...]) -> None:
    coordinator.write("Dag", day)
    coordinator.write("Börjar", "13.00")
    coordinator.write("Slutar", "14.00")
    coordinator.write("Annan plats, eller mer om platsen", story.say("Biblioteket, lilla rummet"))
    coordinator.write("Vad ska ni prata om?", story.say("Hur vi hjälps åt med skolan."))
    for seat in seats:
        coordinator.tick(seat)
    coordinator.tick("Jag har frågat familjen", exact=False)
    coordinator.press("Skicka kallelsen")


def _decline(story: Story, manager: Walker) -> None:
    """Nobody can come; then somebody can after all."""
    manager.follow("Ingen kan komma")
    manager.tick("Ingen kan komma den tiden")
    manager.write("Något mer som koordinatorn behöver veta?", story.say("Vi har utbildning."))
    manager.press("Skicka svaret")
    manager.sees("Ni har svarat att ingen kan komma")


def _attend(story: Story, coordinator: Walker, button: str) -> None:
    """The father is sick, everyone else is here."""
    for row in coordinator.page.locator(".attendance").all():
        name = row.locator("legend").inner_text()
        if name.startswith("Arne"):
            coordinator.tick("Inte med", name)
            coordinator.choose(f"Varför är {name} inte med?", "Sjuk")
            continue
        coordinator.tick("På plats", name)
        if row.get_by_label(f"Varför är {name} med?").is_visible():
            coordinator.write(f"Varför är {name} med?", story.say("Känner Alva väl"))
    coordinator.press(button)
