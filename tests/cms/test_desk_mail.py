"""What the desk itself writes takes the mail server of the installation; without one it promises no mail."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from cms import env
from news.models import NewsIndexPage, NewsPage
from tests.news.desk_form import send_edit


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, ("", 25, "", "", False, False)),
        ("smtps://amt:ge%40heim@post.example", ("post.example", 465, "amt", "ge@heim", True, False)),
        ("smtp+starttls://post.example:2587", ("post.example", 2587, "", "", False, True)),
        ("smtp://127.0.0.1", ("127.0.0.1", 25, "", "", False, False)),
    ],
)
def test_django_has_the_server_of_the_press_mails(monkeypatch, address, expected):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    if address:
        monkeypatch.setenv("EMAIL_URL", address)
    assert env.name_mail_settings(env.read_mail_server("EMAIL_URL")) == expected


def test_without_a_server_no_new_password_is_promised(client, db):
    assert client.get("/admin/password_reset/").status_code == 404
    assert "password_reset" not in client.get("/admin/login/").content.decode()


def test_reviewers_are_written_to(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    index = NewsIndexPage.objects.get(locale__language_code="de")
    page = index.add_child(instance=NewsPage(title="Neu", slug="neu", lead="Neu.", live=False))
    page.save_revision()
    send_edit(client, page, action="action-submit")
    written = {message.to[0]: message for message in mail.outbox}
    message = written[get_user_model().objects.get(username="pruefung").email]
    assert "Neu" in message.subject and reverse("wagtailadmin_pages:edit", args=[page.pk]) in message.body
