"""Proof without a cookie that a form was sent from our page, not long ago.

The token is the same for everybody within ten minutes, so that the page stays the same bytes for everyone. It keeps out what
posts without having read the page; the header ``Origin`` keeps out pages of other sites (RFC 6454 §7; CSRF).
"""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing

SLOT_SECONDS = 600
#: How long a page may stay open before its form is refused.
LONGEST_SECONDS = 24 * 60 * 60

_signer = signing.Signer(salt="news.subscriptions.form")


def make_token() -> str:
    """Return the token of this moment."""
    return _signer.sign(str(int(time.time()) // SLOT_SECONDS))


def is_fresh(token: str) -> bool:
    """Whether a token is ours and not older than a day."""
    try:
        slot = int(_signer.unsign(token))
    except (signing.BadSignature, ValueError):
        return False
    return 0 <= int(time.time()) // SLOT_SECONDS - slot <= LONGEST_SECONDS // SLOT_SECONDS


def is_own_form(request) -> bool:
    """Whether a page of this site sent the form. Browsers that send no ``Origin`` with a form send ``Referer``."""
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sender).netloc in {request.get_host(), urlsplit(settings.SITE_URL).netloc}
