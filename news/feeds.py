"""Feeds of the newest releases: Atom (RFC 4287) and JSON Feed 1.1, one of each for every language and for every topic in it.

Everything that a request needs is in its own variables: one server process answers many at once.
"""

import html
import json
from datetime import datetime
from typing import NamedTuple
from uuid import uuid5

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import snapshot
from core.presentation import get_language
from facts.models import Topic
from news.models import NewsPage
from news.models.archive import list_releases

NEWEST = 20
#: A cache that kept a feed for longer would keep a release back after the end of its embargo. Seconds.
FRESH_SECONDS = 60


class Entry(NamedTuple):
    """One release in a feed. ``html`` is its lead, after the corrections if there are any.

    ``key`` stays whatever happens to the address (RFC 4287 §4.2.6): a changed slug is no new entry for a feed reader.
    """

    key: str
    url: str
    title: str
    html: str
    language_code: str
    published_at: datetime
    updated_at: datetime
    topic: str


class Contents(NamedTuple):
    """A feed without its form. ``author`` is who publishes it, ``path`` is its address without the ending."""

    title: str
    author: str
    language_code: str
    path: str
    home_url: str
    entries: list[Entry]


class LanguageAtomFeed(Atom1Feed):
    """Atom with ``xml:lang`` on every entry, because an untranslated release stays German (RFC 4287 §2)."""

    def item_attributes(self, item):
        return {"xml:lang": item["language_code"]}


def collect(language_code: str, topic_key: str | None) -> Contents:
    """Return what a feed holds: releases translated where they are, else German. Raises Http404 for an unknown language or topic."""
    current = snapshot.get_current()
    tree = current.tree
    if language_code not in tree.get_homes():
        raise Http404(language_code)
    topic = find_topic(current, topic_key)
    sources = NewsPage.objects.public(tree)
    if topic is not None:
        sources = sources.filter(topic=topic)
    site_name = current.name_site(language_code)
    title = f"{site_name} – {_('Press releases')}"
    if topic is not None:
        title = f"{title} – {topic.localise('name', language_code).text}"
    path = f"/{language_code}/feed" if topic is None else f"/{language_code}/feed/{topic.key}"
    releases = list_releases(tree, sources.values_list("pk", flat=True)[:NEWEST], language_code, with_corrections=True)
    entries = [describe(link, release, current.topics, language_code) for link, release in releases]
    return Contents(title, site_name, language_code, path, f"{settings.SITE_URL}/{language_code}/", entries)


def find_topic(current, key: str | None) -> Topic | None:
    """Return the topic with a key. Raises Http404 when there is none; None asks for all topics."""
    found = next((topic for topic in current.topics.values() if topic.key == key), None)
    if key is not None and found is None:
        raise Http404(key)
    return found


def describe(link, release: NewsPage, topics: dict[int, Topic], language_code: str) -> Entry:
    """Return a release as an entry."""
    topic = topics.get(release.topic_id)
    with translation.override(link.language_code):
        parts = [
            "<p>{}</p>".format(
                mark(
                    # Translators: %(date)s is a day.
                    (_("Addition of %(date)s: %(text)s") if one.is_addition else _("Correction of %(date)s: %(text)s"))
                    % {"date": date_format(one.date, "DATE_FORMAT"), "text": one.text},
                    one.language_code,
                    link.language_code,
                )
            )
            for one in release.list_corrections()
        ]
    lead = mark(release.lead, release.lead_language_code, link.language_code)
    return Entry(
        key=uuid5(release.translation_key, link.entry.language_code).urn,
        url=settings.SITE_URL + link.url,
        title=release.title,
        html="".join([*parts, f"<p>{lead}</p>"]) if parts else lead,
        language_code=link.language_code,
        published_at=release.dated_at,
        updated_at=release.changed_at,
        topic=topic.localise("name", language_code).text if topic else "",
    )


def mark(text: str, code: str, around: str) -> str:
    """Return a text as HTML, marked where its language is not that of the entry."""
    escaped = html.escape(text, quote=False)
    return escaped if code == around else f'<span lang="{code}" dir="{get_language(code).direction}">{escaped}</span>'


def respond(content: str, content_type: str, language_code: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Language"] = language_code
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def show_atom(request, language_code: str, topic_key: str | None = None) -> HttpResponse:
    """The newest releases as Atom."""
    contents = collect(language_code, topic_key)
    address = f"{settings.SITE_URL}{contents.path}.atom"
    feed = LanguageAtomFeed(
        contents.title, contents.home_url, "", language=language_code, feed_url=address, feed_guid=address,
        author_name=contents.author, author_link=contents.home_url,
    )  # fmt: skip
    for entry in contents.entries:
        feed.add_item(
            entry.title, entry.url, entry.html, unique_id=entry.key, pubdate=entry.published_at, updateddate=entry.updated_at,
            categories=[entry.topic] if entry.topic else [], language_code=entry.language_code,
        )  # fmt: skip
    return respond(feed.writeString("utf-8"), "application/atom+xml; charset=utf-8", language_code)


def show_json(request, language_code: str, topic_key: str | None = None) -> HttpResponse:
    """The newest releases as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    contents = collect(language_code, topic_key)
    items = [
        {
            "id": entry.key,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "date_published": entry.published_at.isoformat(timespec="seconds"),
            "date_modified": entry.updated_at.isoformat(timespec="seconds"),
            "language": entry.language_code,
            **({"tags": [entry.topic]} if entry.topic else {}),
        }
        for entry in contents.entries
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": contents.title,
        "home_page_url": contents.home_url,
        "feed_url": f"{settings.SITE_URL}{contents.path}.json",
        "authors": [{"name": contents.author, "url": contents.home_url}],
        "language": language_code,
        "items": items,
    }
    return respond(json.dumps(feed, ensure_ascii=False), "application/feed+json; charset=utf-8", language_code)
