"""Proof without a cookie that a form was sent from our page, not long ago.

The token holds the second in which the page was made, nothing about its reader: whoever asks in the same second gets the same
bytes, and a page from a cache has an older one. It keeps out what posts without having read the page, or faster than anybody
reads; the header ``Origin`` keeps out pages of other sites (RFC 6454 §7; CSRF).
"""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing

#: How long a page may stay open before its form is refused,
LONGEST_SECONDS = 24 * 60 * 60
#: and how long it must.
SHORTEST_SECONDS = 3

_signer = signing.Signer(salt="news.subscriptions.form")


def make_token(made_at: float | None = None) -> str:
    """Return the token of a page that was made at a moment, by default now (seconds of the clock)."""
    return _signer.sign(str(int(time.time() if made_at is None else made_at)))


def read_age(token: str) -> float | None:
    """Return for how many seconds a page was open, None for a token that is not ours."""
    try:
        return time.time() - int(_signer.unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def is_own_form(request) -> bool:
    """Whether a page of this site sent the form. Browsers that send no ``Origin`` with a form send ``Referer``."""
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sender).netloc in {request.get_host(), urlsplit(settings.SITE_URL).netloc}
