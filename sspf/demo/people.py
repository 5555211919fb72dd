"""Invented families: no name here is anyone's, and every personal number is of the series set aside for tests."""

from dataclasses import dataclass
from datetime import date

from sspf.cases.rules.people import Gender, SchoolYear, birthday

GIRL, BOY = "238", "239"


@dataclass(frozen=True, slots=True)
class Family:
    """A young person and the guardians. `age` in whole years today; `days` since the last birthday."""

    given_name: str
    family_name: str
    serial: str
    age: int
    guardians: tuple[str, ...]
    days: int = 100
    school: str = "Måsviksskolan"
    protected: bool = False
    area: str = "norrliden"


ALVA = Family("Alva", "Provberg", GIRL, 14, ("Ylva", "Joakim"), 40)
MELVIN = Family("Melvin", "Testlund", BOY, 13, ("Therese", "Robert"))
NADJA = Family("Nadja", "Exempelsson", GIRL, 12, ("Mirela",), 200)
VIGGO = Family("Viggo", "Provstrand", BOY, 15, ("Helena", "Anders"), 210)
SAGA = Family("Saga", "Testgren", GIRL, 13, ("Camilla", "Peter"))
ELIAS = Family("Elias", "Demodal", BOY, 14, ("Sofia",), 300)
LEO = Family("Leo", "Provander", BOY, 15, ("Jenny", "Marcus"), 1)
ISLA = Family("Isla", "Exempelgård", GIRL, 14, ("Linda", "Tomas"), 150)
OMAR = Family("Omar", "Testfors", BOY, 16, ("Amira", "Hassan"), 60)
TUVA = Family("Tuva", "Provlind", GIRL, 13, ("Malin",), 90, protected=True)
WILMER = Family("Wilmer", "Demosten", BOY, 14, ("Katarina", "Fredrik"), 120, "Ljungängsskolan", area="oxhagen")
MIRA = Family("Mira", "Exempelvik", GIRL, 13, ("Annika", "Jonas"), 250)
HANDED = Family("Alex", "Demohult", BOY, 11, ("Marie",), 50)
DECLINED = Family("Stella", "Testberg", GIRL, 12, ("Ulrika", "David"), 260)
REFERRED_ON = Family("Linus", "Provgran", BOY, 12, ("Sara",), 70)
TAKEN_BACK = Family("Maja", "Testholm", GIRL, 11, ("Petra", "Ola"), 130)
CALLED_IN = Family("Vera", "Demolund", GIRL, 13, ("Monika", "Lars"), 220)
ENDING = Family("Theo", "Provqvist", BOY, 14, ("Eva", "Magnus"), 330)


ANSWERED: dict[str, Gender | None] = {"Love": Gender.other, "Tuva": None, "Julia": Gender.other}
"""Those who answered something else than most in the demo do, or have not been asked."""
BY_SERIAL = {GIRL: Gender.girl, BOY: Gender.boy}
YEARS = tuple(SchoolYear)
AUGUST, BEFORE_SCHOOL = 8, 6


def born_on(family: Family, today: date) -> date:
    """The day of birth that gives the family's youth this age on this day."""
    last_birthday = date.fromordinal(today.toordinal() - family.days)
    return birthday(last_birthday, -family.age)


def turned(family: Family, age: int, today: date, on: date) -> bool:
    """Whether the family's youth had turned that old on a day."""
    return birthday(born_on(family, today), age) <= on


def gender(family: Family) -> Gender | None:
    """What the youth answered when asked; None where nobody has asked yet."""
    return ANSWERED[family.given_name] if family.given_name in ANSWERED else BY_SERIAL[family.serial]


def school_year(family: Family, today: date, on: date) -> SchoolYear:
    """The year of school on a day, of somebody who began at seven and has gone on since."""
    began = on.year if on.month >= AUGUST else on.year - 1
    return YEARS[max(0, min(began - born_on(family, today).year - BEFORE_SCHOOL, len(YEARS) - 1))]


def personal_number(family: Family, today: date) -> str:
    """Twelve digits: the day of birth, the test series' serial, the right check digit."""
    first = f"{born_on(family, today):%Y%m%d}{family.serial}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(first[2:]))
    total = sum(value // 10 + value % 10 for value in doubled)
    return f"{first}{-total % 10}"
