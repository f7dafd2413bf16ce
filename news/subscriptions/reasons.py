"""What a refusal or a mail that came back says about an address (status codes of RFC 3463, reply codes of RFC 5321 §4.2)."""

import re
from enum import StrEnum


class Reason(StrEnum):
    """GONE: there is no such mailbox. UNREACHABLE: it is full or its server is away, which may pass. OTHER: no word about the address."""

    GONE = "gone"
    UNREACHABLE = "unreachable"
    OTHER = "other"


#: The mail or its sender is the reason: address of the sender, size, transport, content, policy.
ABOUT_THE_MAIL = re.compile(r"[45]\.(?:1\.[78]|2\.3|3\.4|[567]\.\d+)")
#: Full mailbox, trouble of the system or of the way to it. Some servers give these as final, some as passing.
ABOUT_NOW = re.compile(r"4\.\d+\.\d+|5\.(?:2\.2|[34]\.\d+)")
STATUS = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}", re.ASCII)
#: A server's answer: its code, and the status behind it where it gives one (RFC 2034).
ANSWER = re.compile(rf"([45])([0-9]{{2}}) (?:({STATUS.pattern})(?![.\d]))?", re.ASCII)


def judge_status(status: str) -> Reason:
    """Return what the status of a mail that was given up says about its address."""
    if not status.startswith(("4.", "5.")) or ABOUT_THE_MAIL.fullmatch(status):
        return Reason.OTHER
    return Reason.UNREACHABLE if ABOUT_NOW.fullmatch(status) else Reason.GONE


def judge_answer(answer: str, *, is_to_address: bool) -> Reason:
    """Return what a server's last answer says about the address. ``is_to_address``: it answered to the address, not to the text.

    Without a status, an answer to the text says nothing, and one to the address goes by its code: 550, 551 and 553 name the
    mailbox, 552 its size, 45x may pass.
    """
    found = ANSWER.match(answer)
    if found is None:
        return Reason.OTHER
    kind, rest, status = found.groups()
    if status:
        return judge_status(status)
    if not is_to_address:
        return Reason.OTHER
    if kind == "5":
        return {"50": Reason.GONE, "51": Reason.GONE, "53": Reason.GONE, "52": Reason.UNREACHABLE}.get(rest, Reason.OTHER)
    return Reason.UNREACHABLE if rest.startswith("5") else Reason.OTHER
