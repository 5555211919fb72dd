"""Bad input: every kind is refused with file and key, and all of it at once."""

from __future__ import annotations

import shutil

import pytest

from tests.catalogue.conftest import Desk

WRONG = [
    # file, what stands there, what an editor made of it, what the message must say
    ("areas.toml", "priority = true", 'priority = "ja"', "areas.toml: norrliden.priority – ska vara true eller false"),
    ("areas.toml", "priority = true", "priority = 1", "areas.toml: norrliden.priority – ska vara true eller false"),
    ("areas.toml", 'label = "Norrliden"\n', "", "areas.toml: norrliden.label – saknas"),
    ("areas.toml", 'label = "Norrliden"', 'label = ""', "areas.toml: norrliden.label – får inte vara tom"),
    ("areas.toml", 'label = "Norrliden"', 'label = "Norrliden "', "areas.toml: norrliden.label – får inte vara tom"),
    ("areas.toml", 'label = "Norrliden"', 'label = "Norr\\u0000"', "norrliden.label – får inte ha radbrytning"),
    ("areas.toml", 'label = "Norrliden"', 'label = """Norr\nliden"""', "norrliden.label – får inte ha radbrytning"),
    ("areas.toml", 'label = "Norrliden"', "label = 7", "areas.toml: norrliden.label – ska vara text"),
    ("areas.toml", 'label = "Norrliden"', 'lable = "Norrliden"', "areas.toml: norrliden.lable – okänd nyckel; de som"),
    ("areas.toml", "[oxhagen]", "[Oxhagen]", "areas.toml: Oxhagen – ett id får bara ha små bokstäver"),
    ("areas.toml", "[oxhagen]", '["öx"]', "areas.toml: öx – ett id får bara ha små bokstäver"),
    (
        "areas.toml",
        "[oxhagen]",
        "[norrliden]",
        "areas.toml – rad 7 ([norrliden]): samma id eller nyckel står två gånger",
    ),
    ("areas.toml", "priority = true", "priority = true\npriority = true", "rad 6 (priority = true): samma id eller"),
    ("areas.toml", "[oxhagen]", "[oxhagen", "areas.toml – rad 7 ([oxhagen): raden går inte att läsa som TOML"),
    (
        "areas.toml",
        "priority = true",
        "priority = true\nfrom = 2026",
        "areas.toml: norrliden.from – ska vara ett datum",
    ),
    (
        "areas.toml",
        "priority = true",
        "priority = true\nfrom = 2026-01-01T12:00:00",
        "areas.toml: norrliden.from – ska vara ett datum",
    ),
    (
        "areas.toml",
        "priority = true",
        "priority = true\nfrom = 2026-02-01\nuntil = 2026-01-31",
        "areas.toml: norrliden.until – ligger före from",
    ),
    (
        "areas.toml",
        "priority = true",
        "priority = true\npriority_from = 2026-02-01\npriority_until = 2026-01-31",
        "areas.toml: norrliden.priority_until – ligger före priority_from",
    ),
    (
        "areas.toml",
        "priority = false",
        "priority = false\npriority_from = 2026-02-01",
        "areas.toml: berga-funkabo.priority – ska vara true när priority_from",
    ),
    ("situations.toml", "small = 5", "small = 4", "situations.toml: small – ska vara minst 5"),
    ("situations.toml", 'year = ["år"]', 'year = ["vecka"]', "columns.year – «vecka» står redan under week"),
    (
        "situations.toml",
        "berga-funkabo = [",
        "berga = [",
        "situations.toml: area_names.berga – «berga» finns inte i areas",
    ),
    ("areas.toml", "[norrliden]", "kommun = 1\n[norrliden]", "areas.toml: kommun – ska vara en del med egna nycklar"),
    ("units.toml", 'agency = "skola"', 'agency = "skolan"', "skola-norr.agency – «skolan» finns inte i agencies.toml"),
    ("units.toml", 'area = "norrliden"', 'area = "norr"', "skola-norr.area – «norr» finns inte i areas.toml"),
    ("seats.toml", 'unit = "skola-norr"', 'unit = "norr"', "seats.toml: rektor-norr.unit – «norr» finns inte i units"),
    ("seats.toml", 'deputy_for = "koordinator"', 'deputy_for = "x"', "ersattare.deputy_for – «x» finns inte i seats"),
    ("seats.toml", 'kind = "manager"', 'kind = "chef"', "enhetschef-social.kind – «chef» finns inte att välja; välj"),
    ("groups.toml", '"kommunpolis",', '"polisen",', "groups.toml: styrgrupp.seats.3 – «polisen» finns inte i seats"),
    ("groups.toml", '"kommunpolis",', '"koordinator",', "styrgrupp.seats – samma funktion står två gånger"),
    (
        "groups.toml",
        'chair = "verksamhetschef-social"',
        'chair = "gruppchef"',
        "styrgrupp.chair – «gruppchef» finns inte",
    ),
    ("groups.toml", 'agenda = "steering"', 'agenda = "styr"', "styrgrupp.agenda – «styr» finns inte i agendas.toml"),
    ("groups.toml", "minimum = 2", "minimum = 0", "groups.toml: styrgrupp.rhythm.minimum – ska vara minst 1"),
    ("groups.toml", "maximum = 2", "maximum = 2, maximum = 2", "groups.toml – rad 29 (rhythm = {"),
    (
        "groups.toml",
        "minimum = 1, maximum = 2",
        "minimum = 3, maximum = 2",
        "arbetsgrupp.rhythm.maximum – ska inte vara",
    ),
    ("groups.toml", "[arbetsgrupp]", "[annan-grupp]", "groups.toml: arbetsgrupp – saknas"),
    ("agendas.toml", "[follow_up]", "[family_meeting.x]", "agendas.toml: family_meeting.x – okänd nyckel"),
    ("agendas.toml", 'part = "allman"', 'part = "almän"', "working_group.points.nulage.part – ska vara en av dagordn"),
    ("agendas.toml", 'part = "allman"\n', "", "agendas.toml: working_group.points.nulage.part – ska vara en av"),
    ("agendas.toml", "in_plan = true", 'part = "allman"', "family_meeting.points.mal.part – ska vara en av dagordning"),
    (
        "agendas.toml",
        "[working_group.parts.individ]",
        '[working_group.parts.gast]\nlabel = "G"\nhelp = "G"\nindividual = false\n\n[working_group.parts.individ]',
        "agendas.toml: working_group.parts.gast – har inga punkter",
    ),
    (
        "domains.toml",
        'information = "halsa"',
        'information = "vård"',
        "individ.information – «vård» finns inte i inform",
    ),
    ("factors.toml", 'domain = "individ"', 'domain = "person"', "snabba-beslut.domain – «person» finns inte i domains"),
    ("factors.toml", 'valence = "risk"', 'valence = "+"', "factors.toml: snabba-beslut.valence – «+» finns inte att"),
    (
        "factors.toml",
        'information = "polis"',
        'information = "x"',
        "factors.toml: brott.information – «x» finns inte i",
    ),
    ("measures.toml", 'side = "skola"', 'side = "S"', "measures.toml: mentorssamtal.side – «S» finns inte att välja"),
    ("triggers.toml", "urgent_hours = 24", "urgent_hours = 0", "eget-brott.urgent_hours – ska vara minst 1"),
    ("triggers.toml", "urgent_hours = 24", "urgent_hours = true", "eget-brott.urgent_hours – ska vara ett heltal"),
    (
        "information.toml",
        "basis = true",
        "basis = false",
        "information.toml – exakt ett slag av uppgifter ska ha basis",
    ),
    ("information.toml", "offences = true", "offences = true\nbasis = true", "ska ha basis = true; nu har 2 det"),
    (
        "information.toml",
        "basis = true",
        "basis = true\noffences = true",
        "samverkan.offences – grunden för samarbetet",
    ),
    ("agencies.toml", 'side = "polis"', 'side = "annan"', 'agencies.toml – ingen aktör har side = "polis"'),
    ("seats.toml", 'kind = "manager"', 'kind = "member"', 'enhetschef-social.receives_summons – kräver kind = "mana'),
    ("seats.toml", "receives_summons = true\n", "", "units.toml: social-mottagning – ingen funktion i seats.toml tar"),
    ("ages.toml", "consent_own = 15", "consent_own = 11", "ages.toml: consent_own – ska inte vara lägre än child_view"),
    ("ages.toml", "consent_own = 15", "consent_own = 18", "ages.toml: consent_own – ska vara lägre än adult"),
    ("ages.toml", "adult = 18", "adult = 20", "ages.toml: adult – ska vara 18; myndighetsåldern bestäms i lag"),
    ("ages.toml", "adult = 18", "adult = 18.0", "ages.toml: adult – ska vara ett heltal"),
    ("deadlines.toml", "[7, 14]", "[]", "consent_chase_days – ska vara en lista inom hakparenteser med minst ett"),
    ("deadlines.toml", "[7, 14]", "[7, -1]", "deadlines.toml: consent_chase_days.2 – ska vara minst 1"),
    ("deadlines.toml", "[7, 14]", "[7, 7]", "consent_chase_days – samma antal dagar står två gånger"),
    (
        "deadlines.toml",
        "nomination_working_days = 5",
        "nomination_working_days = 10",
        "nomination_working_days – ska vara",
    ),
    (
        "deadlines.toml",
        "measure_escalation_days = 14",
        "measure_escalation_days = 7",
        "measure_escalation_days – ska va",
    ),
    ("municipality.toml", "https://", "http://", "concern_report_url – ska vara en adress som börjar med https://"),
    ("reasons.toml", "[referral_closing]", "[referral_closed]", "reasons.toml: referral_closing – saknas"),
    ("labels.toml", 'risk = "Riskfaktor"\n', "", "labels.toml: factor_valence.risk – saknas"),
    (
        "labels.toml",
        'risk = "Riskfaktor"',
        'risk = "R"\nfara = "F"',
        "labels.toml: factor_valence.fara – finns inte att",
    ),
    ("labels.toml", 'risk = "Riskfaktor"', "risk = 1", "labels.toml: factor_valence.risk – ska vara text"),
    (
        "surveys/2026-1-ungdom.toml",
        'scale = "stammer"',
        'scale = "stämmer"',
        "surveys/2026-1-ungdom.toml: questions.forstod.scale – skalan «stämmer» finns inte i scales",
    ),
    (
        "surveys/2026-1-ungdom.toml",
        'kind = "scale"',
        'kind = "text"',
        'questions.forstod.scale – ska finnas när kind = "scale", och bara då',
    ),
    (
        "surveys/2026-1-ungdom.toml",
        'kind = "choice"',
        'kind = "text"',
        'questions.kon.choices – ska finnas när kind = "choice", och bara då',
    ),
    (
        "surveys/2026-1-ungdom.toml",
        "minimum = 6\n",
        "",
        'questions.alder.minimum – minimum och maximum ska finnas när kind = "number"',
    ),
    ("surveys/2026-1-ungdom.toml", "minimum = 6", "minimum = 26", "questions.alder.maximum – ska inte vara lägre än"),
    ("surveys/2026-1-ungdom.toml", 'version = "2026-1"', 'version = "2026-2"', "ungdom.toml: version – ska vara samma"),
    (
        "surveys/2026-1-ungdom.toml",
        'audience = "youth"',
        'audience = "guardian"',
        'surveys – ingen enkät har audience = "youth"',
    ),
    ("provisions/2025-1-rektor.toml", "from = 2025-04-01", "", "rektor.toml: from – ska finnas: den dag lydelsen"),
    ("provisions/2025-1-rektor.toml", '["school"]', '["rektor"]', "breaks.1 – «rektor» finns inte att välja"),
    (
        "provisions/2026-1-vardomsorg.toml",
        "below_age = 18",
        "below_age = 18\nunprompted = false",
        "vardomsorg.toml: unprompted – ska vara true när requested är false",
    ),
    ("units.toml", 'basis = "social"', 'basis = "strong"', "social-samordning.basis – «strong» finns inte att välja"),
    ("consents/2026-1.toml", "[withdrawal]", "[regret]", "consents/2026-1.toml: withdrawal – saknas"),
    ("consents/2026-1.toml", "[withdrawal]", "[regret]", "consents/2026-1.toml: regret – okänd nyckel"),
    ("consents/2026-1.toml", 'child = "Jag', 'barn = "Jag', "consents/2026-1.toml: declarations.child – saknas"),
    (
        "calendar.toml",
        'on = "04-30"',
        'on = "04-31"',
        "calendar.toml: valborg.on – ska vara månad och dag, till exempel",
    ),
    ("calendar.toml", 'on = "04-30"', "", "calendar.toml: valborg.on – ange exakt en av on, from_easter och school"),
    (
        "calendar.toml",
        "from_easter = -3",
        'from_easter = -3\nweekday = "mandag"',
        "pask.weekday – gäller bara tillsammans",
    ),
    (
        "calendar.toml",
        'wanted = ["fritid"]',
        'wanted = ["fritiden"]',
        "wanted.1 – «fritiden» finns inte i agencies.toml",
    ),
    ("partners.toml", "[butiker]", "[fritid-unga]", "partners.toml: fritid-unga – heter likadant som en enhet"),
    ("year_wheel.toml", "after_days = 21", "after_days = 30", "lagesbild.after_days – ska vara lika med due_days (21)"),
    ("terms.toml", "[2026-ht]", "[hosten]", "terms.toml: hosten.id – ska vara år och termin, till exempel 2026-ht"),
    ("terms.toml", "until = 2026-12-18", "", "terms.toml: 2026-ht.until – skolans första och sista dag ska anges"),
    ("terms.toml", "until = 2026-12-18", "until = 2027-01-12", "2026-ht.until – ligger inte i höstterminen 2026"),
    ("terms.toml", "until = 2026-12-18", "until = 2026-12-19", "terms.toml: 2026-ht.until – är ingen vardag"),
    ("terms.toml", "until = 2026-12-18", "until = 2026-12-21", "2026-ht.until – ligger i jullov-2026 i quiet.toml"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG)
def test_a_mistake_in_a_file_is_refused_with_file_and_key(desk: Desk, file: str, old: str, new: str, said: str) -> None:
    desk.edit(file, old, new)

    refusal = desk.refusal()

    assert said in refusal
    assert file.partition("/")[0].removesuffix(".toml") in refusal


def test_all_mistakes_are_told_at_once_and_nothing_else(desk: Desk) -> None:
    desk.edit("ages.toml", "adult = 18", 'adult = "arton"')
    desk.edit("ages.toml", "child_view_from = 12\n", "vuxen = 18\n")
    desk.edit("triggers.toml", "urgent_hours = 24", "urgent_hours = -1")

    head, *problems = desk.refusal().splitlines()

    assert head == "Inställningarna i config går inte att använda. Rätta detta och starta igen:"
    assert [problem.strip().partition(" – ")[0] for problem in problems] == [
        "ages.toml: child_view_from",
        "ages.toml: adult",
        "ages.toml: vuxen",
        "triggers.toml: eget-brott.urgent_hours",
    ]


def test_a_coordinator_is_always_there(desk: Desk) -> None:
    text = (desk.folder / "seats.toml").read_text()
    desk.write("seats.toml", text.replace('kind = "coordinator"', 'kind = "member"'))

    assert 'seats.toml – ingen funktion har kind = "coordinator"' in desk.refusal()


@pytest.mark.parametrize("name", ["follow_up", "family_meeting", "working_group", "steering"])
def test_an_agenda_that_the_flow_needs_cannot_be_left_out(desk: Desk, name: str) -> None:
    text = (desk.folder / "agendas.toml").read_text()
    desk.write("agendas.toml", text.replace(f"[{name}", "[annan"))

    assert f"agendas.toml: {name} – saknas" in desk.refusal()


@pytest.mark.parametrize("file", ["units.toml", "municipality.toml", "labels.toml"])
def test_a_missing_file_is_named_and_blames_nobody_else(desk: Desk, file: str) -> None:
    (desk.folder / file).unlink()

    _, *problems = desk.refusal().splitlines()

    assert len(problems) == 1
    assert f"{file} – filen går inte att öppna" in problems[0]


def test_an_empty_file_has_nothing_in_it(desk: Desk) -> None:
    desk.write("areas.toml", "# inget här\n")

    assert "areas.toml – ska vara en del med minst en namngiven rad" in desk.refusal()


def test_a_file_that_ends_too_early_is_told_apart(desk: Desk) -> None:
    desk.write("areas.toml", '[norrliden]\nlabel = "Norr')

    assert 'areas.toml – rad 2 (label = "Norr): raden går inte att läsa som TOML' in desk.refusal()


def test_a_file_in_another_encoding_is_refused(desk: Desk) -> None:
    (desk.folder / "areas.toml").write_bytes('[o]\nlabel = "Övriga"\npriority = false\n'.encode("latin-1"))

    assert "areas.toml – filen är inte sparad som UTF-8" in desk.refusal()


def test_a_file_saved_by_notepad_with_windows_line_ends_is_read(desk: Desk) -> None:
    text = (desk.folder / "municipality.toml").read_text().replace("\n", "\r\n")
    (desk.folder / "municipality.toml").write_bytes(text.encode("utf-8-sig"))

    assert desk.load().municipality.name == "Kalmar kommun"
    assert "\r" not in desk.load().municipality.purpose


def test_a_file_that_nobody_reads_is_refused(desk: Desk) -> None:
    desk.write("agency.toml", "")

    assert "agency.toml – okänd fil; rätta namnet eller ta bort den" in desk.refusal()


@pytest.mark.parametrize("name", ["ungdom.toml", "2026-ungdom.toml", "2026-1-Ungdom.toml"])
def test_a_published_file_without_a_version_in_its_name_is_refused(desk: Desk, name: str) -> None:
    shutil.move(desk.folder / "surveys" / "2026-1-ungdom.toml", desk.folder / "surveys" / name)

    assert f"surveys/{name} – filnamnet ska vara version och namn" in desk.refusal()


def test_a_published_file_that_cannot_be_read_is_named(desk: Desk) -> None:
    desk.write("surveys/2026-1-ungdom.toml", "label =")

    assert "surveys/2026-1-ungdom.toml – rad 1 (label =): raden går inte att läsa som TOML" in desk.refusal()


def test_an_empty_folder_of_consent_texts_is_refused(desk: Desk) -> None:
    (desk.folder / "consents" / "2026-1.toml").unlink()

    assert "consents – mappen saknar filer" in desk.refusal()


def test_a_missing_folder_is_refused_with_a_sentence(desk: Desk) -> None:
    shutil.rmtree(desk.folder)

    assert "municipality.toml – filen går inte att öppna" in desk.refusal()
