"""The plan on paper: each reader holds only what that reader may see, in words and in an order of its own."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from sspf.audit.models import AuditEntry
from sspf.plans.actions import drafts, promises
from sspf.plans.rules.states import MeasureState
from sspf.plans.rules.terms import ReportTerms
from tests.browser import Visitor, statements
from tests.factories import cases, plan_papers, plans
from tests.factories import statements as said
from tests.factories.plan_papers import EVERYTHING, LEISURE, POLICE, SCHOOL, Written
from tests.factories.protection import KNOWN, change
from tests.house import House, move_in
from tests.infrastructure.houses import Template

FAMILYS_OWN = {"styrka-familjen"}
JOINT = {"mal-alla", "rost-ungdomen", "rost-bada", "rost-gemensam", "rost-mamma"}
TO_THE_FAMILY = {"styrka-skolan", "styrka-familjen", "styrka-annat", "mal-alla", "rost-ungdomen", "rost-gemensam"}
PROMISED = {"lofte-skolan", "lofte-polisen", "lofte-hemma", "lofte-eget"}
HOLDS: Mapping[str, set[str]] = {
    "koordinator": set(EVERYTHING),
    "skolan": {*FAMILYS_OWN, *JOINT, "mal-brott", "styrka-skolan", "styrka-annat", "oro-skolan"}
    | {"lofte-skolan", "lofte-hemma"},
    "polisen": {*FAMILYS_OWN, *JOINT, "mal-brott", "styrka-polisen", "oro-polisen"}
    | {"lofte-polisen", "lofte-brott", "lofte-eget"},
    "mamma": {*TO_THE_FAMILY, *PROMISED, "rost-bada", "rost-mamma"},
    "pappa": {*TO_THE_FAMILY, *PROMISED, "rost-bada"},
    "ungdomen": {*PROMISED, "styrka-annat", "mal-alla", "rost-ungdomen"},
}
"""Which words stand on whose paper, when the consent opens everything."""


@pytest.fixture(scope="module")
def founded(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> tuple[Template, Written]:
    """The plan is written once, and each test has its own copy."""
    folder = tmp_path_factory.mktemp("papers") / "house"
    house = move_in(sqlite_template.folder, folder, sqlite_template.ids)
    written = plan_papers.fixed(house)
    house.close()
    return Template(folder, sqlite_template.ids), written


@pytest.fixture
def house(founded: tuple[Template, Written], tmp_path: Path) -> Iterator[House]:
    copy = move_in(founded[0].folder, tmp_path / "papers", founded[0].ids)
    yield copy
    copy.close()


@pytest.fixture
def written(founded: tuple[Template, Written]) -> Written:
    return founded[1]


@pytest.fixture
def visitor(house: House) -> Visitor:
    return Visitor(house).sign_in("koordinator")


def paper(visitor: Visitor, path: str) -> bytes:
    answer = visitor.client.get(path)
    assert answer.status_code == 200, path
    return bytes(answer.data)


def text(pdf: bytes) -> str:
    """What another program reads in it, with single blanks."""
    document = pypdfium2.PdfDocument(pdf)
    found = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s+", " ", found)


def held(visitor: Visitor, path: str) -> set[str]:
    """The words of the plan that stand on a paper, also inside the file outside of what is printed."""
    made = paper(visitor, path)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        beside = f"{pdf.docinfo} {bytes(pdf.Root.Metadata.read_bytes()).decode()}"
    assert not [word for word in EVERYTHING if word in beside]
    shown = text(made)
    return {word for word in EVERYTHING if word in shown}


@pytest.mark.parametrize("reader", list(HOLDS))
def test_each_reader_holds_exactly_what_that_reader_may_see(visitor: Visitor, written: Written, reader: str) -> None:
    assert held(visitor, written.paths[reader]) == HOLDS[reader]


@pytest.mark.parametrize("kind", ["skola", "halsa", "fritid", "familj", "polis"])
def test_r13_a_units_paper_has_nothing_of_a_kind_that_is_closed_to_the_unit(
    house: House, visitor: Visitor, written: Written, kind: str
) -> None:
    of_kind = {
        "skola": {"styrka-skolan", "styrka-annat", "oro-skolan"},
        "halsa": {"styrka-polisen"},
        "fritid": set(),
        "familj": {"styrka-familjen"},
        "polis": {"oro-polisen", "mal-brott", "lofte-brott"},
    }
    left = tuple(each for each in cases.ALL_KINDS if each != kind)
    plan_papers.share(house, written.case_id, {SCHOOL: left, POLICE: left})
    for reader in ("skolan", "polisen"):
        assert held(visitor, written.paths[reader]) == HOLDS[reader] - of_kind[kind]


def test_complaint_e16_a_units_print_has_no_other_agencys_parts(
    house: House, visitor: Visitor, written: Written
) -> None:
    cases.take_part(house, written.case_id, "kurator")
    own = text(paper(visitor, written.paths["skolan"]))
    assert own == text(paper(Visitor(house).sign_in("kurator"), written.paths["skolan"]))
    for label in ("Områdespolisen", "Fritid för unga", "Polis"):
        assert label not in own
    assert own.index("Det här har vi lovat") < own.index("Det som fungerar")


def test_a_unit_prints_its_own_part_and_nobody_elses(house: House, written: Written) -> None:
    cases.take_part(house, written.case_id, "kurator")
    school = Visitor(house).sign_in("kurator")
    school.get(written.paths["polisen"], status=404)
    school.get(f"{written.papers}/enheter/ingen-enhet", status=404)
    for reader in ("koordinator", "mamma", "ungdomen"):
        school.get(written.paths[reader], status=403)
    school.get(written.papers, status=403)


def test_r3_who_reads_on_the_screen_takes_no_paper(house: House, visitor: Visitor, written: Written) -> None:
    cases.take_part(house, written.case_id, "fritidsledare")
    path = f"{written.papers}/enheter/{LEISURE}"
    Visitor(house).sign_in("fritidsledare").get(path, status=404)
    visitor.get(path, status=404)
    visitor.get(written.papers)
    assert "Läser på skärmen och tar inte med papper: Fritid för unga." in visitor.text


def test_when_the_consent_has_ended_no_unit_is_given_its_part(house: House, visitor: Visitor, written: Written) -> None:
    plan_papers.share(house, written.case_id, {})
    visitor.get(written.paths["skolan"], status=422)
    assert "Enheten är inte med i samtycket nu." in visitor.text
    visitor.get(written.papers)
    assert "Ingen enhet får se planen nu." in visitor.text
    assert held(visitor, written.paths["mamma"]) == HOLDS["mamma"]


def test_nothing_is_printed_of_what_is_still_being_written(house: House, visitor: Visitor, written: Written) -> None:
    with house.work("koordinator") as work:
        drafts.start(work, written.case_id)
        work.commit()
    for path in (written.papers, *written.paths.values()):
        visitor.get(path.replace("/versioner/1/", "/versioner/2/"), status=404)


def test_complaint_v10_u9_what_the_others_promise_stands_before_what_the_family_does(
    visitor: Visitor, written: Written
) -> None:
    for reader in ("mamma", "ungdomen"):
        shown = text(paper(visitor, written.paths[reader]))
        order = [shown.index(word) for word in ("lofte-skolan", "lofte-polisen", "lofte-hemma", "lofte-eget")]
        assert order == sorted(order)


def test_complaint_v11_what_works_stands_first_for_the_family(visitor: Visitor, written: Written) -> None:
    mother, youth = (text(paper(visitor, written.paths[reader])) for reader in ("mamma", "ungdomen"))
    assert (
        mother.index("Det här fungerar") < mother.index("Det här har ert barn sagt") < mother.index("Det här lovar vi")
    )
    assert youth.index("Det här är bra") < youth.index("Det här har du sagt")
    assert "oro" not in youth.split("Vad händer med det som är skrivet?")[0].replace("roligt", "")


def test_complaint_u5_u6_the_youths_paper_has_easy_words_and_calls_nobody_anything(
    house: House, visitor: Visitor, written: Written
) -> None:
    shown = text(paper(visitor, written.paths["ungdomen"]))
    assert "Din plan" in shown
    for word in ("Du trivs i skolan.", "Det är varmt och snällt hemma.", "Det här lovar de vuxna"):
        assert word in shown
    for word in ("Åtgärdsplan ", "åtgärd ", "riskfaktor", "vårdnadshavare", "samverkan", "kriminell", "riskungdom"):
        assert word not in shown.split("Sida 1 av")[0].lower().replace("åtgärdsplan, version", "")
    words = house.installation.catalogue.plan_papers
    for sentence in (*words.to_youth.values(), words.youth.lead, *words.youth.paragraphs, words.youth.answer):
        assert all(len(part.split()) <= 14 for part in re.split(r"[.?]", sentence)), sentence


def test_complaint_u11_u20_the_youth_reads_when_it_ends_and_what_is_removed_when(
    visitor: Visitor, written: Written
) -> None:
    shown = text(paper(visitor, written.paths["ungdomen"]))
    assert "Då ses vi igen 28 december 2026" in shown
    assert "När slutar det? Vi slutar när vi tillsammans säger att det är klart." in shown
    assert "fem år. Sedan tas det bort" in shown
    assert "ingen arbetsgivare får läsa det" in shown.replace("­", "")


def test_complaint_v12_the_paper_says_what_to_do_when_something_is_wrong(visitor: Visitor, written: Written) -> None:
    for reader, question in (("mamma", "Stämmer något inte?"), ("ungdomen", "Är något fel?")):
        shown = text(paper(visitor, written.paths[reader]))
        assert "08-465 004 11" in shown.split(question)[1]


def test_complaint_f15_the_paper_says_where_to_put_it(visitor: Visitor, written: Written) -> None:
    shown = text(paper(visitor, written.paths["skolan"]))
    assert "Pappret behöver inte sparas." in shown
    assert "Vi som är med får berätta hur det gick med det vi har lovat." in shown


def test_complaint_e9_a_promise_nobody_has_said_yes_to_says_so(
    house: House, visitor: Visitor, written: Written
) -> None:
    assert text(paper(visitor, written.paths["mamma"])).count("Har inte sagt ja än") == 2
    measures = plans.content(house, written.case_id).measures
    with house.work("koordinator") as work:
        promises.accept(work, written.case_id, next(each.id for each in measures if each.text == "lofte-skolan"))
        work.commit()
    assert text(paper(visitor, written.paths["mamma"])).count("Har inte sagt ja än") == 1


def test_invariant_19_a_fixed_version_gives_the_same_bytes_whatever_happens_after(
    house: House, visitor: Visitor, written: Written
) -> None:
    for each in plans.content(house, written.case_id).measures:
        with house.work("koordinator") as work:
            promises.accept(work, written.case_id, each.id)
            work.commit()
    first = {reader: paper(visitor, path) for reader, path in written.paths.items()}
    house.clock.forward(days=3)
    measure = plans.content(house, written.case_id).measures[0]
    with house.work("koordinator") as work:
        promises.report(work, written.case_id, measure.id, ReportTerms(MeasureState.done))
        drafts.start(work, written.case_id)
        work.commit()
    house.clock.forward(weeks=2)
    visitor = Visitor(house).sign_in("koordinator")
    assert {reader: paper(visitor, path) for reader, path in written.paths.items()} == first


def test_complaint_f9_no_paper_tells_who_has_reported_what(house: House, visitor: Visitor, written: Written) -> None:
    cases.take_part(house, written.case_id, "polis")
    measure = next(each for each in plans.content(house, written.case_id).measures if each.unit == POLICE)
    with house.work("polis") as work:
        promises.report(work, written.case_id, measure.id, ReportTerms(MeasureState.not_done, None, "kanarie-varför"))
        work.commit()
    for path in written.paths.values():
        assert "kanarie" not in text(paper(visitor, path))


def test_r15_what_is_secret_against_a_guardian_is_on_neither_that_guardians_paper_nor_the_youths(
    house: House, visitor: Visitor, written: Written
) -> None:
    mother = written.family.guardian_ids[0]
    cases.take_part(house, written.case_id, "kurator")
    statement = said.given(house, written.case_id, said.LEAD, said=said.terms("Hemligt.", "skola"))
    said.shield(house, written.case_id, statement, mother)
    at_school = {"styrka-skolan", "styrka-annat"}
    for reader, gone in (("mamma", at_school), ("pappa", set()), ("ungdomen", {"styrka-annat"})):
        assert held(visitor, written.paths[reader]) == HOLDS[reader] - gone
    assert "Du trivs i skolan." not in text(paper(visitor, written.paths["ungdomen"]))
    visitor.get(written.papers)
    assert "Delar om det här är inte med" in visitor.text


def test_r64_complaint_v8_whoever_must_not_find_another_learns_no_place(
    house: House, visitor: Visitor, written: Written
) -> None:
    mother, father = written.family.guardian_ids
    change(house, written.case_id, mother, replace(KNOWN, shielded_from=frozenset({father})))
    shown = text(paper(visitor, written.paths["pappa"]))
    for label in ("Måsviksskolan", "Områdespolisen", "Fritid för unga", "rost-mamma", "oro-familjen", "styrka-skolan"):
        assert label not in shown
    assert "Skyddade personuppgifter." in shown
    assert shown.index("Skola") < shown.index("lofte-skolan")
    visitor.get(written.papers)
    assert "Läs igenom innan du lämnar något till familjen" in visitor.text


def test_complaint_u3_what_one_guardian_is_worried_about_reaches_the_other_by_no_paper(house: House) -> None:
    alone = plan_papers.fixed(house, guardians=(cases.MOTHER,))
    visitor = Visitor(house).sign_in("koordinator")
    assert "oro-familjen" in held(visitor, alone.paths["mamma"])
    assert not {"oro-ungdomen", "oro-ingen", "oro-skolan"} & held(visitor, alone.paths["mamma"])


def test_r63_in_a_protected_family_no_paper_of_theirs_names_a_unit(house: House) -> None:
    written = plan_papers.fixed(house, cases.protected(cases.YOUTH))
    visitor = Visitor(house).sign_in("koordinator")
    for reader in ("mamma", "ungdomen"):
        shown = text(paper(visitor, written.paths[reader]))
        assert "Skyddade personuppgifter." in shown
        assert "Måsviksskolan" not in shown
        assert "lofte-skolan" in shown


def test_complaint_v9_nobody_without_custody_is_given_a_paper(house: House, visitor: Visitor, written: Written) -> None:
    stranger = plans.fixed(house)
    visitor.get(f"{written.papers}/familjen/{stranger.case_id}", status=404)
    house.clock.forward(days=365 * 4)
    grown = Visitor(house).sign_in("koordinator")
    grown.get(written.paths["mamma"], status=404)
    assert "Din plan" in text(paper(grown, written.paths["ungdomen"]))


def test_r48_file_names_and_titles_name_nobody(visitor: Visitor, written: Written) -> None:
    names = {}
    for reader, path in written.paths.items():
        answer = visitor.client.get(path)
        names[reader] = re.findall(r'filename="([^"]*)"', answer.headers["Content-Disposition"])[0]
        with pikepdf.open(io.BytesIO(answer.data)) as pdf:
            told = f"{pdf.docinfo} {bytes(pdf.Root.Metadata.read_bytes()).decode()}"
        assert not re.search("Alva|Ylva|Arne|Provsson|2026-0001", told)
    assert set(names.values()) == {"plan-hela.pdf", "plan-enhet.pdf", "plan-familjen.pdf"}


def test_r76_the_papers_can_be_archived_and_read_aloud(visitor: Visitor, written: Written) -> None:
    for reader in ("koordinator", "ungdomen"):
        with pikepdf.open(io.BytesIO(paper(visitor, written.paths[reader]))) as pdf:
            metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
            assert re.search(r"pdfaid:part[>=\"]+2", metadata)
            assert re.search(r"pdfaid:conformance[>=\"]+A", metadata)
            assert re.search(r"pdfuaid:part[>=\"]+1", metadata)
            assert str(pdf.Root.Lang) == "sv"


def test_what_somebody_typed_is_printed_and_never_run(house: House) -> None:
    name = '#panic("x") *fet* $x$'
    written = plan_papers.fixed(house, replace(cases.YOUTH, given_name=name))
    visitor = Visitor(house).sign_in("koordinator")
    assert name in text(paper(visitor, written.paths["koordinator"]))
    assert name in text(paper(visitor, written.paths["ungdomen"]))


def test_r49_each_print_is_a_line_in_the_log_that_says_for_whom(
    house: House, visitor: Visitor, written: Written
) -> None:
    for reader in ("koordinator", "skolan", "ungdomen"):
        paper(visitor, written.paths[reader])
    with house.work("granskare", writing=False) as work:
        query = select(AuditEntry.facts).where(AuditEntry.name == "PlanPrinted").order_by(AuditEntry.seq)
        told = [json.loads(each) for each in work.session.scalars(query)]
    youth = str(written.family.youth_id)
    assert [(each["unit"], each["person_id"]) for each in told] == [(None, None), (SCHOOL, None), (None, youth)]


def test_a_paper_takes_few_statements(house: House, visitor: Visitor, written: Written) -> None:
    for reader, most in (("koordinator", 13), ("skolan", 14), ("mamma", 24)):
        with statements(house) as seen:
            paper(visitor, written.paths[reader])
        assert len(seen) <= most, (reader, len(seen))
