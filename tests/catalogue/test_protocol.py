"""What ships is what the protocol says: triggers, agendas, seats, rhythms, areas and ages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from sspf.catalogue.agencies import AgencyKind, AgencySide, RhythmPeriod, SeatKind
from sspf.catalogue.entries import Entry
from sspf.catalogue.factors import FactorValence
from sspf.catalogue.loader import Catalogue
from sspf.catalogue.surveys import QuestionKind, SurveyAudience
from tests.catalogue.conftest import Desk


def labels(entries: Mapping[str, Entry] | Iterable[Entry]) -> list[str]:
    return [entry.label for entry in (entries.values() if isinstance(entries, Mapping) else entries)]


def test_the_eight_triggers_stand_in_the_protocols_words_and_order(shipped: Catalogue) -> None:
    assert labels(shipped.triggers) == [
        "Hög frånvaro från skolan.",
        "Aggressivt beteende.",
        "Vänner som begår brott.",
        "Barnet eller ungdomen har begått ett brott själv.",
        "Vänner som använder alkohol eller droger.",
        "Barnet eller ungdomen har tagit alkohol eller droger själv.",
        "Ungdomen utsätter sig för risker, rör sig i olämpliga miljöer.",
        "Barnet eller ungdomen saknar en positiv fritidsaktivitet.",
    ]


def test_only_the_youths_own_offence_is_urgent_and_within_a_day(shipped: Catalogue) -> None:
    assert {key: item.urgent_hours for key, item in shipped.triggers.items() if item.urgent_hours} == {"eget-brott": 24}


def test_the_meeting_with_the_family_has_seven_points_and_the_last_three_form_the_plan(shipped: Catalogue) -> None:
    points = shipped.agendas["family_meeting"].points

    assert labels(points) == [
        "Syftet med mötet - Initiativtagaren redogör för problembeskrivning",
        "Presentationsrunda – vilka är med på mötet och varför",
        "Vilken oro finns? Riskfaktorer",
        "Vad fungerar? Skyddsfaktorer",
        "Vad behöver uppnås",
        "Vem gör vad",
        "Uppföljning",
    ]
    assert [point.in_plan for point in points] == [False] * 4 + [True] * 3


def test_the_working_group_meets_in_two_parts_with_different_people(shipped: Catalogue) -> None:
    agenda = shipped.agendas["working_group"]

    assert [(part.label, part.individual) for part in agenda.parts] == [("Allmän", False), ("Individ", True)]
    assert [(point.part, point.label) for point in agenda.points] == [
        ("allman", "Nulägesituation i området"),
        ("allman", "Kalender med händelser/aktiviteter för resurssättning"),
        ("allman", "Åtgärdsplan för grupper av ungdomar"),
        ("individ", "Vad har hänt sedan sist med samtycke, uppföljning etc."),
        ("individ", "Nya ärenden med samtycke – vilka ska vara med på mötet med familjen"),
        ("individ", "Skapa gemensamma åtgärdsplaner"),
    ]


def test_the_steering_group_has_seven_fixed_points(shipped: Catalogue) -> None:
    assert labels(shipped.agendas["steering"].points) == [
        "Mötesfrekvens och deltagande",
        "Antal samtycken",
        "Antal åtagandeplaner med uppföljning",
        "Lägesbild och inventering av riskungdomar",
        "Fastställa strategier och mål",
        "Säkerställa personal och strategier för uppdragen",
        "Besluta om specifika insatser utifrån händelser",
    ]


def test_the_steering_group_has_the_protocols_seats_and_one_is_temporary(shipped: Catalogue) -> None:
    group = shipped.groups["styrgrupp"]
    seats = [shipped.seats[seat] for seat in group.seats]

    assert labels(seats) == [
        "Verksamhetschef, socialtjänsten",
        "Elevhälsochef, skolan",
        "Kommunpolis",
        "Enhetschef, kultur och fritidsförvaltningen",
        "Verksamhetschef, Trygghet och säkerhetsenheten",
        "Koordinator",
    ]
    assert [seat.id for seat in seats if seat.temporary] == ["verksamhetschef-trygghet"]
    assert group.chair == "verksamhetschef-social"


def test_the_working_group_is_led_by_the_coordinator_and_has_all_four_letters(shipped: Catalogue) -> None:
    group = shipped.groups["arbetsgrupp"]
    sides = {shipped.agency_of(shipped.seats[seat].unit).side for seat in group.seats}

    assert group.chair == "koordinator"
    assert sides == set(AgencySide) - {AgencySide.annan}


def test_the_groups_meet_as_often_as_the_protocol_says(shipped: Catalogue) -> None:
    steering, working = shipped.groups["styrgrupp"].rhythm, shipped.groups["arbetsgrupp"].rhythm

    assert (steering.minimum, steering.maximum, steering.per) == (2, None, RhythmPeriod.termin)
    assert (working.minimum, working.maximum, working.per) == (1, 2, RhythmPeriod.manad)


def test_the_areas_that_come_first_are_the_protocols(shipped: Catalogue) -> None:
    assert [area.label for area in shipped.areas.values() if area.priority] == ["Norrliden", "Oxhagen"]


def test_the_ages_are_the_protocols_and_the_laws(shipped: Catalogue) -> None:
    ages = shipped.ages

    assert (shipped.forms["sspf"].ages_from, shipped.forms["sspf"].ages_until) == (10, 16)
    assert (ages.child_view_from, ages.consent_own, ages.adult) == (12, 15, 18)


def test_the_deadlines_are_the_agreed_ones(shipped: Catalogue) -> None:
    deadlines = shipped.deadlines

    assert (deadlines.acknowledge_working_days, deadlines.first_contact_working_days) == (1, 5)
    assert (deadlines.first_follow_up_weeks, deadlines.nomination_working_days, deadlines.consent_months) == (6, 5, 12)


def test_the_summons_to_the_police_goes_to_the_gruppchef(shipped: Catalogue) -> None:
    assert [seat.label for seat in shipped.seats.values() if seat.unit == "omradespolis" and seat.receives_summons] == [
        "Gruppchef, områdespolisen"
    ]


def test_units_with_different_secrecy_are_different_units(shipped: Catalogue) -> None:
    school = {unit.secrecy for unit in shipped.units.values() if unit.agency == "skola"}
    social = [unit.id for unit in shipped.units.values() if unit.agency == "socialtjanst" and unit.case_work]

    assert school == {"OSL 23 kap. 2 §", "OSL 25 kap. 1 §"}
    assert social == ["social-samordning", "social-mottagning"]


def test_the_coordinator_has_a_deputy_in_the_same_unit(shipped: Catalogue) -> None:
    deputy = shipped.seats["ersattare"]

    assert deputy.deputy_for == "koordinator"
    assert deputy.kind is shipped.seats["koordinator"].kind is SeatKind.coordinator
    assert deputy.unit == shipped.seats["koordinator"].unit


@pytest.mark.parametrize(("unit", "authority"), [("friskola-fyren", False), ("skola-norr", True), ("region-bup", True)])
def test_an_independent_school_is_no_authority(shipped: Catalogue, unit: str, authority: bool) -> None:
    agency = shipped.agency_of(unit)

    assert agency.is_authority is authority
    assert (agency.kind is AgencyKind.independent_school) is not authority


def test_cooperation_itself_is_the_one_kind_that_consent_rests_on(shipped: Catalogue) -> None:
    assert list(shipped.information) == ["samverkan", "skola", "halsa", "fritid", "familj", "socialtjanst", "polis"]
    assert [kind.id for kind in shipped.information.values() if kind.basis] == ["samverkan"]
    assert [kind.id for kind in shipped.information.values() if kind.offences] == ["polis"]


def test_every_domain_asks_for_what_works_as_well_as_for_what_worries(shipped: Catalogue) -> None:
    asked = Counter((factor.domain, factor.valence) for factor in shipped.factors.values())

    assert list(shipped.domains) == ["individ", "familj", "kamrater", "skola", "fritid"]
    assert all(asked[domain, valence] >= 3 for domain in shipped.domains for valence in FactorValence)


def test_a_factor_about_offences_is_the_polices_kind_of_information_whatever_its_domain(shipped: Catalogue) -> None:
    offences = {factor for factor in shipped.factors if shipped.information_of(factor).offences}

    assert offences == {"brott", "familj-brott", "vanner-brott", "dras-in"}
    assert {key for key, factor in shipped.factors.items() if re.search(r"\bbrott\b", factor.label)} <= offences
    assert shipped.information_of("franvaro").id == "skola"


def test_the_template_neither_labels_nor_diagnoses_anyone(shipped: Catalogue) -> None:
    shown = [*labels(shipped.factors), *labels(shipped.measures), *labels(shipped.life_areas)]
    unwanted = re.compile(r"kriminell|missbruk|adhd|autis|diagnos|problembarn|förälder|störd|avvikande", re.IGNORECASE)

    assert not [label for label in shown if unwanted.search(label)]


def test_every_side_has_measures_to_start_from(shipped: Catalogue) -> None:
    offered = Counter(measure.side for measure in shipped.measures.values())

    assert all(offered[side] >= 3 for side in AgencySide)


def test_each_of_the_three_is_asked_and_may_say_that_they_do_not_know(shipped: Catalogue) -> None:
    assert {survey.audience for survey in shipped.surveys.values()} == set(SurveyAudience)
    asked = [question for survey in shipped.surveys.values() for question in survey.questions]
    chosen = [question for question in asked if question.kind in {QuestionKind.scale, QuestionKind.choice}]
    assert chosen
    assert all(question.choices[-1].label == "Vet inte / vill inte svara" for question in chosen)


def test_a_scale_counts_from_five_to_one_and_not_knowing_counts_nothing(shipped: Catalogue) -> None:
    for survey in shipped.surveys.values():
        first = survey.questions[0]
        assert first.text == first.label
        assert [choice.value for choice in first.choices] == [5, 4, 3, 2, 1, None]


def test_the_youth_is_asked_about_gender_with_three_answers_and_an_explanation(shipped: Catalogue) -> None:
    question = next(each for each in shipped.surveys["ungdom-2026-1"].questions if each.id == "kon")

    assert [choice.label for choice in question.choices][:3] == ["Flicka", "Pojke", "Annat eller inget"]
    assert "känner" in (question.explanation or "")


def test_the_consent_text_says_what_it_must(shipped: Catalogue) -> None:
    text = shipped.consent_texts["2026-1"]
    said = {section.heading: " ".join(section) for section in text.sections}

    assert len(said) == 12
    assert "häver" in said["Vad ett samtycke betyder här"]
    assert "inget samtycke till att vi behandlar personuppgifter" in said["Vad ett samtycke betyder här"]
    assert "helt eller för en viss enhet" in said["Om ni ändrar er"]
    assert "finns kvar" in said["Vad som finns kvar"]
    assert "orosanmälan" in said["Orosanmälan påverkas inte"]
    assert "dataskyddsombud" in said["Era rättigheter"]


def test_the_telephone_numbers_are_invented(shipped: Catalogue) -> None:
    phones = [shipped.municipality.concern_report_phone, shipped.municipality.coordinator_phone]

    assert all(re.fullmatch(r"08-465 004 \d\d", phone) for phone in phones)


def test_the_plan_may_be_called_what_the_municipality_calls_it(desk: Desk) -> None:
    assert desk.load().municipality.plan_label == "Åtgärdsplan"
    desk.edit("municipality.toml", 'plan_label = "Åtgärdsplan"', 'plan_label = "Åtagandeplan"')
    assert desk.load().municipality.plan_label == "Åtagandeplan"


def test_an_entry_keeps_its_place_in_the_file(desk: Desk) -> None:
    desk.edit("areas.toml", "[norrliden]", '[aby]\nlabel = "Åby"\npriority = false\nuntil = 2026-06-30\n\n[norrliden]')

    areas = desk.load().areas

    assert list(areas)[:2] == ["aby", "norrliden"]
    assert areas["aby"].valid_until == date(2026, 6, 30)
