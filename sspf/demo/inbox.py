"""What else lies with the coordinator: calls typed in, answers besides a case, questions without a name, a talk."""

from datetime import time, timedelta
from uuid import UUID

from sspf.demo import people
from sspf.demo.people import Family, born_on
from sspf.demo.teller import Story, Teller, Told
from sspf.referrals.actions import answers, calls, consultations, contacts, receipts, shields
from sspf.referrals.actions.answers import Handover
from sspf.referrals.actions.calls import Call
from sspf.referrals.rules.consultations import Question
from sspf.referrals.rules.contacts import Contact, ContactChannel, ContactParty
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Agreement, CustodyTold, GuardianSaid, Sender, Sent, Worry, YouthSaid
from sspf.talks import actions as talks
from sspf.talks.rules import Participation, TalkTerms, Voice, Wishes
from sspf.talks.rules import Teller as Speaker
from sspf.talks.rules import Told as Informed

LATER = time(16, 30)
OUT_LATE = Worry(("risker",), "Ute sent på vardagar, ofta vid stationen.", "Hjälper gärna till med de yngre barnen.")


def referred_on(teller: Teller) -> Story[None]:
    """A family that other support suits better."""
    referral_id = yield from teller.refer(people.REFERRED_ON, 30, OUT_LATE)
    yield from teller.take_up(referral_id, 29)
    yield from _reached(teller, referral_id, 28)
    yield teller.at(26)
    with teller.as_one() as work:
        onward = Handover("Familjecentralens föräldragrupp", "Ringde dit med mamman. Första träffen är bokad.")
        answers.refer_on(work, referral_id, onward)


def taken_back(teller: Teller) -> Story[None]:
    """An anmälan that the sender takes back before anyone has looked at it."""
    referral_id = yield from teller.refer(people.TAKEN_BACK, 18, OUT_LATE)
    yield teller.at(17)
    with teller.as_one() as work:
        answers.withdraw(work, referral_id, "Mamman ringde. De har fått hjälp genom skolan.")


def called_in(teller: Teller) -> Story[None]:
    """A call from a neighbour who is afraid of being known; the first try to reach the family was in vain."""
    yield teller.at(4, LATER)
    with teller.as_one() as work:
        family = people.CALLED_IN
        call = Call(_told_by_a_neighbour(family, teller), work.now - timedelta(hours=2))
        referral_id = calls.type_in(work, call, receipts.new_receipt())
        shields.shield(work, referral_id, "En vuxen i hushållet har hotat grannen förut.")
    yield teller.at(3)
    with teller.as_one() as work:
        tried = Contact(work.now, ContactParty.guardian, ContactChannel.phone, False, "Ingen svarade.")
        contacts.write(work, referral_id, tried)


def asked(teller: Teller) -> Story[None]:
    """Two questions without a name: one answered, one that waits."""
    yield teller.at(3)
    question = Question(
        "En elev på högstadiet har slutat komma på morgonlektionerna.",
        "Mentorn har ringt hem och vi har erbjudit ändrat schema.",
        "Hur tar jag upp SSPF med föräldrarna utan att de känner sig utpekade?",
    )
    with teller.as_one("kurator") as work:
        consultation_id = consultations.ask(work, question)
    yield teller.at(2)
    with teller.as_one() as work:
        advice = "Börja med det som fungerar. Säg att det är frivilligt, och att de bestämmer vilka som är med."
        consultations.answer(work, consultation_id, advice)
    yield teller.at(1)
    with teller.as_one("fritidsledare") as work:
        worry = "En ungdom på gården har fått nya, äldre kompisar och saker som hen inte brukar ha råd med."
        consultations.ask(work, Question(worry, "Pratat med ungdomen ensam.", "När ska jag höra av mig hem?"))


def talk(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """A kartläggande samtal before the first meeting."""
    yield teller.at(days_ago, LATER)
    with teller.as_one() as work:
        today, youth = work.today, told.family.given_name
        terms = TalkTerms(
            held_on=today,
            present=f"{youth}, {told.family.guardians[0]} och koordinatorn",
            voice=Voice("Jag vill att det ska vara lugnt hemma innan skolan. Och jag vill rita."),
            topics={
                "styrkor": "Ritar varje dag. Mormor lyssnar.",
                "skola": "Morgnarna är svårast. Tycker om bild och slöjd.",
                "fritid": "Slutade med basket i våras, saknar laget.",
            },
            youth_wants="Få komma lite senare på måndagar och börja i basketlaget igen.",
            guardians_want="Att skolan ringer samma dag. Mindre bråk på kvällarna.",
            wishes=Wishes(
                not_raised="Att mormor är sjuk.",
                invited="Mentorn och kuratorn, men inte hela arbetslaget.",
                teller=Speaker.coordinator,
                participation=Participation.digital,
                participation_note="Hemifrån första gången, med kameran av.",
            ),
            told=Informed(today, "muntligt, med broschyren", "koordinatorn", f"{youth} sade det med egna ord."),
            application_told_on=today,
        )
        talks.write(work, told.case_id, terms)


def _reached(teller: Teller, referral_id: UUID, days_ago: int) -> Story[None]:
    yield teller.at(days_ago)
    with teller.as_one() as work:
        spoken = Contact(work.now, ContactParty.guardian, ContactChannel.phone, True, "Vill gärna ha hjälp.")
        contacts.write(work, referral_id, spoken)


def _told_by_a_neighbour(family: Family, teller: Teller) -> Sent:
    return Sent(
        Sender(ReferralSource.other_adult, "Nils Provgranne", "granne", "08-465 004 23"),
        YouthSaid(family.given_name, family.family_name, born_on=born_on(family, teller.today), school=family.school),
        OUT_LATE,
        Agreement(),
        tuple(GuardianSaid(name, family.family_name, custody=CustodyTold.unknown) for name in family.guardians),
    )
