"""All addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path, register_converter
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from core.views import files, pages, site
from news import feeds
from news.calendars import show_calendar
from news.press.downloads import serve_press_image
from strategy.formats import PublicationFileConverter
from strategy.views import serve_publication, show_catalogue, show_schema

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"

register_converter(PublicationFileConverter, "publication_file")

urlpatterns = [
    path("", pages.choose_language, name="choose_language"),
    path("robots.txt", site.show_robots, name="robots"),
    path("sitemap.xml", site.show_sitemap, name="sitemap"),
    path("favicon.svg", site.show_favicon, name="favicon"),
    path("sw.js", site.show_service_worker, name="service_worker"),
    path("admin/", include(wagtailadmin_urls)),
    path("bild/<int:image_id>/<slug:digest>/<int:width>.webp", files.serve_image, name="serve_image"),
    path("documents/<int:document_id>/<path:filename>", files.serve_document, name="wagtaildocs_serve"),
    # Not Wagtail's own view of a document: it would answer addresses that ours does not, and asks about collections only.
    path("documents/", include([pattern for pattern in wagtaildocs_urls.urlpatterns if pattern.name != "wagtaildocs_serve"])),
    path("media/<path:path>", files.serve_upload, name="serve_upload"),
    path("pressebild/<int:image_id>/<slug:digest>/<slug:use>.jpg", serve_press_image, name="press_image"),
    path("strategie.schema.json", show_schema, name="publication_schema"),
    path("strategie.rdf", show_catalogue, name="data_catalogue"),
    path("<slug:language_code>/<publication_file:file_format>", serve_publication, name="serve_publication"),
    path("<slug:language_code>/feed.atom", feeds.show_atom, name="news_feed"),
    path("<slug:language_code>/feed.json", feeds.show_json, name="news_json_feed"),
    path("<slug:language_code>/feed/<slug:topic_key>.atom", feeds.show_atom, name="topic_feed"),
    path("<slug:language_code>/feed/<slug:topic_key>.json", feeds.show_json, name="topic_json_feed"),
    path("", include([pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"])),
]
urlpatterns += i18n_patterns(
    path("offline/", site.show_offline, name="offline"),
    path("strategie/", include("strategy.reading.urls")),
    path("", include("news.press.urls")),
    path("kalender/<uuid:key>.ics", show_calendar, name="congress_calendar"),
    path("kalender/<uuid:key>/<uuid:session_id>.ics", show_calendar, name="session_calendar"),
    path("", include("news.subscriptions.urls")),
    re_path(serve_pattern, pages.serve, name="wagtail_serve"),
)
