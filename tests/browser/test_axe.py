"""axe-core finds nothing: every kind of page, in four languages, narrow and wide, light and dark."""

import re

import pytest

from cms.site_check.accessibility import CONTRAST, REPLACE_JOINED_LETTERS, find_violations, read_axe
from tests.browser.addresses import LANGUAGES, build_address, list_addresses

NARROW = {"width": 360, "height": 800}
WIDE = {"width": 1280, "height": 900}
RIGHT_TO_LEFT = {"ar"}
#: WCAG 2.2, 1.4.3: text, and large text (24 px, or 18.66 px in bold).
CONTRAST_OF_TEXT, CONTRAST_OF_LARGE_TEXT = 4.5, 3.0
#: The texts of a hero with colour, size and weight, and every colour that may lie behind them.
READ_HERO = """() => {
  const hero = document.querySelector('.hero'), colour = (node, pseudo, name) => getComputedStyle(node, pseudo)[name];
  const behind = [colour(hero, null, 'backgroundColor'), colour(hero, '::before', 'backgroundColor'), colour(hero, '::after', 'borderTopColor')];
  const texts = [...hero.querySelectorAll('*')].filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()));
  return {behind, texts: texts.filter(node => node.checkVisibility({visibilityProperty: true})).map(node => {
    const style = getComputedStyle(node), filled = node.closest('.btn');
    const own = filled && getComputedStyle(filled).backgroundColor;
    return {text: node.textContent.trim().slice(0, 40), colour: style.color, size: parseFloat(style.fontSize), weight: +style.fontWeight,
            own: own && !own.endsWith(', 0)') ? own : null};
  })};
}"""


@pytest.fixture(scope="module")
def open_page(browser, base_url):
    """Return a function that opens an address in a window of its own kind; axe is there before the page."""
    source = read_axe()
    contexts = []

    def open_at(address: str, viewport: dict = NARROW):
        context = browser.new_context(base_url=base_url, viewport=viewport, reduced_motion="reduce", service_workers="block")
        contexts.append(context)
        context.add_init_script(source)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing(code, open_page):
    page = open_page(f"/{code}/")
    found = []
    for address in list_addresses(code):
        page.emulate_media(color_scheme="light")
        page.goto(address)
        for viewport in (NARROW, WIDE):
            page.set_viewport_size(viewport)
            found += [f"{address} at {viewport['width']} px: {line}" for line in find_violations(page)]
        if code in RIGHT_TO_LEFT:
            page.evaluate(REPLACE_JOINED_LETTERS)
            found += [f"{address}: {line}" for line in find_violations(page, CONTRAST)]
        # Nothing but colours depends on the scheme.
        page.emulate_media(color_scheme="dark")
        found += [f"{address} in the dark: {line}" for line in find_violations(page, CONTRAST)]
    assert found == []


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("menu", ["details.lang", "details.menu"])
def test_axe_finds_nothing_in_an_open_menu(menu, code, viewport, open_page):
    page = open_page(build_address("guide", code), viewport)
    page.locator(f"{menu} > summary").click()
    assert page.locator(f"{menu} > ul").is_visible()
    assert find_violations(page) == []


@pytest.mark.parametrize("kind", ["guide", "private guide", "strategy"])
def test_axe_finds_nothing_in_open_answers(kind, open_page):
    page = open_page(build_address(kind, "de"))
    page.evaluate("document.querySelectorAll('details.acc').forEach(item => { item.open = true })")
    assert find_violations(page) == []


def measure_luminance(colour: str) -> float:
    """Return the relative luminance of an opaque ``rgb(…)`` colour, as WCAG 2.2 defines it."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, between 1 and 21."""
    darker, lighter = sorted((measure_luminance(one), measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "private guide", "strategy", "news", "not found"])
def test_text_over_the_drawn_hero_has_enough_contrast(kind, scheme, open_page):
    """axe leaves text over drawn shapes undecided, so the worst colour behind it is computed."""
    page = open_page(build_address(kind, "de"), WIDE)
    page.emulate_media(color_scheme=scheme)
    hero = page.evaluate(READ_HERO)
    assert hero["texts"]
    for text in hero["texts"]:
        is_large = text["size"] >= 24 or (text["size"] >= 18.66 and text["weight"] >= 700)
        worst = min(measure_contrast(text["colour"], colour) for colour in ([text["own"]] if text["own"] else hero["behind"]))
        assert worst >= (CONTRAST_OF_LARGE_TEXT if is_large else CONTRAST_OF_TEXT), text
