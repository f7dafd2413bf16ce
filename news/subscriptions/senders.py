"""Who sends the form how often: kept for an hour, in memory, and only as a mark that leads back to nobody."""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

#: Forms that one network may send in an hour.
FORMS_A_NETWORK = 5
HOUR_SECONDS = 60 * 60
#: A provider gives one customer at least so much of an IPv6 address (RFC 6177). An IPv4 address is often shared already.
IPV6_PREFIX = 64
#: Where a proxy or a neighbour in the house is, not a reader: loopback, private and link-local networks.
INTERNAL = tuple(
    ipaddress.ip_network(one)
    for one in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1/128", "fc00::/7", "fe80::/10")
)


def find_network(request) -> str | None:
    """Return the network that a request came from, None where that is not known.

    Each proxy adds the address that it heard from to ``X-Forwarded-For``; what a sender wrote into it stands before that. Without
    PROXY_COUNT an internal address is taken for a proxy that nobody told us of: counting it would lock everybody out.
    """
    word = request.META.get("REMOTE_ADDR", "")
    if count := settings.PROXY_COUNT:
        words = request.headers.get("X-Forwarded-For", "").split(",")
        word = words[-count] if len(words) >= count else ""
    try:
        address = ipaddress.ip_address(word.strip())
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    if not count and any(address in network for network in INTERNAL):
        return None
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))


def is_too_many(request) -> bool:
    """Count a form against the network that it came from. Return whether that sent more than it may in this hour."""
    network = find_network(request)
    if network is None:
        return False
    hour = int(time.time()) // HOUR_SECONDS
    mark = salted_hmac("news.subscriptions.senders", f"{hour} {network}", algorithm="sha256").hexdigest()
    key = f"subscription-sender:{mark}"
    cache.add(key, 0, HOUR_SECONDS)
    try:
        return cache.incr(key) > FORMS_A_NETWORK
    except ValueError:
        # It ran out between the two lines.
        return False
