"""Atom feeds, one per language."""

import html
from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from core import snapshot
from core.presentation import get_language
from news.models import NewsPage
from news.models.releases import list_releases

NEWEST = 20


class LanguageAtomFeed(Atom1Feed):
    """Atom with ``xml:lang`` on every entry, because an untranslated release stays German (RFC 4287 §2)."""

    def item_attributes(self, item):
        return {"xml:lang": item["language_code"]}


class NewsFeed(Feed):
    """The newest releases: translated where they are, else German, each entry with its own language."""

    feed_type = LanguageAtomFeed

    def get_object(self, request, language_code):
        current = snapshot.get_current()
        if language_code not in current.tree.get_homes():
            raise Http404(language_code)
        self.language_code = language_code
        self.current = current
        return language_code

    def title(self, language_code):
        text = self.current.site_text
        return f"{text.localise('name', language_code).text if text else settings.WAGTAIL_SITE_NAME} – {_('Press releases')}"

    def link(self, language_code):
        return f"{settings.SITE_URL}/{language_code}/"

    def feed_url(self, language_code):
        return f"{settings.SITE_URL}/{language_code}/feed.atom"

    @property
    def language(self):
        return translation.get_language()

    def items(self, language_code):
        sources = NewsPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("-date", "-pk")
        tree = self.current.tree
        public = [
            pk for pk in sources.values_list("pk", flat=True)[: 2 * NEWEST] if pk in tree.by_id and not tree.is_restricted(tree.by_id[pk])
        ]
        return list_releases(tree, public[:NEWEST], language_code)

    def item_title(self, item):
        return item[1].title

    def item_description(self, item):
        """The lead as HTML, which Django's Atom says that it is; marked where its language is not that of the entry."""
        link, release = item
        code = release.lead_language_code
        lead = html.escape(release.lead, quote=False)
        return lead if code == link.language_code else f'<span lang="{code}" dir="{get_language(code).direction}">{lead}</span>'

    def item_link(self, item):
        return settings.SITE_URL + item[0].url

    def item_guid(self, item):
        return settings.SITE_URL + item[0].url

    def item_pubdate(self, item):
        return make_aware(datetime.combine(item[1].date, time(12)))

    def item_updateddate(self, item):
        """When the text was published last: an entry must say so (RFC 4287 §4.1.2)."""
        return item[1].last_published_at or self.item_pubdate(item)

    def item_extra_kwargs(self, item):
        return {"language_code": item[0].language_code}
