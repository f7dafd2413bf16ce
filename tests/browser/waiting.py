"""Waiting for something to become true in a page.

Playwright's own ``wait_for_function`` evaluates a string inside the page from its second look on, which the content security
policy of the site forbids.
"""

from typing import Any

POLL = """async argument => {
  const isTrue = FUNCTION;
  for (let look = 0; look < 400; look++) {
    if (await isTrue(argument)) { return; }
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error('It did not become true within 20 seconds.');
}"""


def wait_until(page: Any, function: str, argument: Any = None) -> None:
    """Return once the JavaScript ``function``, which may be asynchronous, returns true for ``argument``."""
    page.evaluate(POLL.replace("FUNCTION", function), argument)
