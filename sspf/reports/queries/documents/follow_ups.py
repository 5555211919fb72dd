"""The follow-up to kommunfullmäktige as blocks: the letter, and each annex under its five headings (law R74)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sspf import prose
from sspf.catalogue.reports import FollowUpForm
from sspf.documents import Block, Fields, Heading, Paragraph, Point, Points, Run, Signature, words
from sspf.reports.rules import follow_ups as rules
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms

QUOTES = '”“"'


def blocks(
    form: FollowUpForm, letter: LetterTerms, programmes: Sequence[ProgrammeTerms], sitting_on: date
) -> list[Block]:
    """The whole follow-up; without a letter, the annexes by themselves."""
    annexes = rules.annexes(programmes)
    found = list(_letter(form, letter, annexes, sitting_on.year)) if letter.is_written else []
    for annex in annexes:
        found += _annex(form, annex, sitting_on, new_page=bool(found))
    return found


def _letter(form: FollowUpForm, letter: LetterTerms, annexes: list[list[ProgrammeTerms]], year: int) -> Iterator[Block]:
    yield Paragraph(((Run("TJÄNSTESKRIVELSE", bold=True),),))
    yield from _head(letter.officer, letter.phone, letter.dated, letter.reference)
    yield words(letter.recipient or form.recipient)
    yield Heading(letter.subject or form.subject.format(year=year), 1)
    if letter.proposal:
        yield Heading("Förslag till beslut")
        yield from prose.parse(letter.proposal)
    if letter.background:
        yield Heading("Bakgrund")
        yield from prose.parse(letter.background)
    yield from _signed(letter.signer, letter.signer_titles)
    names = [rules.annex_name(form, annex[0], year) for annex in annexes] + list(rules.lines(letter.annexes))
    if names:
        yield Heading("Bilagor")
        yield Points(tuple(Point((Run(name),)) for name in rules.in_order(names)))


def _annex(form: FollowUpForm, annex: list[ProgrammeTerms], sitting_on: date, *, new_page: bool) -> Iterator[Block]:
    first = annex[0]
    yield Heading(rules.title(form, first, sitting_on), 1, new_page)
    yield from _head(first.officer, first.phone, first.dated)
    if first.period:
        yield Paragraph(((Run(f"{first.period_label or form.period}: "), Run(first.period, bold=True)),))
    for each in annex:
        yield from _programme(form, each, sitting_on.year)


def _programme(form: FollowUpForm, terms: ProgrammeTerms, year: int) -> Iterator[Block]:
    """Its five headings, also those under which nothing is written: that nothing is said is said too (item 68)."""
    about = terms.about or (terms.programme if terms.same_annex else "")
    if about:
        yield words(f"”{about.strip(QUOTES)}”", "emphasis")
    for heading, text in zip(rules.headings(form, year, terms.second), terms.texts, strict=True):
        yield Heading(heading)
        yield from prose.parse(text)
    yield from _signed(terms.signer, terms.signer_titles)


def _head(officer: str, phone: str, dated: str, reference: str = "") -> Iterator[Block]:
    """Who has prepared it, when and under which number, as far as that is said."""
    rows = [("Handläggare", officer), ("Telefon", phone), ("Datum", dated), ("Ärendebeteckning", reference)]
    said = tuple((term, value) for term, value in rows if value)
    if said:
        yield Fields(said)


def _signed(name: str, titles: str) -> Iterator[Block]:
    if name:
        yield Signature(name, rules.lines(titles))
