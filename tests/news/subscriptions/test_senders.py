"""Against programs: how fast and how often a form may be sent, and what is kept of its sender."""

import time

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from news.models import Subscription
from news.subscriptions import senders, tokens
from news.subscriptions.senders import FORMS_A_NETWORK, find_network

URL = "/de/aktuelles/abo/"


@pytest.fixture
def send(client, db):
    """Send the form for a new address; return its status."""

    def send(address: str, forwarded: str = "", code: str = "de", token: str | None = None):
        number = Subscription.objects.count()
        values = {"address": f"a{number}@post.example", "language": "de", "token": token or tokens.make_token(time.time() - 10)}
        headers = {"Origin": "http://testserver", **({"X-Forwarded-For": forwarded} if forwarded else {})}
        return client.post(f"/{code}/aktuelles/abo/", values, headers=headers, REMOTE_ADDR=address)

    return send


def test_a_network_sends_five_forms_an_hour_and_others_are_not_kept_out(send):
    assert [send("198.51.100.7").status_code for _ in range(6)] == [303] * FORMS_A_NETWORK + [429]
    assert send("198.51.100.8").status_code == 303
    assert Subscription.objects.count() == 6
    response = send("198.51.100.7", code="ar")
    [message] = BeautifulSoup(response.content, "html5lib").select(".mistake")
    assert message.get_text() == "وصلت للتو عدة اشتراكات من اتصالكم بالإنترنت. يرجى المحاولة مرة أخرى بعد ساعة."


def test_next_hour_begins_anew(send, monkeypatch):
    for _ in range(6):
        send("198.51.100.7")
    later = time.time() + senders.HOUR_SECONDS
    monkeypatch.setattr(senders.time, "time", lambda: later)
    assert send("198.51.100.7").status_code == 303


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "network"),
    [("198.51.100.7", "", 0, "198.51.100.7"), ("198.51.100.7", "203.0.113.9", 0, "198.51.100.7"),
     ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"), ("::ffff:198.51.100.7", "", 0, "198.51.100.7"),
     ("127.0.0.1", "", 0, None), ("10.1.2.3", "203.0.113.9", 0, None), ("::1", "", 0, None), ("", "", 0, None),
     ("127.0.0.1", "203.0.113.9", 1, "203.0.113.9"), ("127.0.0.1", "1.1.1.1, 203.0.113.9", 1, "203.0.113.9"),
     ("127.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"), ("127.0.0.1", "192.168.1.5", 1, "192.168.1.5"),
     ("127.0.0.1", "2001:db8:1:2::9", 1, "2001:db8:1:2::/64"), ("127.0.0.1", "", 1, None), ("127.0.0.1", "unknown", 1, None),
     ("127.0.0.1", "203.0.113.9", 2, None)],
)  # fmt: skip
def test_network_of_a_request(rf, settings, remote, forwarded, proxies, network):
    settings.PROXY_COUNT = proxies
    request = rf.get("/", headers={"X-Forwarded-For": forwarded} if forwarded else {}, REMOTE_ADDR=remote)
    assert find_network(request) == network


def test_sender_behind_a_proxy_cannot_call_itself_another(send, settings):
    settings.PROXY_COUNT = 1
    statuses = [send("127.0.0.1", f"192.0.2.{number}, 203.0.113.9").status_code for number in range(6)]
    assert statuses == [303] * 5 + [429]


def test_proxy_that_nobody_told_of_locks_nobody_out(send):
    assert [send("127.0.0.1").status_code for _ in range(7)] == [303] * 7


def test_what_is_kept_leads_back_to_nobody(send, rf, monkeypatch):
    kept = []
    original = cache.add
    monkeypatch.setattr(cache, "add", lambda key, value, timeout: kept.append((key, timeout)) or original(key, value, timeout))
    send("198.51.100.7")
    [(key, timeout)] = kept
    assert "198.51" not in key
    assert (len(key.partition(":")[2]), timeout) == (64, 3600)


def test_form_that_comes_back_at_once_is_refused_kindly_and_taken_a_moment_later(send, monkeypatch):
    token = tokens.make_token()
    response = send("198.51.100.7", token=token)
    soup = BeautifulSoup(response.content, "html5lib")
    assert response.status_code == 422
    assert [one.get_text() for one in soup.select(".mistake")] == [
        "Das war sehr schnell. Bitte sehen Sie das Formular noch einmal an und senden Sie es erneut."
    ]
    assert (soup.find("input", attrs={"name": "token"})["value"], soup.find(id="address")["value"]) == (token, "a0@post.example")
    later = time.time() + tokens.SHORTEST_SECONDS
    monkeypatch.setattr(tokens.time, "time", lambda: later)
    assert send("198.51.100.7", token=token).status_code == 303


def test_form_says_what_is_kept_of_the_connection(client, db):
    for code, word in (("de", "Internetanschluss"), ("uk", "інтернет-підключення"), ("ar", "اتصال إنترنت")):
        assert word in client.get(f"/{code}/aktuelles/abo/").content.decode()
