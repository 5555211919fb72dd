"""Agreements of the demo: one to look through soon, one that runs, one that was renewed; and a duty ticked off."""

from dataclasses import replace
from datetime import date, time, timedelta

from sspf.agreements.actions import agreements, reviews
from sspf.agreements.rules import AgreementKind, AgreementTerms, ReviewTerms
from sspf.audit import events
from sspf.catalogue.year_wheel import Proof
from sspf.demo.teller import Story, Teller
from sspf.oversight.queries import log
from sspf.oversight.rules.log import Selection
from sspf.year_wheel import actions as year_wheel
from sspf.year_wheel.queries import wheel
from sspf.year_wheel.rules.turns import TickTerms

FORGOTTEN = 130
CALLED_OFF, JULY = 3, 7
FIRST_MEETING, FIRST_REPORT, START_OF_REPORTS = 360, 400, 700
"""From how many days ago the arbetsgrupp is called to and reports are written here, and since when there were any."""
SOME_DAY = date(2020, 1, 1)
"""Each story sets its own days."""
POLICE = AgreementTerms(
    title="Samverkansöverenskommelse mellan kommunen och Polismyndigheten",
    parties=("polis",),
    others="",
    purposes="Färre brott och ökad trygghet. Unga i riskzon ska få stöd tidigt.",
    subjects="Tidiga insatser för unga enligt SSPF\nTrygghet i prioriterade områden\nNarkotikaförebyggande arbete",
    areas=("norrliden", "oxhagen"),
    paragraph="§ 6",
    from_on=SOME_DAY,
    until_on=None,
    review_on=SOME_DAY,
    reference="KS 2024/0118",
    text="Parterna ska samverka genom SSPF. Kommunen ansvarar för samordning och dokumentation.",
)
SCHOOL = AgreementTerms(
    title="Avtal om SSPF med fristående skolor",
    parties=("friskola",),
    others="",
    purposes="Elever på fristående skolor får samma stöd som andra.",
    subjects="Vem som kallas, hur skolan svarar, och hur uppgifter skyddas",
    areas=(),
    paragraph="",
    from_on=SOME_DAY,
    until_on=None,
    review_on=SOME_DAY,
    reference="SN 2025/0042",
    text="",
)
HOUSING = AgreementTerms(
    title="Trygga gårdar",
    parties=("bostadsbolag", "nattvandrare"),
    others="Bostadsrättsföreningen vid torget",
    purposes="Lugna gårdar och vuxna ute på kvällarna.",
    subjects="Belysning och ordning på gårdarna\nVuxna ute på fredagar",
    areas=("norrliden",),
    paragraph="",
    from_on=SOME_DAY,
    until_on=None,
    review_on=SOME_DAY,
    reference="KS 2023/0207",
    text="",
)


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """What was agreed over the two years, and what was ticked off."""
    return (
        _police(teller),
        _school(teller),
        _housing(teller),
        _ticked(teller),
        _on_paper(teller),
        _met_on_paper(teller),
        _reviewed(teller),
    )


def _police(teller: Teller) -> Story[None]:
    """Runs until further notice; looked through once, to be looked through soon."""
    yield teller.at(690)
    with teller.as_one() as work:
        agreement_id = agreements.record(work, _dated(POLICE, teller.day(690), None, teller.day(325)))
    yield teller.at(330)
    with teller.as_one() as work:
        note = "Syften och områden stämmer. Narkotikaförebyggande arbete är med sedan i våras."
        reviews.review(work, agreement_id, ReviewTerms(teller.day(330), note, teller.day(-24)), None)


def _school(teller: Teller) -> Story[None]:
    yield teller.at(400)
    with teller.as_one() as work:
        agreements.record(work, _dated(SCHOOL, teller.day(400), teller.day(-330), teller.day(-200)))


def _housing(teller: Teller) -> Story[None]:
    """Ran for a year, and goes on in a new one; with something added to that."""
    yield teller.at(700)
    with teller.as_one() as work:
        first = agreements.record(work, _dated(HOUSING, teller.day(700), teller.day(300), teller.day(340)))
    yield teller.at(310)
    with teller.as_one() as work:
        terms = _dated(HOUSING, teller.day(299), None, teller.day(-120))
        second = agreements.follow(work, first, AgreementKind.renewal, terms)
    yield teller.at(80)
    with teller.as_one() as work:
        also = replace(HOUSING, title="Trygga gårdar på lov", subjects="Vuxna ute på lov")
        agreements.follow(work, second, AgreementKind.supplement, _dated(also, teller.day(79), None, teller.day(-120)))


def _ticked(teller: Teller) -> Story[None]:
    """The municipality's plan of measures was followed up, outside of this tool."""
    yield teller.at(210)
    with teller.as_one() as work:
        span = wheel.turns_of(work, work.catalogue.year_wheel["lagens-atgardsplan"])[0].span.slug
        note = "Uppdaterad och beslutad av kommunstyrelsen, § 112."
        year_wheel.tick(work, "lagens-atgardsplan", span, TickTerms(work.today - timedelta(days=5), note))


def _on_paper(teller: Teller) -> Story[None]:
    """The first reports were written before anybody wrote them here."""
    for days_ago in range(START_OF_REPORTS, FIRST_REPORT, -30):
        yield teller.at(days_ago)
        with teller.as_one() as work:
            for each in wheel.duties_now(work):
                if work.catalogue.year_wheel[each.duty].proof is Proof.report:
                    terms = TickTerms(work.today, "Skrevs på papper och lämnades till styrgruppen.")
                    year_wheel.tick(work, each.duty, each.span, terms)


def _met_on_paper(teller: Teller) -> Story[None]:
    """The arbetsgrupp had met in every month with school but one, before its meetings were called to here."""
    for days_ago in range(START_OF_REPORTS, FIRST_MEETING, -30):
        day = teller.day(days_ago)
        if day.month in (CALLED_OFF, JULY):
            continue
        yield teller.at(days_ago, time(13))
        with teller.as_one() as work:
            year_wheel.tick(work, "arbetsgruppen", f"{day:%Y-%m}", TickTerms(day, "Protokollet finns i pärmen."))


def _reviewed(teller: Teller) -> Story[None]:
    """The reviewer reads the log each month; once it was forgotten."""
    for days_ago in range(700, 0, -30):
        if days_ago == FORGOTTEN:
            continue
        yield teller.at(days_ago, time(8, 30))
        with teller.as_one("granskare") as work:
            shown = log.page(work, Selection())
            work.record(events.LogRead(len(shown.lines)))


def _dated(terms: AgreementTerms, from_on: date, until_on: date | None, review_on: date) -> AgreementTerms:
    return replace(terms, from_on=from_on, until_on=until_on, review_on=review_on, nameless=True)
