"""Somebody with a code and a telephone: one question at a time, through the pages themselves."""

from typing import Any

from sqlalchemy import select

from sspf.crypto.scope import Zone
from sspf.surveys.models import Answer, Dispatch
from sspf.surveys.rules.dispatches import DispatchState
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.house import House

STEP, SEND = "/enkat/fraga", "/enkat/svar"


def one_code(house: House, questionnaire: str = surveys.YOUTH) -> str:
    """A code that was given out in a case of its own."""
    (code,) = surveys.codes(house, cases.family(house).case_id, 1, questionnaire)
    return code


def states(house: House) -> list[DispatchState]:
    """What has become of all codes."""
    with house.work("koordinator") as work:
        return list(work.session.scalars(select(Dispatch.state)))


def saved(house: House) -> list[dict[str, Any]]:
    """What was answered, by everyone, as nobody but a test may read it."""
    with house.work("koordinator") as work:
        rows = list(work.session.scalars(select(Answer)))
        for row in rows:
            work.admit(row.seal_scope, [Zone.content])
        return [row.answers for row in rows]


class Phone:
    """A visitor who answers. Every page is met by the strict client; `weight` is what all of them weighed, in bytes."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.weight = 0
        self.presses = 0
        self.before = visitor.page

    @classmethod
    def of(cls, house: House) -> "Phone":
        """A telephone that never was here before."""
        return cls(Visitor(house))

    def open(self, code: str, language: str = "sv", status: int = 200) -> "Phone":
        """Type the code; what is asked and why is told before the first question."""
        self.visitor.get(f"/enkat?sprak={language}")
        self._weigh()
        return self.press("/enkat", status, code=code)

    def start(self) -> "Phone":
        """On to the first question."""
        return self.step("0")

    def next(self, status: int = 200, **answer: Any) -> "Phone":
        """Answer what the page asks, by the field's name without its beginning, and go on."""
        return self.step("next", status, **answer)

    def skip(self) -> "Phone":
        """Go on without an answer."""
        return self.step("skip")

    def back(self, **answer: Any) -> "Phone":
        """Go to the page before."""
        return self.step("back", **answer)

    def step(self, step: str, status: int = 200, **answer: Any) -> "Phone":
        """Press a button, with what was chosen or written on the page."""
        typed: dict[str, Any] = {f"svar-{name.replace('_', '-')}": value for name, value in answer.items()}
        return self.press(STEP, status, step=step, **typed)

    def all(self, **answers: str) -> "Phone":
        """Answer these questions, skip the others, and look the answers through."""
        while asked := self.asked:
            given: dict[str, Any] = {name: text for name, text in answers.items() if name.replace("_", "-") == asked}
            _ = self.next(**given) if given else self.skip()
        return self

    def send(self, status: int = 303, **fields: str) -> "Phone":
        """Send the answers; a redirect is followed to the thanks."""
        self.press(SEND, status, **fields)
        if status == 303:
            self.visitor.follow()
            self._weigh()
        return self

    def press(self, path: str, status: int = 200, **values: Any) -> "Phone":
        """Send what the page holds to `path`; the page it was pressed on is kept in `before`."""
        self.before = self.visitor.page
        fields = (self.visitor.page.fields(STEP) or self.visitor.page.fields()) | self._shown()
        self.visitor.meet(self.visitor.client.post(path, data={**fields, **values}), status)
        self.presses += 1
        self._weigh()
        return self

    @property
    def asked(self) -> str:
        """The id of the question on the page; nothing where all answers are looked through."""
        fields = [*self.visitor.page.all("input"), *self.visitor.page.all("textarea")]
        (name,) = {str(each.get("name")) for each in fields if each.get("type") != "hidden"} or {""}
        return name.removeprefix("svar-") if name.startswith("svar-") else ""

    @property
    def chosen(self) -> str:
        """What is ticked on the page."""
        return next((str(each["value"]) for each in self.visitor.page.all("input") if "checked" in each), "")

    @property
    def kept(self) -> dict[str, str]:
        """What the page carries along unseen."""
        return self.visitor.page.fields(STEP)

    @property
    def text(self) -> str:
        """What the page says, but for what it only says when the server is gone."""
        return self.visitor.text.replace(self.visitor.house.installation.catalogue.languages["sv"].asking.offline, "")

    def _shown(self) -> dict[str, str]:
        """What is ticked or written on the page, which a browser sends along. Longer texts are the test's to repeat."""
        inputs = [
            each for each in self.visitor.page.all("input") if each.get("type") in (None, "text") or "checked" in each
        ]
        return {str(each["name"]): each.get("value") or "" for each in inputs}

    def _weigh(self) -> None:
        self.weight += len(self.visitor.response.data)
