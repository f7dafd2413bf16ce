"""What stands in a mail: plain text and simple HTML, in the subscriber's language, without anything that tells who read it."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core import snapshot
from core.presentation import get_language
from news.models import NewsIndexPage, NewsPage
from news.models.subscriptions import UNCONFIRMED_DAYS, Announcement, Mail
from news.subscriptions.content import Correction, find_correction

#: RFC 5322 §2.1.1 allows 998 bytes; texts are encoded so that lines stay below this.
POLICY = SMTP.clone(max_line_length=78)


class Nothing(Exception):
    """There is nothing to send any more: the release was withdrawn, or its text is under an embargo again."""


class Shown(NamedTuple):
    """A release as one subscriber gets it: the translation, or the German text."""

    page: NewsPage
    url: str
    language_code: str
    title_language_code: str
    lead_language_code: str
    correction: Correction | None
    correction_language_code: str


def write_letter(mail: Mail) -> EmailMessage:
    """Return the mail to send. Wants ``subscription`` and ``announcement`` joined. Raises Nothing."""
    code = mail.subscription.language_code
    with translation.override(code):
        current = snapshot.get_current()
        shown = show_release(mail, current) if mail.announcement_id else None
        site_name = current.name_site(code)
        url = find_form_url(current, code) + f"{mail.subscription.key}/"
        context = {
            "kind": mail.kind, "shown": shown, "site_name": site_name, "url": url, "days": UNCONFIRMED_DAYS,
            "language": get_language(code), "subject": write_subject(mail, shown),
        }  # fmt: skip
        message = EmailMessage(policy=POLICY)
        write_head(message, mail, site_name, context["subject"])
        if shown:
            write_list_head(message, code, url)
        message.set_content(render_to_string("news/mail/letter.txt", context).strip() + "\n")
        message.add_alternative(render_to_string("news/mail/letter.html", context), subtype="html")
        message["Content-Language"] = code
    return message


def write_subject(mail: Mail, shown: Shown | None) -> str:
    """Return the subject line in the language that is active."""
    if shown is None:
        is_new = mail.kind == Mail.Kind.CONFIRM
        return _("Please confirm: press releases by e-mail") if is_new else _("You get our press releases already")
    # A title is one line; a line break would end the header.
    title = " ".join(shown.page.title.split())
    if mail.kind == Mail.Kind.CORRECTION:
        return _("Correction: %(title)s") % {"title": title}
    return _("Press release: %(title)s") % {"title": title}


def write_head(message: EmailMessage, mail: Mail, site_name: str, subject: str) -> None:
    """Write what every mail begins with."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    message["From"] = Address(display_name=site_name, addr_spec=settings.MAIL["sender"])
    message["To"] = Address(addr_spec=mail.subscription.address)
    message["Subject"] = subject
    message["Date"] = format_datetime(mail.created_at)
    message["Message-ID"] = f"<{mail.key}@{host}>"
    # RFC 3834: no automatic answers, please.
    message["Auto-Submitted"] = "auto-generated"


def write_list_head(message: EmailMessage, code: str, url: str) -> None:
    """Write what mail programs need to sort the mails (RFC 2919) and to end them in one click (RFC 8058)."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    message["List-Id"] = f"<press-{code}.{host}>"
    message["List-Unsubscribe"] = f"<{url}abbestellen/>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Precedence"] = "bulk"


def show_release(mail: Mail, current: snapshot.Snapshot) -> Shown:
    """Return the release in the subscriber's language where it is public in it. Raises Nothing where it is not public at all."""
    link = current.tree.link_to(mail.announcement.release_id, mail.subscription.language_code)
    if link is None or current.tree.is_restricted(link.entry):
        raise Nothing("the release is not public")
    page = NewsPage.fetch_for_reading(link.page_id)
    correction, correction_code = show_correction(page, mail.announcement) if mail.kind == Mail.Kind.CORRECTION else (None, "")
    return Shown(
        page, settings.SITE_URL + link.url, page.locale.language_code, page.get_text_language("title"), page.lead_language_code,
        correction, correction_code,
    )  # fmt: skip


def show_correction(page: NewsPage, announcement: Announcement) -> tuple[Correction, str]:
    """Return a correction with its language: as the version has it, else in German. Raises Nothing where German has it no more."""
    source = page if page.pk == announcement.release_id else NewsPage.fetch_for_reading(announcement.release_id)
    german = find_correction(source, announcement.part)
    if german is None:
        raise Nothing("the correction was taken back")
    own = find_correction(page, announcement.part)
    return (own, page.get_block_language("corrections", announcement.part, "text")) if own else (german, settings.LANGUAGE_CODE)


def find_form_url(current: snapshot.Snapshot, code: str) -> str:
    """Return the address of the subscription page in a language. Raises Nothing while the site has no index of press releases."""
    index = NewsIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    link = index and current.tree.link_to(index.pk, code)
    if not link:
        raise Nothing("the site has no index of press releases")
    return f"{settings.SITE_URL}{link.url}abo/"
