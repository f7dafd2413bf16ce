"""Delivery status notifications as mail servers write them (RFC 3464, RFC 6522), and what they come to."""

import io
from datetime import timedelta
from email import message_from_string, policy
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.models import Mail, Subscription
from news.subscriptions.bounces import Bounce, count_bounce, forgive, read_bounce, take_bounce
from news.subscriptions.reasons import Reason, judge_answer, judge_status
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
    assert bounce == ("abc_D-1", "5.1.1", Reason.GONE)


@pytest.mark.parametrize(
    ("status", "action", "reason"),
    [("5.1.1", "failed", "gone"), ("5.1.2 (no such host)", "failed", "gone"), ("5.2.1", "Failed", "gone"), ("5.0.0", "failed", "gone"),
     ("5.2.2", "failed", "unreachable"), ("4.4.7", "failed", "unreachable"), ("5.7.26", "failed", "other"),
     ("4.4.1", "delayed", "other"), ("2.0.0", "delivered", "other"), ("5.1.1", "delayed", "other"), ("unsinn", "failed", "other"),
     ("5.1.1" + "1" * 900, "failed", "gone")],
)  # fmt: skip
def test_what_a_notification_says(status, action, reason):
    bounce = read_bounce(message_from_string(write("x", status, action), policy=policy.default))
    assert bounce.reason == reason
    assert len(bounce.status) <= 9


@pytest.mark.parametrize(
    ("statuses", "reason"),
    [(("5.1.1", "5.1.10", "5.2.0", "5.2.1", "5.1.0"), Reason.GONE),
     (("5.2.2", "4.2.2", "4.4.1", "5.4.4", "5.3.2", "4.0.0"), Reason.UNREACHABLE),
     (("5.1.8", "5.2.3", "5.3.4", "5.5.4", "5.6.1", "5.7.1", "4.7.1", "2.1.5", ""), Reason.OTHER)],
)  # fmt: skip
def test_what_a_status_says(statuses, reason):
    assert {judge_status(status) for status in statuses} == {reason}


@pytest.mark.parametrize(
    ("answer", "to_address", "to_text"),
    [("550 5.1.1 No such user", "gone", "gone"), ("550 No such user", "gone", "other"), ("552 Quota exceeded", "unreachable", "other"),
     ("552 5.2.2 Quota exceeded", "unreachable", "unreachable"), ("550 5.7.1 Policy", "other", "other"), ("554 Blocked", "other", "other"),
     ("450 4.2.1 Busy", "unreachable", "unreachable"), ("451 4.7.1 Greylisted", "other", "other"), ("452 Full", "unreachable", "other"),
     ("550 10.0.0.1 is listed", "gone", "other"), ("[Errno 111] Connection refused", "other", "other"), ("", "other", "other")],
)  # fmt: skip
def test_what_an_answer_says(answer, to_address, to_text):
    assert (judge_answer(answer, is_to_address=True), judge_answer(answer, is_to_address=False)) == (to_address, to_text)


@pytest.mark.parametrize("charset", ["x-unknown", "utf-16", "base64", "us-ascii"])
def test_head_of_any_alphabet_is_read(charset):
    text = write("abc", kind=f'text/rfc822-headers; charset="{charset}"')
    assert read_bounce(message_from_string(text, policy=policy.default)).key == "abc"


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


def test_late_mail_policy_and_unknown_mail_do_not_count(sent, monkeypatch):
    for text in (write(sent[0].key, "4.2.2", "delayed"), write(sent[1].key, "5.7.1"), write("nobody-knows-this"), "kein Brief"):
        feed(monkeypatch, text)
    subscription = Subscription.objects.get()
    assert (subscription.bounce_count, subscription.unreachable_count) == (0, 0)


def test_bounce_of_a_mail_whose_subscriber_left_is_no_error(sent, monkeypatch):
    Subscription.objects.all().delete()
    feed(monkeypatch, write(sent[0].key))
    assert not Mail.objects.exists()


def come_back(days_ago: float, reason: Reason = Reason.UNREACHABLE) -> Subscription:
    """Let a mail of so many days ago come back, and return its subscription as it is then."""
    then = timezone.now() - timedelta(days=days_ago)
    subscription = Subscription.objects.get()
    mail = subscription.mails.create(kind="known", state="sent", created_at=then, finished_at=then)
    count_bounce(mail, reason)
    subscription.refresh_from_db()
    return subscription


def age(days: float) -> None:
    """Let the first mail in a row that came back be so old."""
    Subscription.objects.update(unreachable_since=timezone.now() - timedelta(days=days))


def test_mailbox_that_is_full_for_a_month_is_left_alone(sent):
    assert [come_back(0).is_active for _ in range(5)] == [True] * 5
    age(29)
    assert come_back(0).is_active
    age(31)
    assert not come_back(0).is_active


def test_two_mails_in_a_month_are_too_few(sent):
    come_back(40)
    age(40)
    assert come_back(0).is_active
    assert not come_back(0).is_active


@pytest.mark.parametrize("reason", [Reason.GONE, Reason.UNREACHABLE])
def test_mail_that_stayed_takes_back_what_came_back_before_it(sent, reason):
    Mail.objects.all().delete()
    subscription = come_back(20, reason)
    assert subscription.bounce_count + subscription.unreachable_count == 1
    assert forgive() == 0
    good = subscription.mails.create(kind="release", state="sent", finished_at=timezone.now() - timedelta(days=6))
    assert forgive() == 0
    Mail.objects.filter(pk=good.pk).update(finished_at=timezone.now() - timedelta(days=8))
    assert forgive() == 1
    subscription.refresh_from_db()
    assert (subscription.bounce_count, subscription.unreachable_count, subscription.unreachable_since) == (0, 0, None)


def test_mail_that_came_back_later_is_not_taken_back(sent):
    Mail.objects.all().delete()
    Subscription.objects.get().mails.create(kind="release", state="sent", finished_at=timezone.now() - timedelta(days=9))
    come_back(2, Reason.GONE)
    assert forgive() == 0
    assert Subscription.objects.get().bounce_count == 1


def test_suspended_address_is_not_taken_back(sent):
    Subscription.objects.update(bounce_count=3, suspended_at=timezone.now())
    sent[0].finished_at = timezone.now() - timedelta(days=9)
    sent[0].save()
    assert forgive() == 0


def test_bounce_of_a_mail_that_counted_already_changes_nothing(sent):
    assert take_bounce(Bounce(sent[0].key, "5.2.2", Reason.UNREACHABLE))
    assert not take_bounce(Bounce(sent[0].key, "5.1.1", Reason.GONE))
    assert not take_bounce(Bounce(sent[1].key, "5.7.1", Reason.OTHER))
    subscription = Subscription.objects.get()
    assert (subscription.bounce_count, subscription.unreachable_count) == (0, 1)
