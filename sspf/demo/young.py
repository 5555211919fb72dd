"""The young people of the two years behind: who they are, why somebody was worried, and which way their case went."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sspf.demo.people import BOY, GIRL, Family
from sspf.referrals.rules.sending import Worry

M, L, F = "Måsviksskolan", "Ljungängsskolan", "Friskolan Fyrskeppet"
TRIGGERS = {
    "F": "franvaro",
    "S": "fritid-saknas",
    "V": "vanner-brott",
    "R": "risker",
    "A": "aggressivitet",
    "E": "eget-brott",
    "D": "vanner-droger",
}
CONCERNS = {
    "F": "Är borta från skolan flera dagar i veckan.",
    "V": "Umgås med äldre som är ute sent.",
    "A": "Hamnar i bråk på rasterna och kan inte säga varför.",
    "E": "Har tagit saker i affären tillsammans med andra.",
    "D": "Är med vänner som dricker på helgerna.",
}
WORKS_WELL = "Har en vuxen att prata med, och tycker om att vara med där något händer."


@dataclass(frozen=True, slots=True)
class Course:
    """How a case went: opened so many days ago, after an anmälan from `source`; `shape` is one of `courses.SHAPES`."""

    family: Family
    opened: int
    worry: Worry
    source: str
    shape: str


_ROWS = (
    ("Albin Testström", BOY, 15, "Maria", 333, M, "norrliden", 715, "FS", "guardian", "well"),
    ("Yusuf Provås", BOY, 15, "Hodan", 348, L, "oxhagen", 690, "VR", "school", "well"),
    ("Casper Demovall", BOY, 14, "Erika Niklas", 286, M, "norrliden", 668, "AF", "school", "moved"),
    ("Agnes Exempelhed", GIRL, 15, "Karolina", 253, L, "oxhagen", 645, "F", "guardian", "well"),
    ("Dante Testek", BOY, 17, "Veronica", 142, L, "oxhagen", 620, "VE", "police", "other_help"),
    ("Edvin Provsund", BOY, 13, "Anneli", 95, M, "norrliden", 596, "A", "school", "partly"),
    ("Ali Demofors", BOY, 15, "Zainab Karim", 293, M, "berga-funkabo", 575, "VR", "social_services", "said_no"),
    ("Filip Exempelberg", BOY, 15, "Susanne", 67, F, "kvarnholmen", 560, "FS", "school", "well"),
    ("Hampus Testhed", BOY, 15, "Lotta", 223, L, "oxhagen", 540, "DR", "guardian", "partly"),
    ("Isak Provhult", BOY, 13, "Josefin Emil", 158, M, "norrliden", 505, "FA", "school", "well"),
    ("Julia Demogren", GIRL, 15, "Birgitta", 214, M, "norrliden", 485, "D", "guardian", "taken_back"),
    ("Jonathan Exempelås", BOY, 17, "Gunilla", 86, L, "oxhagen", 470, "E", "police", "partly"),
    ("Kevin Testvik", BOY, 14, "Angelica", 242, L, "oxhagen", 440, "VF", "social_services", "well"),
    ("Malte Provbro", BOY, 13, "Frida Oskar", 79, M, "berga-funkabo", 405, "A", "school", "said_no"),
    ("Oliver Testlid", BOY, 15, "Rebecka", 26, M, "norrliden", 330, "FV", "school", "well"),
    ("Leila Provgård", GIRL, 14, "Samira", 227, L, "oxhagen", 300, "FR", "school", "partly"),
    ("Pontus Demoby", BOY, 13, "Cecilia Henrik", 184, M, "norrliden", 270, "A", "guardian", "well"),
    ("Rasmus Exempelmo", BOY, 14, "Jessica", 323, L, "oxhagen", 245, "D", "school", "never_met"),
    ("Noel Provhed", BOY, 15, "Sandra", 30, M, "norrliden", 430, "FS", "guardian", "well"),
    ("Ebba Testmark", GIRL, 14, "Lena", 170, M, "norrliden", 360, "F", "school", "well"),
    ("Adam Demoberg", BOY, 16, "Carina", 20, L, "oxhagen", 290, "VR", "school", "well"),
    ("Hugo Exempelö", BOY, 13, "Pernilla", 280, M, "kvarnholmen", 222, "FA", "school", "well"),
    ("Samuel Testdal", BOY, 13, "Hanna Viktor", 315, M, "ovriga", 215, "FS", "school", "going_on"),
    ("Tim Provnäs", BOY, 16, "Charlotta", 320, L, "oxhagen", 185, "E", "police", "going_on"),
    ("Gustav Demolid", BOY, 13, "Madeleine", 173, M, "norrliden", 150, "VR", "leisure", "going_on"),
    ("Benjamin Exempelskog", BOY, 14, "Erica Dan", 196, L, "oxhagen", 115, "F", "guardian", "just_begun"),
    ("Nils Provlund", BOY, 15, "Camilla Fredrik", 120, M, "kvarnholmen", 655, "F", "school", "said_no"),
    ("Maja Demohall", GIRL, 16, "Therese", 200, L, "oxhagen", 525, "DR", "guardian", "said_no"),
    ("Elliot Testgren", BOY, 14, "Sofia Magnus", 160, M, "norrliden", 455, "V", "school", "said_no"),
    ("Arvid Exempelsund", BOY, 13, "Malin", 60, M, "berga-funkabo", 385, "AS", "school", "said_no"),
    ("Ines Provdal", GIRL, 14, "Amira Tarek", 250, L, "oxhagen", 345, "R", "social_services", "said_no"),
    ("Theo Demolind", BOY, 13, "Linda Jonas", 100, M, "ovriga", 255, "FE", "school", "said_no"),
    ("Love Testmo", BOY, 12, "Elin Simon", 176, M, "berga-funkabo", 85, "AF", "school", "just_begun"),
)
"""Name, serial, age today, guardians, days since the birthday, school, area, opened, triggers, source, shape.

