"""Delivery status notifications as mail servers write them (RFC 3464, RFC 6522)."""

import io
import mailbox
from email import message_from_string, policy
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from news.models import Mail, Subscription
from news.subscriptions.bounces import read_bounce
from tests.news.subscriptions.mail_server import subscribe

NOTIFICATION = """\
From: MAILER-DAEMON@mx.post.example
To: zurueck@site.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grenze"

--grenze
Content-Type: text/plain

I am sorry.

--grenze
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.post.example

Final-Recipient: rfc822; leserin@post.example
Action: {action}
Status: {status}

--grenze
Content-Type: {kind}

{head}

--grenze--
"""
HEAD = "From: presse@site.example\nTo: leserin@post.example\nMessage-ID: <{key}@127.0.0.1>\nSubject: Pressemitteilung\n"


def write(key: str, status: str = "5.1.1", action: str = "failed", kind: str = "message/rfc822", head: str = HEAD) -> str:
    return NOTIFICATION.format(action=action, status=status, kind=kind, head=head.format(key=key))


def feed(monkeypatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    call_command("read_bounces", stdout=io.StringIO())


@pytest.fixture
def sent(db):
    """A subscriber and five mails that went out."""
    subscription = subscribe("leserin@post.example")
    return [subscription.mails.create(kind="known", state="sent", finished_at=timezone.now()) for _ in range(5)]


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_mail_is_known_by_its_message_id(kind):
    bounce = read_bounce(message_from_string(write("abc_D-1", kind=kind), policy=policy.default))
    assert bounce == ("abc_D-1", "5.1.1", True)


@pytest.mark.parametrize(
    ("status", "action", "is_hard"),
    [("5.1.1", "failed", True), ("5.1.2 (no such host)", "failed", True), ("5.2.1", "Failed", True), ("5.0.0", "failed", True),
     ("5.2.2", "failed", False), ("5.7.26", "failed", False), ("4.4.7", "failed", False), ("4.4.1", "delayed", False),
     ("2.0.0", "delivered", False), ("5.1.1", "delayed", False)],
)  # fmt: skip
def test_what_is_for_good(status, action, is_hard):
    assert read_bounce(message_from_string(write("x", status, action), policy=policy.default)).is_hard is is_hard


@pytest.mark.parametrize(
    "text",
    ["", "Subject: Abwesend\n\nIch bin im Urlaub.", write("x").replace("delivery-status;", "disposition-notification;"),
     write("x", head="Subject: x\n"),
     write("x").replace("Status:", "Zustand:"), "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"],
)  # fmt: skip
def test_anything_else_is_no_bounce(text):
    assert read_bounce(message_from_string(text, policy=policy.default)) is None


def test_third_bounce_stops_the_mails(sent, monkeypatch):
    subscription = Subscription.objects.get()
    waiting = subscription.mails.create(kind="release")
    for number, mail in enumerate(sent[:3], start=1):
        feed(monkeypatch, write(mail.key))
        subscription.refresh_from_db()
        assert (subscription.bounce_count, subscription.is_active) == (number, number < 3)
    waiting.refresh_from_db()
    assert waiting.state == "dropped"


def test_same_bounce_counts_once(sent, monkeypatch):
    for _ in range(4):
        feed(monkeypatch, write(sent[0].key))
    assert Subscription.objects.get().bounce_count == 1


def test_soft_bounce_and_unknown_mail_do_not_count(sent, monkeypatch):
    for text in (write(sent[0].key, "4.2.2"), write(sent[1].key, "5.2.2"), write("nobody-knows-this"), "kein Brief"):
        feed(monkeypatch, text)
    assert Subscription.objects.get().bounce_count == 0


def test_bounce_of_a_mail_whose_subscriber_left_is_no_error(sent, monkeypatch):
    Subscription.objects.all().delete()
    feed(monkeypatch, write(sent[0].key))
    assert not Mail.objects.exists()


def test_maildir_is_read_once(sent, tmp_path):
    box = mailbox.Maildir(tmp_path / "box", create=True)
    for mail in sent[:2]:
        box.add(write(mail.key))
    file = tmp_path / "one.eml"
    file.write_text(write(sent[2].key))
    outputs = []
    for paths in ([tmp_path / "box"], [tmp_path / "box"], [file]):
        output = io.StringIO()
        call_command("read_bounces", *map(str, paths), stdout=output)
        outputs.append(output.getvalue().strip())
    assert outputs == [f"Read: {read}, of these counted against an address: {counted}." for read, counted in ((2, 2), (0, 0), (1, 1))]
    assert not Subscription.objects.get().is_active


def test_path_that_is_not_there_is_an_error(db, tmp_path):
    with pytest.raises(CommandError, match="neither a file nor a Maildir"):
        call_command("read_bounces", str(tmp_path / "nowhere"))
