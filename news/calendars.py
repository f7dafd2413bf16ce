"""Congresses as calendar files (iCalendar, RFC 5545): the whole congress to download or to subscribe to, and each session.

The address holds the key of the page, not its slug: a subscription outlives every renaming. So do the UIDs.
"""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from core import snapshot
from core.presentation import get_comma
from news.models import CongressPage
from news.programme import ZONE, Times, find_times

#: How often a calendar asks again (RFC 7986 §5.7), and how long a cache may keep the answer, in seconds.
REFRESH = "PT6H"
FRESH_SECONDS = 300
#: Summer time as the law of the European Union has it since 1996 (Directive 2000/84/EC), under the name of the site's zone.
#: A test compares it with what the system knows of that zone.
ZONE_LINES = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE.key}
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE""".splitlines()


def show_calendar(request, key: UUID, session_id: UUID | None = None):
    """A congress, or one session of it, in the reader's language or else in German. 404 for a session without a known time."""
    page = find_congress(str(key))
    sessions = [(block, find_times(block.value, page.start_date, page.end_date)) for block in page.programme]
    timed = [(block, times) for block, times in sessions if times is not None]
    if session_id is not None:
        timed = [(block, times) for block, times in timed if block.id == str(session_id)]
        if not timed:
            raise Http404(session_id)
    events = [write_session(page, block, times) for block, times in timed]
    if session_id is None:
        events.insert(0, write_congress(page))
    content = write_calendar(page, events, has_times=bool(timed))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{page.slug}.ics"'
    response["Content-Language"] = page.locale.language_code
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{uuid5(page.translation_key, content).hex}"'
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return get_conditional_response(request, etag=response["ETag"], response=response)


def find_congress(key: str) -> CongressPage:
    """Return the public congress with a key in the reader's language, or in German. Raises Http404."""
    tree, code = snapshot.get_current().tree, translation.get_language()
    versions = tree.translations.get(key, {})
    entry = versions.get(code) or versions.get(settings.LANGUAGE_CODE)
    is_congress = entry and entry.content_type_id == ContentType.objects.get_for_model(CongressPage).pk
    if not is_congress or tree.is_restricted(entry) or (code, "") not in tree.by_address:
        raise Http404(key)
    return CongressPage.fetch_for_reading(entry.page_id)


def write_calendar(page: CongressPage, events: list[list[str]], has_times: bool) -> str:
    """Return the file: lines of at most 75 bytes, each ended by CRLF (RFC 5545 §3.1).

    It has no METHOD: that is for calendars that are sent to somebody, with an organiser (RFC 5546 §3.2.1). This one is fetched.
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{get_host()}//congress//{page.locale.language_code.upper()}",
        f"NAME:{escape(page.title)}", f"X-WR-CALNAME:{escape(page.title)}", f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        *(ZONE_LINES if has_times else ()),
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(fold(line) + "\r\n" for line in lines)


def write_congress(page: CongressPage) -> list[str]:
    """Return the congress as an event of whole days. It takes nobody's time: the sessions do."""
    return [
        "BEGIN:VEVENT", f"UID:{page.translation_key}", *write_stamps(page),
        f"DTSTART;VALUE=DATE:{write_day(page.start_date)}",
        f"DTEND;VALUE=DATE:{write_day(page.end_date + timedelta(days=1))}",
        write_text("SUMMARY", page.title, page.get_text_language("title")),
        *([write_text("DESCRIPTION", page.lead, page.lead_language_code)] if page.lead else ()),
        write_text("LOCATION", page.host_city, settings.LANGUAGE_CODE),
        f"URL:{find_url(page)}", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]  # fmt: skip


def write_session(page: CongressPage, block, times: Times) -> list[str]:
    """Return a session as an event with the zone of its times."""
    session = block.value
    place = session["room"] or session["stream"] or page.host_city
    description = describe_session(session)
    stream = [f"CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL={quote(_('Live stream'))}:{session['stream']}"] if session["stream"] else []
    return [
        "BEGIN:VEVENT", f"UID:{uuid5(page.translation_key, block.id)}", *write_stamps(page),
        f"DTSTART;TZID={ZONE.key}:{write_local(times.starts_at)}",
        *([f"DTEND;TZID={ZONE.key}:{write_local(times.ends_at)}"] if times.ends_at else ()),
        write_text("SUMMARY", session["title"], page.get_block_language("programme", block.id, "title")),
        *([write_text("DESCRIPTION", description, page.get_block_language("programme", block.id, "text"))] if description else ()),
        f"LOCATION:{escape(place)}", f"URL:{find_url(page)}", *stream,
        f"RELATED-TO:{page.translation_key}", "STATUS:CONFIRMED", "END:VEVENT",
    ]  # fmt: skip


def describe_session(session) -> str:
    """Return what a calendar shows besides the title: text, people, languages."""
    people = [get_comma().join(part for part in (one["name"], one["function"]) if part) for one in session["speakers"]]
    names = get_comma().join(language.name for language in session.interpreted)
    languages = f"{_('Interpreted into:')} {names}" if names else ""
    return "\n".join(part for part in (session["text"], *people, languages) if part)


def write_stamps(page: CongressPage) -> list[str]:
    """Return when the text was published last, and its number, which only grows (RFC 5545 §3.8.7.4: a client takes the larger)."""
    changed_at = (page.last_published_at or datetime.now(UTC)).astimezone(UTC)
    stamp = f"{changed_at:%Y%m%dT%H%M%SZ}"
    return [f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{page.live_revision_id or 0}"]


def find_url(page: CongressPage) -> str:
    """Return the address of the congress in the reader's language."""
    link = snapshot.get_held().tree.link_to(page.pk, translation.get_language())
    return settings.SITE_URL + link.url


def get_host() -> str:
    """Return the name of the site's host."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def write_text(name: str, text: str, language_code: str) -> str:
    """Return a property with its language."""
    return f"{name};LANGUAGE={language_code}:{escape(text)}"


def write_day(day: date) -> str:
    return f"{day:%Y%m%d}"


def write_local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def escape(text: str) -> str:
    """Return a text as a value (RFC 5545 §3.3.11)."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.split("\n")).replace("\r", "")


def quote(text: str) -> str:
    """Return a text as the value of a parameter, whatever stands in it (RFC 5545 §3.1 and §3.2; RFC 6868 for what no quotes can hold)."""
    return '"{}"'.format(text.replace("^", "^^").replace("\n", "^n").replace('"', "^'"))


def fold(line: str) -> str:
    """Return a line cut into pieces of at most 75 bytes, never inside a letter (RFC 5545 §3.1)."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
