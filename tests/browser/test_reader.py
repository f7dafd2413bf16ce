"""What a reader meets in a browser: small screens, large text, no script, keyboard, no network, paper."""

from urllib.parse import urlsplit

import pypdfium2
import pytest

from tests.browser.addresses import CHOICE, PATHS, build_address, list_addresses
from tests.browser.waiting import wait_until

#: Elements that stick out of the window. What a scrolling box holds may be wider than the window.
FIND_OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) { return []; }
  return [...document.querySelectorAll('body *')].filter(node => {
    const box = node.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !node.closest('.scroll, .vh, .skip, .hero');
  }).map(node => node.tagName + '.' + node.className + ' ' + node.textContent.trim().slice(0, 60)).concat(['the document']);
}"""
READ_OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  return [style.outlineStyle, parseFloat(style.outlineWidth)];
}"""
#: For each heading below that of a chapter: the space above it and the space below it, in CSS pixels.
READ_SPACES = """() => [...document.querySelectorAll('.chapter > h3')].map(heading => {
  const edge = node => node.getBoundingClientRect();
  return [edge(heading).top - edge(heading.previousElementSibling).bottom, edge(heading.nextElementSibling).top - edge(heading).bottom];
})"""
WAIT_FOR_SERVICE_WORKER = """async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, {once: true}));
  }
}"""
GUIDE = build_address("guide", "de")
PRIVATE_GUIDE = build_address("private guide", "de")


@pytest.fixture
def small_page(new_context):
    return new_context(viewport={"width": 320, "height": 640}, service_workers="block").new_page()


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_nothing_sticks_out_at_320_pixels(code, small_page):
    """WCAG 2.2, 1.4.10 (reflow) and 1.4.4 (text at 200 %)."""
    for address in list_addresses(code):
        small_page.goto(address)
        assert small_page.evaluate(FIND_OVERFLOW) == [], address
        small_page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert small_page.evaluate(FIND_OVERFLOW) == [], f"{address} with text at 200 %"


def test_headings_of_the_whole_paper_stand_apart_and_belong_to_what_follows(small_page):
    small_page.goto("/de/strategie/gesamt/")
    spaces = small_page.evaluate(READ_SPACES)
    assert len(spaces) > 40
    assert [one for one in spaces if not (one[0] > 30 and 4 < one[1] < one[0])] == []


@pytest.fixture
def page_without_script(new_context):
    return new_context(java_script_enabled=False).new_page()


def test_menus_open_without_script(page_without_script):
    page = page_without_script
    page.goto(GUIDE)
    page.locator("details.lang > summary").click()
    page.locator("details.lang a[lang=ar]").click()
    assert urlsplit(page.url).path == build_address("guide", "ar")
    page.locator("details.menu > summary").click()
    assert page.locator("details.menu > ul a").first.is_visible()


def test_answers_open_without_script(page_without_script):
    page = page_without_script
    page.goto(GUIDE)
    answers = page.locator("details.acc")
    assert answers.count()
    answers.first.locator("summary").click()
    assert answers.first.locator("div").is_visible()


def test_contact_filter_works_without_script(page_without_script):
    page = page_without_script
    page.goto(build_address("contact index", "uk"))
    everything = page.locator(".cards .card").count()
    page.locator("select[name=topic]").select_option("gesundheit")
    page.locator("form.filter button").click()
    assert "topic=" in page.url
    assert 0 < page.locator(".cards .card").count() < everything


def test_paper_is_linked_without_script(page_without_script):
    page_without_script.goto(build_address("strategy", "ar"))
    assert page_without_script.locator(".card a.btn[href$='.pdf']").is_visible()


def test_buttons_that_need_a_script_are_hidden_without_one(page_without_script):
    page_without_script.goto(GUIDE)
    assert not [button for button in page_without_script.locator(".acts button").all() if button.is_visible()]


@pytest.mark.parametrize("kind", [kind for kind in PATHS if kind != "offline"])
def test_every_page_says_what_it_says_without_script(kind, page_without_script):
    page_without_script.goto(build_address(kind, "de"))
    assert page_without_script.locator("h1").inner_text().strip()
    assert page_without_script.locator("main").inner_text().strip()


def test_keyboard_meets_the_skip_link_first(page):
    page.goto(GUIDE)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#inhalt"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "inhalt"


def test_focus_is_visible_on_every_stop(page):
    """WCAG 2.2, 2.4.7."""
    page.goto(GUIDE)
    for _ in range(25):
        page.keyboard.press("Tab")
        style, width = page.evaluate(READ_OUTLINE)
        assert style == "solid" and width >= 2, page.locator(":focus").evaluate("node => node.outerHTML")


