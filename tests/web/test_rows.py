"""A row that leads somewhere as a whole still lets its other links and buttons be clicked."""

from playwright.sync_api import Browser

from sspf.web.assets import OWN

ROW = """<ul class="tasks"><li class="task"><div><a class="task-link" href="#hela">Hela raden</a>
<p>Text <a id="other" href="#annat">Hur gick det?</a></p></div>
<button id="button" type="button">Protokoll</button></li></ul>"""
ON_TOP = """id => { const own = document.getElementById(id), box = own.getBoundingClientRect();
return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === own }"""


def test_what_else_stands_in_a_row_lies_above_the_link_of_the_whole_row(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(ROW)
    page.add_style_tag(path=OWN / "components.css")
    assert [page.evaluate(ON_TOP, each) for each in ("other", "button")] == [True, True]
    page.close()
