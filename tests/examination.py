"""What every page is held against, in Chromium at two sizes, and the kinds of pages that have been.

A fault is: sideways scroll at 320 px, two controls with one name that lead to different things, or a violation of
WCAG 2.1 A and AA (axe).
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

PHONE: ViewportSize = {"width": 320, "height": 640}
SMALL: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
WCAG = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
VARIES = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+|(?<=/punkter/).*|(?<=/texter/).*")
"""What differs between addresses of one kind of page: ids, numbers, the points of an agenda, the texts of a plan."""

ELEMENTS = """() => [...new Set([...document.querySelectorAll('body *:not(svg *)')].map(
    each => [each.tagName, each.getAttribute('class'), each.getAttribute('type'), each.ariaInvalid].join(' ')
))]"""

TOO_WIDE = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
    [...document.querySelectorAll('body *')].filter(each => !each.closest('thead, .visually-hidden')
        && each.getBoundingClientRect().right > window.innerWidth + 1
    ).map(each => each.tagName + '.' + each.className + ' ' + each.textContent.trim().slice(0, 30)).slice(-4)"""

SAME_NAME = """() => {
    const goals = new Map();
    const note = (name, goal) => goals.set(name, (goals.get(name) || new Set()).add(goal));
    const sent = form => form ? form.action + [...new FormData(form)].filter(
        ([key]) => !['csrf_token', 'once'].includes(key)).join() : '';
    const words = each => (each.getAttribute('aria-label') || each.textContent).replace(/\\s+/g, ' ').trim();
    for (const each of document.querySelectorAll('main a[href], main button')) {
        if (each.checkVisibility()) note(words(each), each.href || sent(each.form) + each.name + each.value);
    }
    for (const each of document.querySelectorAll('main :is(input, select, textarea)')) {
        const group = each.closest('fieldset')?.querySelector('legend');
        const asked = group ? words(group) : '';
        if (each.labels?.length) note(asked + ': ' + words(each.labels[0]), each.name + each.value);
    }
    for (const each of document.querySelectorAll('main legend')) note(words(each), each.parentElement.id);
    return [...goals].filter(([, found]) => found.size > 1).map(([name]) => name);
}"""


@dataclass
class Walk:
    """What everyone in a story shares: the browser, where the application answers, and what has been examined.

    `step` is what the story is telling now, for messages. With `pictures`, each new kind of page is photographed there.
    """

    browser: Browser
    address: str
    pictures: Path | None = None
    step: str = "start"
    kinds: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    axe: Axe = field(default_factory=Axe)
    measured: int = 0

    def is_new(self, kind: str, elements: set[str]) -> bool:
        """Whether a kind of page is met for the first time, or has something in it that no page had before."""
        new = kind not in self.kinds or not elements <= self.elements
        self.kinds.add(kind)
        self.elements |= elements
        self.measured += new
        return new

    def faults(self, page: Page) -> list[str]:
        """What is wrong with a page in its window, and in that of a small telephone. The window is as it was then."""
        size = page.viewport_size or DESK
        found = [f"one name, different goals: {name!r}" for name in page.evaluate(SAME_NAME)]
        for violation in self.axe.run(page, options=WCAG).response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            found.append(f"axe: {violation['id']} {targets}")
        resize(page, PHONE)
        if wide := page.evaluate(TOO_WIDE):
            found.append(f"sideways scroll at 320 px: {wide}")
        page.set_viewport_size(size)
        return found

    def photograph(self, page: Page, name: str) -> None:
        """Pictures of a page, as wide as its window and as a telephone, when somebody wants pictures."""
        if self.pictures is None:
            return
        size = page.viewport_size or DESK
        for width, window in {size["width"]: size, 360: ViewportSize(width=360, height=740)}.items():
            resize(page, window)
            name = re.sub(r"[^a-z0-9.]+", "-", name).strip("-")
            page.screenshot(path=self.pictures / f"{self.measured:03}-{name}-{width}.png", full_page=True)
        page.set_viewport_size(size)


def resize(page: Page, size: ViewportSize) -> None:
    """Change the window and wait until the page is drawn again: media queries are answered then, not before."""
    page.set_viewport_size(size)
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))")
