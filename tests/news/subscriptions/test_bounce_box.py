"""The Maildir that mails come back to: read each minute, whatever lies in it."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError
from django.utils import timezone

from news.models import Subscription
from news.subscriptions import bounce_box
from news.tasks import look_for_bounces
from tests.news.subscriptions.mail_server import subscribe
from tests.news.subscriptions.test_bounces import write

BROKEN = {
    "empty": b"",
    "unknown transfer": b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
    b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n",
    "no mail": bytes(range(256)) * 40,
    "only a head": b"Content-Type: multipart/report; report-type=delivery-status",
}


@pytest.fixture
def keys(db):
    subscription = subscribe("leserin@post.example")
    mails = [subscription.mails.create(kind="known", state="sent", finished_at=timezone.now()) for _ in range(3)]
    return [mail.key for mail in mails]


@pytest.fixture
def box(tmp_path, settings):
    """A Maildir that the installation names."""
    folder = tmp_path / "box"
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True)
    settings.MAIL = {**settings.MAIL, "bounce_maildir": folder}
    return folder


def put(box, name: str, content: str | bytes) -> None:
    (box / "new" / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def list_read(box) -> list[str]:
    return sorted(path.name for path in (box / "cur").iterdir())


def test_scheduler_reads_a_message_once(box, keys):
    put(box, "1.a.host", write(keys[0]))
    put(box, ".hidden", write(keys[1]))
    for _ in range(2):
        look_for_bounces()
        assert Subscription.objects.get().bounce_count == 1
    assert list_read(box) == ["1.a.host:2,S"]


def test_nothing_is_read_without_the_setting(keys, settings):
    settings.MAIL = {**settings.MAIL, "bounce_maildir": None}
    look_for_bounces()


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_message_stops_nothing_behind_it(box, keys, kind):
    put(box, "1", BROKEN[kind])
    put(box, "2", write(keys[0]))
    look_for_bounces()
    assert Subscription.objects.get().bounce_count == 1
    assert not list((box / "new").iterdir())


def test_unreadable_message_is_logged_and_gets_a_flag(box, keys, monkeypatch, caplog):
    original = bounce_box.read_bounce

    def read(message):
        if message["Subject"] == "kaputt":
            raise LookupError("unknown encoding: x-unknown")
        return original(message)

    monkeypatch.setattr(bounce_box, "read_bounce", read)
    put(box, "1", "Subject: kaputt\n\n")
    put(box, "2", write(keys[0]))
    look_for_bounces()
    assert list_read(box) == ["1:2,FS", "2:2,S"]
    assert "The message 1 among the mails that came back cannot be read." in caplog.text
    assert Subscription.objects.get().bounce_count == 1


def test_message_waits_for_a_database_that_is_away(box, keys, monkeypatch):
    def fail(bounce):
        raise OperationalError("the server closed the connection")

    put(box, "1", write(keys[0]))
    with monkeypatch.context() as patch:
        patch.setattr(bounce_box, "take_bounce", fail)
        with pytest.raises(OperationalError):
            look_for_bounces()
        with pytest.raises(CommandError) as caught:
            call_command("read_bounces", str(box))
    assert caught.value.returncode == 75
    assert list_read(box) == []
    look_for_bounces()
    assert Subscription.objects.get().bounce_count == 1


def test_file_that_cannot_be_moved_stops_nothing(box, keys, monkeypatch, caplog):
    original = bounce_box.take_file

    def take(path):
        if path.name == "1":
            raise PermissionError(13, "Permission denied")
        return original(path)

    monkeypatch.setattr(bounce_box, "take_file", take)
    put(box, "1", write(keys[0]))
    put(box, "2", write(keys[1]))
    look_for_bounces()
    assert list_read(box) == ["2:2,S"]
    assert "The message 1 among the mails that came back cannot be opened or moved" in caplog.text


def test_command_reads_maildir_file_and_standard_input(box, keys, tmp_path, monkeypatch):
    put(box, "1", write(keys[0]))
    file = tmp_path / "one.eml"
    file.write_text(write(keys[1]))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(write(keys[2]).encode())))
    outputs = []
    for paths in ([box], [box], [file], []):
        output = io.StringIO()
        call_command("read_bounces", *map(str, paths), stdout=output)
        outputs.append(output.getvalue().strip())
    assert outputs == [
        f"Read: {read}, of these counted against an address: {counted}, unreadable: 0."
        for read, counted in ((1, 1), (0, 0), (1, 1), (1, 1))
    ]
    assert not Subscription.objects.get().is_active


def test_path_that_is_not_there_is_an_error(db, tmp_path):
    with pytest.raises(CommandError, match="neither a file nor a Maildir"):
        call_command("read_bounces", str(tmp_path / "nowhere"))