Nobody turns 15 or 18 while consent is needed, apart from those whom the demo tells of one by one. Three of four are
boys and half are 13 or 14 as the anmälan comes, which is a guess at how a municipality looks and no figure.
"""

_NO_CASE = (
    ("Elton Provfält", BOY, 14, "Agneta", 41, M, 700, "V", "inget-samtycke"),
    ("Selma Testskog", GIRL, 14, "Linnea Jakob", 57, L, 655, "D", "inget-samtycke"),
    ("Milo Demobäck", BOY, 10, "Ronja", 73, M, 610, "A", "ej-malgrupp"),
    ("Arvid Exempelhav", BOY, 15, "Ulla Sten", 91, L, 585, "F", ""),
    ("Sixten Provmark", BOY, 14, "Tilda", 109, M, 530, "VR", "inget-samtycke"),
    ("Amir Testäng", BOY, 16, "Nour Bilal", 127, L, 495, "E", "inget-samtycke"),
    ("Klara Demoudd", GIRL, 13, "Petronella", 139, M, 455, "S", ""),
    ("Vidar Exempelfors", BOY, 13, "Harriet Tore", 163, M, 415, "F", "inget-samtycke"),
    ("Ture Provlund", BOY, 17, "Siri", 181, L, 365, "D", "ej-malgrupp"),
    ("Elis Testnäs", BOY, 13, "Alva Krister", 203, M, 320, "FS", "inget-samtycke"),
    ("Sami Demokulla", BOY, 15, "Rana", 233, L, 290, "VR", ""),
    ("Nova Exempelsjö", GIRL, 12, "Disa Loke", 247, M, 230, "F", "inget-samtycke"),
    ("Bo Provkvist", BOY, 14, "Maud", 263, L, 165, "AV", "inget-samtycke"),
    ("Rune Testhov", BOY, 9, "Svea Folke", 277, M, 100, "A", "ej-malgrupp"),
)
"""Anmälningar that became no case: the last is why, and nothing means that the family was helped to something else."""


def courses() -> Iterator[Course]:
    """Every case of the two years that is told in brief."""
    for name, serial, age, guardians, days, school, area, opened, triggers, source, shape in _ROWS:
        family = replace(_family(name, serial, age, guardians, days), school=school, area=area)
        yield Course(family, opened, _worry(triggers), source, shape)


def without_case() -> Iterator[tuple[Family, int, Worry, str]]:
    """Family, days ago, worry, and the reason that closed the anmälan."""
    for name, serial, age, guardians, days, school, sent, triggers, reason in _NO_CASE:
        family = replace(_family(name, serial, age, guardians, days), school=school)
        yield family, sent, _worry(triggers), reason


def _family(name: str, serial: str, age: int, guardians: str, days: int) -> Family:
    given, family = name.split()
    return Family(given, family, serial, age, tuple(guardians.split()), days)


def _worry(letters: str) -> Worry:
    told = next((CONCERNS[each] for each in letters if each in CONCERNS), "Är ensam efter skolan och ute sent.")
    return Worry(tuple(TRIGGERS[each] for each in letters), told, WORKS_WELL)
