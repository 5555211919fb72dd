"""What is left out on paper is left out by a class that the stylesheet for paper knows."""

import re
from pathlib import Path

from sspf.web.assets import OWN

TEMPLATES = Path(__file__).parents[2] / "templates"
CLASSES = re.compile(r'class="([^"]*)"')


def test_every_class_about_paper_is_known_to_the_stylesheet_for_paper() -> None:
    used = {
        name
        for template in TEMPLATES.rglob("*.html")
        for names in CLASSES.findall(template.read_text("utf-8"))
        for name in names.split()
        if re.search(r"(^|-)(print|screen|paper)-|-(print|screen|paper)($|-)", name) and "{" not in name
    }
    known = (OWN / "print.css").read_text("utf-8") + (OWN / "components.css").read_text("utf-8")
    assert used
    assert {name for name in used if f".{name}" not in known} == set()
