"""The desk in a browser, as somebody sees it who is logged in."""

import re

from tests.browser.waiting import wait_until

#: What a click may take on a machine with other work, in milliseconds.
PATIENCE = 60_000
HOLDS_TEXT = "text => [...document.querySelectorAll('form input[type=hidden]')].some(one => one.value.includes(text))"


class Desk:
    """One tab, logged in."""

    def __init__(self, page, account):
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size({"width": 1400, "height": 1000})
        page.goto("/admin/")
        page.fill("input[name=username]", account.username)
        page.fill("input[name=password]", account.password)
        page.locator("form button[type=submit]").click()
        page.wait_for_url("**/admin/")

    def open_list(self, *titles: str) -> None:
        """Go down the page tree by the arrows at the end of the lines."""
        self.page.goto("/admin/pages/")
        for title in titles:
            self.page.get_by_role("link", name=re.compile(f"Unterseiten von .{re.escape(title)}")).last.click()
            self.page.wait_for_load_state()

    def find_section(self, field: str):
        return self.page.locator(f"section[id$='{field}-section']")

    def add_block(self, field: str, label: str):
        """Add a block to the end of a field and return it."""
        section = self.find_section(field)
        blocks = section.locator("[data-streamfield-child]")
        count = blocks.count()
        section.locator("button.c-sf-add-button").last.click()
        option = self.page.get_by_role("option", name=label, exact=True)
        option.or_(blocks.nth(count)).first.wait_for()
        if option.count():
            option.click()
        blocks.nth(count).wait_for()
        return blocks.nth(count)

    def open_upload(self, block) -> None:
        """Open the window where a picture is chosen, on its second tab."""
        block.get_by_role("button", name="Bild auswählen").first.click()
        self.page.get_by_role("tab", name="Hochladen").click()

    def publish(self) -> None:
        """Publish and wait until it is so. Wagtail says it in other words where it had not saved a draft by itself before."""
        self.page.get_by_role("button", name="Mehr Aktionen").click()
        self.page.locator("[name=action-publish]").click()
        self.page.get_by_text(re.compile(r"wurde (erstellt und )?veröffentlicht")).wait_for()

    def write_paragraph(self, block, text: str) -> None:
        """Write into a block of running text in the place of what it holds, and wait until the form knows."""
        block.locator("[contenteditable=true]").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Backspace")
        self.page.keyboard.insert_text(text)
        wait_until(self.page, HOLDS_TEXT, text)
