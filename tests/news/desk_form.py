"""The edit form of a page, as a browser sends it: what stands in it, with changes."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

#: The streams of a form. A script fills them in the browser; here they are empty until a test gives them blocks.
STREAMS = ("opening_image", "corrections", "body", "related", "sources")
CONGRESS_STREAMS = ("opening_image", "themes", "programme", "speakers", "body", "documents", "recordings", "sources")


def send(client, address: str, *, action: str, streams: dict[str, list[tuple]] | None, all_streams=STREAMS, **values):
    """Fetch a form and send it with changes; ``action`` is that of the button (``action-publish``), empty for a draft."""
    data = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form").dict()
    data.update(nested_form_data({name: streamfield((streams or {}).get(name, [])) for name in all_streams}))
    return client.post(address, {**data, **values, **({action: "1"} if action else {})}, follow=True)


def send_edit(client, page, *, action: str = "", streams=None, **values):
    """Change a page through its edit screen."""
    return send(client, reverse("wagtailadmin_pages:edit", args=[page.pk]), action=action, streams=streams, **values)


def send_new(client, parent, model: str = "newspage", *, action: str = "", streams=None, **values):
    """Add a page below ``parent`` through the desk."""
    return send(client, reverse("wagtailadmin_pages:add", args=["news", model, parent.pk]), action=action, streams=streams, **values)


def read_words(response) -> str:
    """Return all words of a screen, in one line."""
    return " ".join(BeautifulSoup(response.content, "html5lib").get_text(" ").split())
