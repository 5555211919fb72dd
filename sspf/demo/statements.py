"""Uppgifter in the demo's stories: what units write, share, correct and keep, and what the family says of it."""

from datetime import time, timedelta

from sspf.demo.teller import Story, Teller, Told
from sspf.statements.actions import marks, objections, sharing, writing
from sspf.statements.rules.terms import ObjectionTerms, ReleaseTerms, ShieldTerms, StatementTerms, Wording

LEAD = "social-samordning"
AFTERNOON = time(15, 10)
MEETING = time(15, 40)


def tell(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """The school shares and corrects, leisure tells what works, the others keep what is not theirs to spread."""
    yield teller.at(days_ago, AFTERNOON)
    with teller.as_one("kurator") as work:
        said = _said("skola", "Har varit på fyra av fem morgnar sedan mötet. Mentorn möter i entrén.", teller, days_ago)
        statement_id = writing.write(work, told.case_id, said)
        work.flush()
        with_whom = ReleaseTerms(frozenset({"social-mottagning", "fritid-unga"}), family=True)
        sharing.share(work, told.case_id, statement_id, with_whom, None)
    yield teller.at(days_ago - 1, MEETING)
    with teller.as_one() as work:
        words = ObjectionTerms(told.youth_id, "Jag var där alla fem. En gång kom jag in bakvägen.", work.today)
        objections.note(work, told.case_id, statement_id, words)
    yield teller.at(days_ago - 2, AFTERNOON)
    with teller.as_one("kurator") as work:
        right = Wording("Har varit på alla fem morgnar sedan mötet. Mentorn möter i entrén.", work.today)
        writing.correct(work, told.case_id, statement_id, right, "En morgon kom hen in en annan väg.", None)
    yield from _kept(teller, told, days_ago - 3)
    yield teller.at(days_ago - 4, AFTERNOON)
    with teller.as_one("fritidsledare") as work:
        good = _said("fritid", "Visade två yngre hur man dribblar, helt på eget initiativ.", teller, days_ago - 4)
        sharing.observe(work, told.case_id, good, shared=True)


def _kept(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """What is about somebody else stays; what a guardian must not be told is marked so."""
    yield teller.at(days_ago, AFTERNOON)
    with teller.as_one("socialsekreterare") as work:
        other = _said("familj", "Mormor är sjuk och orkar inte hämta längre.", teller, days_ago, "Mormor")
        writing.write(work, told.case_id, other)
        secret = _said("familj", "Vill prata med oss utan att det berättas hemma.", teller, days_ago)
        statement_id = writing.write(work, told.case_id, secret)
        work.flush()
        sharing.share(work, told.case_id, statement_id, ReleaseTerms(frozenset({LEAD})), None)
        decided_on = work.today - timedelta(days=1)
        why = ShieldTerms(told.guardian_ids, "Slutar berätta om det kommer fram.", "Erik Wallmark", decided_on)
        marks.shield(work, told.case_id, statement_id, why)


def _said(information: str, text: str, teller: Teller, days_ago: int, other_person: str = "") -> StatementTerms:
    return StatementTerms(information, Wording(text, teller.day(days_ago), other_person))
