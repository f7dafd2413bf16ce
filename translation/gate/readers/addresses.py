"""Mail and web addresses."""

import re

from translation.gate.fact import Sheet
from translation.gate.finding import Kind

MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])(?:mailto:)?([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})")

#: Addresses without "https://" or "www." are known by the end of their host. The list is of endings that the site names
#: and of the common ones; any word with a full stop in it would otherwise be an address.
ENDINGS = "de|org|net|com|info|eu|nrw|ruhr|koeln|cologne|example|int|gov|edu|at|ch|uk|ua|tr|pl|ro|bg|online|app|social|bund"
HOST = rf"[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+(?:{ENDINGS})(?![A-Za-z0-9-]|\.[A-Za-z])"
PATH = r"(?::\d+)?(?:[/?#][^\s<>()،؛؟«»„“”\"\x00]*)?"
WEB = re.compile(rf"https?://[^\s<>()،؛؟«»„“”\"\x00]+|www\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+{PATH}|(?<![A-Za-z0-9@.-])(?i:{HOST}){PATH}")
PUNCTUATION = ".,:;!?…'\"*_"
SCHEME = re.compile(r"^(https?://)?([^/?#]*)(.*)$", re.IGNORECASE)


def read_addresses(sheet: Sheet) -> None:
    """Read addresses exactly; the host's letters may be of either case (RFC 3986 §3.2.2, RFC 5321 §2.4)."""
    if "@" in sheet.text:
        for found in sheet.find(MAIL):
            mailbox, _, host = found[1].rstrip(PUNCTUATION).rpartition("@")
            sheet.add(Kind.MAIL, found.span(), ("mail", mailbox, host.lower()))
    if "." in sheet.text or "://" in sheet.text:
        for found in sheet.find(WEB):
            address = found[0].split("'")[0].rstrip(PUNCTUATION)
            scheme, host, path = SCHEME.match(address).groups()
            span = found.start(), found.start() + len(address)
            sheet.add(Kind.WEB, span, ("web", (scheme or "").lower(), host.lower(), "" if path == "/" else path))
