"""The script beside the list of files, in Chromium: it tells how far the build is, bears a fault, and shows the list anew at the end."""

import json
from pathlib import Path

import pytest

import strategy

SCRIPT = Path(strategy.__file__).parent / "static" / "strategy" / "progress.js"
PAGE = """<!DOCTYPE html><html lang="de"><title>Dateien</title><script src="/progress.js" defer></script>
<div data-build-progress="/progress/" {busy}>
<p role="status">Ein Bau ist vorgemerkt.</p><progress max="0" value="0" hidden></progress></div>"""
STATES = [
    {"isBusy": True, "done": 0, "total": 0, "text": "Ein Bau ist vorgemerkt."},
    {"isBusy": True, "done": 4, "total": 18, "text": "4 von 18 Dateien geprüft."},
    None,
    {"isBusy": True, "done": 9, "total": 18, "text": "9 von 18 Dateien geprüft."},
    {"isBusy": False, "done": 18, "total": 18, "text": "Letzter Lauf: 18 Dateien geprüft."},
]


@pytest.fixture
def desk(page):
    """A page with the script on a clock that the test moves on, and what was asked for."""
    asked: list[str] = []
    states = iter(STATES)

    def answer(route):
        path = route.request.url.removeprefix("http://desk.test")
        asked.append(path)
        if path == "/progress.js":
            route.fulfill(body=SCRIPT.read_text(encoding="utf-8"), content_type="text/javascript")
        elif path != "/progress/":
            busy = "data-is-busy" if asked.count("/list/") == 1 else ""
            route.fulfill(body=PAGE.format(busy=busy), content_type="text/html; charset=utf-8")
        elif (state := next(states)) is None:
            route.fulfill(status=502)
        else:
            route.fulfill(body=json.dumps(state), content_type="application/json")

    page.route("**/*", answer)
    page.clock.install()
    page.goto("http://desk.test/list/")
    return page, asked


def test_progress_while_a_build_runs(desk):
    page, asked = desk
    page.clock.run_for(2000)
    page.wait_for_function("document.querySelector('progress').hidden")
    page.clock.run_for(2000)
    page.get_by_text("4 von 18 Dateien geprüft.").wait_for()
    assert page.evaluate("(({hidden, max, value}) => [hidden, max, value])(document.querySelector('progress'))") == [False, 18, 4]
    with page.expect_response("**/progress/"):
        page.clock.run_for(2000)
    assert page.get_by_role("status").inner_text() == "4 von 18 Dateien geprüft."
    page.clock.run_for(10_000)
    page.get_by_text("9 von 18 Dateien geprüft.").wait_for()
    with page.expect_navigation():
        page.clock.run_for(2000)
    assert asked.count("/list/") == 2
    asked.clear()
    page.clock.run_for(60_000)
    assert asked == []
