"""The outbox against a real mail server: everything once, whatever breaks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Mail, Subscription
from news.subscriptions import sending
from news.subscriptions.announcing import announce_news
from news.subscriptions.sending import CLAIM, find_due, send_due
from news.subscriptions.server import Connection
from tests.news.subscriptions.mail_server import add_release, subscribe

NAMES = [f"leser{number}@post.example" for number in range(5)]


@pytest.fixture
def waiting(told, server):
    """A release, five subscribers and a server."""
    for name in NAMES:
        subscribe(name)
    add_release()
    announce_news()
    return server


def pass_time(**span) -> None:
    """Let the mails be that much older."""
    for field in ("due_at", "claimed_until", "created_at"):
        for mail in Mail.objects.exclude(**{f"{field}__isnull": True}):
            Mail.objects.filter(pk=mail.pk).update(**{field: getattr(mail, field) - timedelta(**span)})


def test_everybody_gets_it_once(waiting):
    assert send_due()["sent"] == 5
    assert send_due()["sent"] == 0
    assert waiting.receivers == NAMES
    assert {sender for sender, _address, _message in waiting.handler.accepted} == {"zurueck@site.example"}
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


def test_nothing_is_sent_without_a_server(waiting, settings):
    settings.MAIL = {**settings.MAIL, "server": None}
    assert send_due()["sent"] == 0
    assert find_due().count() == 5


def test_server_that_is_down_makes_mails_wait_and_they_are_sent_once(waiting, caplog):
    waiting.stop()
    pauses = []
    for _ in range(8):
        send_due()
        assert not find_due().exists()
        pauses.append(round((Mail.objects.first().due_at - timezone.now()).total_seconds() / 60))
        pass_time(minutes=pauses[-1] + 1)
    assert pauses == [1, 2, 5, 10, 20, 40, 60, 60]
    assert "Mails wait" in caplog.text
    waiting.start()
    assert send_due()["sent"] == 5
    assert waiting.receivers == NAMES


def test_mails_of_five_days_are_given_up(waiting):
    waiting.stop()
    send_due()
    pass_time(days=6)
    assert send_due()["given_up"] == 5
    waiting.start()
    assert send_due()["sent"] == 0
    assert not Subscription.objects.filter(unreachable_count__gt=0).exists()
    assert set(Mail.objects.values_list("state", flat=True)) == {"failed"}


class Killed(BaseException):
    """Stands for SIGKILL: nothing behind it runs. (BaseException, so that no handler of ours catches it.)"""


def kill(*arguments, **options):
    raise Killed


@pytest.mark.parametrize("place", ["write_letter", "deliver", "before the end"])
def test_worker_that_dies_before_the_handover_loses_nothing(waiting, monkeypatch, place):
    with monkeypatch.context() as patch:
        if place == "write_letter":
            patch.setattr(sending, "write_letter", kill)
        elif place == "deliver":
            patch.setattr(Connection, "deliver", kill)
        else:
            original = Connection.deliver
            patch.setattr(Connection, "deliver", lambda self, sender, to, content, hand_over: original(self, sender, to, content, kill))
        with pytest.raises(Killed):
            send_due()
    assert waiting.receivers == []
    assert send_due()["sent"] == 4
    pass_time(seconds=CLAIM.total_seconds() + 1)
    assert send_due()["sent"] == 1
    assert sorted(waiting.receivers) == NAMES


def test_worker_that_dies_after_the_handover_sends_nothing_twice(waiting, monkeypatch):
    original = Connection.deliver

    def deliver_and_die(self, *arguments):
        original(self, *arguments)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "deliver", deliver_and_die)
        with pytest.raises(Killed):
            send_due()
    assert waiting.receivers == NAMES[:1]
    send_due()
    pass_time(seconds=CLAIM.total_seconds() + 1)
    results = send_due()
    assert (results["unknown"], results["sent"]) == (1, 0)
    assert waiting.receivers == NAMES
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


def test_two_workers_share_the_mails(waiting, monkeypatch):
    """The second begins while the first has a mail in hand."""
    original, others = Connection.deliver, []

    def deliver(self, *arguments):
        if not others:
            others.append(1)
            others.append(send_due())
        original(self, *arguments)

    monkeypatch.setattr(Connection, "deliver", deliver)
    results = send_due()
    assert (results["sent"], results["taken"], others[1]["sent"]) == (1, 4, 4)
    assert sorted(waiting.receivers) == NAMES


def test_server_that_hangs_up_without_an_answer_gets_the_mail_again(waiting):
    waiting.handler.cut_at_end = {NAMES[0]}
    send_due()
    assert waiting.receivers == []
    waiting.handler.cut_at_end = set()
    pass_time(minutes=2)
    send_due()
    assert sorted(waiting.receivers) == NAMES


@pytest.mark.parametrize("answers", ["at_rcpt", "at_end"])
def test_mail_refused_for_now_is_tried_again_and_the_others_go_out(waiting, answers):
    setattr(waiting.handler, answers, {NAMES[0]: "451 4.7.1 Greylisted, try again"})
    results = send_due()
    assert (results["sent"], results["waiting"]) == (4, 1)
    setattr(waiting.handler, answers, {})
    pass_time(minutes=2)
    assert send_due()["sent"] == 1
    assert sorted(waiting.receivers) == NAMES


def test_address_refused_for_good_counts_as_a_bounce(waiting):
    waiting.handler.at_rcpt = {NAMES[0]: "550 5.1.1 No such user"}
    results = send_due()
    assert (results["sent"], results["failed"]) == (4, 1)
    assert Subscription.objects.get(address=NAMES[0]).bounce_count == 1
    assert "No such user" in Mail.objects.get(state="failed").error


def test_text_refused_for_good_is_no_word_about_the_address(waiting):
    waiting.handler.at_end = {NAMES[0]: "554 5.7.1 Rejected by policy"}
    assert send_due()["failed"] == 1
    assert Subscription.objects.get(address=NAMES[0]).bounce_count == 0


@pytest.mark.parametrize(
    ("answers", "answer", "count"),
    [("at_rcpt", "552 5.2.2 Mailbox full", 1), ("at_end", "552 5.2.2 Mailbox full", 1), ("at_rcpt", "554 5.7.1 We do not like you", 0)],
)
def test_mailbox_that_is_full_counts_apart(waiting, answers, answer, count):
    setattr(waiting.handler, answers, {NAMES[0]: answer})
    assert send_due()["failed"] == 1
    subscription = Subscription.objects.get(address=NAMES[0])
    assert (subscription.bounce_count, subscription.unreachable_count) == (0, count)


def test_mail_refused_for_five_days_counts_against_its_address_only(waiting):
    waiting.handler.at_rcpt = {NAMES[0]: "452 4.2.2 Mailbox full"}
    send_due()
    pass_time(days=6)
    assert send_due()["given_up"] == 1
    assert list(Subscription.objects.filter(unreachable_count=1).values_list("address", flat=True)) == NAMES[:1]


def test_service_that_closes_makes_all_mails_wait(waiting):
    waiting.handler.at_rcpt = {NAMES[1]: "421 4.3.2 Shutting down"}
    assert send_due()["sent"] == 1
    assert not find_due().exists()
    waiting.handler.at_rcpt = {}
    pass_time(minutes=2)
    assert send_due()["sent"] == 4
    assert sorted(waiting.receivers) == NAMES


def test_who_cancels_while_the_mail_is_on_its_way_gets_none(waiting, monkeypatch):
    original = Connection.deliver

    def cancel_and_deliver(self, sender, address, content, hand_over):
        Subscription.objects.filter(address=address).delete()
        original(self, sender, address, content, hand_over)

    monkeypatch.setattr(Connection, "deliver", cancel_and_deliver)
    send_due()
    assert waiting.receivers == []


def test_mail_that_cannot_be_written_keeps_nobody_waiting(waiting, monkeypatch, caplog):
    original = sending.write_letter

    def write(mail):
        if mail.subscription.address == NAMES[0]:
            raise KeyError("a template that lacks something")
        return original(mail)

    with monkeypatch.context() as patch:
        patch.setattr(sending, "write_letter", write)
        results = send_due()
    assert (results["sent"], results["waiting"]) == (4, 1)
    assert "cannot be written" in caplog.text
    pass_time(minutes=2)
    assert send_due()["sent"] == 1


def test_withdrawn_release_is_not_sent(waiting):
    Mail.objects.first().announcement.release.unpublish()
    assert send_due()["dropped"] == 5
    assert waiting.receivers == []
