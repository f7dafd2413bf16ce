import pytest
from bs4 import BeautifulSoup

from news.subscriptions.announcing import announce_news
from tests.news.subscriptions.mail_server import MailServer


@pytest.fixture
def server(settings):
    """A running mail server that the site sends through, without waiting for translations."""
    mail_server = MailServer().start()
    settings.MAIL = {
        "server": {"security": "none", "host": "127.0.0.1", "port": mail_server.port, "user": "", "password": ""},
        "sender": "presse@site.example",
        "bounces": "zurueck@site.example",
        "bounce_maildir": None,
        "hold_hours": 0,
    }
    yield mail_server
    mail_server.stop()


@pytest.fixture
def told(db):
    """The small site, after the scheduler has seen its releases."""
    announce_news()


@pytest.fixture
def read(client, db):
    """Return a page of the site as a reader without cookies sees it."""
    return lambda url: BeautifulSoup(client.get(url).content, "html5lib")


@pytest.fixture
def post(client, db):
    """Send a form as a browser does, with the header that says which page it came from."""

    def send(url: str, origin: str = "http://testserver", **values):
        headers = {"Origin": origin} if origin else {}
        return client.post(url, values, headers=headers)

    return send