@pytest.mark.parametrize("menu", ["details.lang", "details.menu"])
def test_escape_closes_a_menu_and_gives_the_focus_back(menu, page):
    page.goto("/ar/")
    page.locator(f"{menu} > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(f"{menu}[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(f"{menu}[open]").count() == 0
    assert page.locator(":focus").evaluate("node => node.tagName") == "SUMMARY"


def test_a_walk_leaves_no_trace(context, page, base_url):
    """No cookie, no request to another host, nothing in the console: also not of the content security policy."""
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: messages.append(f"{page.url}: {error}"))
    for code in ("de", "ar"):
        for address in list_addresses(code):
            page.goto(address)
    assert context.cookies() == []
    assert {url for url in requests if not url.startswith(f"{base_url}/")} == set()
    is_expected = "the server responded with a status of 404"
    assert [text for text in messages if not (is_expected in text and "gibt-es-nicht" in text)] == []


@pytest.mark.parametrize("kind", ["guide", "news", "congress"])
def test_pictures_are_there(kind, page):
    page.goto(build_address(kind, "ar"))
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    wait_until(page, "() => [...document.images].every(image => image.complete)")
    assert page.locator("img").count()
    assert page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)") == []


@pytest.fixture
def offline_page(context):
    """A page that a service worker already looks after."""
    page = context.new_page()
    page.goto(CHOICE)
    page.evaluate(WAIT_FOR_SERVICE_WORKER)
    return page


def wait_until_kept(page, path: str) -> None:
    wait_until(page, "path => caches.match(path).then(found => !!found)", path)


def test_page_that_was_read_opens_without_network(context, offline_page):
    offline_page.goto(GUIDE)
    title = offline_page.locator("h1").inner_text()
    wait_until_kept(offline_page, GUIDE)
    wait_until_kept(offline_page, build_address("offline", "de"))
    context.set_offline(True)
    offline_page.goto(GUIDE)
    assert offline_page.locator("h1").inner_text() == title
    offline_page.goto(build_address("glossary", "de"))
    assert "112" in offline_page.locator("main").inner_text()
    assert offline_page.locator("h1").inner_text() == "Keine Verbindung"


def test_private_page_is_kept_nowhere(context, offline_page):
    offline_page.goto(PRIVATE_GUIDE)
    title = offline_page.locator("h1").inner_text()
    offline_page.goto(GUIDE)
    wait_until_kept(offline_page, GUIDE)
    wait_until_kept(offline_page, build_address("offline", "de"))
    assert not offline_page.evaluate("path => caches.match(path).then(found => !!found)", PRIVATE_GUIDE)
    context.set_offline(True)
    offline_page.goto(PRIVATE_GUIDE)
    assert offline_page.locator("h1").inner_text() != title


def test_saved_page_can_be_deleted_from_a_private_one(context, offline_page):
    offline_page.goto(GUIDE)
    offline_page.locator("#save").click()
    wait_until_kept(offline_page, GUIDE)
    offline_page.goto(PRIVATE_GUIDE)
    offline_page.locator("#forget").click()
    wait_until(offline_page, "() => document.querySelector('.toast').textContent !== ''")
    assert offline_page.evaluate("caches.keys()") == []


def test_private_page_offers_a_quick_way_out(page):
    page.goto(PRIVATE_GUIDE)
    assert page.locator("#leave").is_visible()
    assert page.locator("#save").count() == 0
    page.goto(GUIDE)
    assert page.locator("#leave").count() == 0


def test_paper_has_open_answers_and_a_code_that_leads_back(page):
    page.goto(GUIDE)
    answer = page.locator("details.acc > div").first
    assert not answer.is_visible()
    assert not page.locator(".paper svg").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".paper svg").is_visible()
    assert page.locator("details.acc > div").first.evaluate("node => node.getBoundingClientRect().height") > 0
    assert not page.locator("details.lang").is_visible()


def test_download_card_tells_the_truth_about_the_paper(page):
    page.goto(build_address("strategy", "de"))
    with page.expect_download() as downloading:
        page.locator(".card a.btn[download]").click()
    path = downloading.value.path()
    card = page.locator(".card").filter(has=page.locator("a.btn[download]")).inner_text()
    assert f"{len(pypdfium2.PdfDocument(path))} Seiten" in card
    assert f"{path.stat().st_size / 1024:.1f}".replace(".", ",") + "\u00a0KB" in card
