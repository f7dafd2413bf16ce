"""cms.env: what each reader takes, and the words of each refusal."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms import env


@pytest.fixture
def variable(monkeypatch):
    """Set the variable X for one test."""
    return lambda value: monkeypatch.setenv("X", value)


def refusal_of(reader, *arguments) -> str:
    with pytest.raises(ImproperlyConfigured) as caught:
        reader("X", *arguments)
    return str(caught.value)


def test_text_is_stripped(variable):
    variable("  a b ")
    assert env.read_text("X") == "a b"


@pytest.mark.parametrize(("word", "flag"), [("true", True), ("YES", True), ("1", True), ("off", False), ("", False)])
def test_flag(variable, word, flag):
    variable(word)
    assert env.read_flag("X", default=not flag) is flag


def test_flag_refuses_other_words(variable):
    variable("maybe")
    assert refusal_of(env.read_flag) == "X='maybe' is neither true nor false."


def test_number(variable):
    variable("17")
    assert env.read_number("X", 3) == 17


def test_number_refuses_words(variable):
    variable("many")
    assert refusal_of(env.read_number, 3) == "X='many' is not a whole number."


def test_number_refuses_less_than_it_may_be(variable):
    variable("-1")
    assert env.read_number("X", 3) == -1
    assert refusal_of(env.read_number, 3, 0) == "X='-1' is less than 0."


def test_list_leaves_out_empty_words(variable):
    variable("a, b,,")
    assert env.read_list("X") == ["a", "b"]


def test_path_is_absolute_and_not_made(variable, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    variable("folder")
    assert env.read_path("X", Path("/other")) == tmp_path / "folder"
    assert not (tmp_path / "folder").exists()


def test_path_refuses_a_file_in_the_way(variable, tmp_path):
    (tmp_path / "file").touch()
    variable(f"{tmp_path}/file/data")
    assert refusal_of(env.read_path, tmp_path) == f"X={tmp_path}/file/data cannot be used: {tmp_path}/file is not a folder."


def test_path_refuses_a_folder_that_cannot_be_written(variable, tmp_path, monkeypatch):
    monkeypatch.setattr(env.os, "access", lambda path, mode: False)
    variable(f"{tmp_path}/data")
    assert refusal_of(env.read_path, tmp_path) == f"X={tmp_path}/data cannot be used: {tmp_path} is not writable for this user."


def test_maildir(variable, tmp_path):
    variable("")
    assert env.read_maildir("X") is None
    variable(str(tmp_path))
    assert refusal_of(env.read_maildir) == f"X={tmp_path} is not a Maildir: it has no folder new."
    (tmp_path / "new").mkdir()
    (tmp_path / "cur").mkdir()
    assert env.read_maildir("X") == tmp_path


def test_maildir_refuses_a_folder_that_cannot_be_written(variable, tmp_path, monkeypatch):
    for name in ("new", "cur"):
        (tmp_path / name).mkdir()
    variable(str(tmp_path))
    monkeypatch.setattr(env.os, "access", lambda path, mode: False)
    assert refusal_of(env.read_maildir) == f"X={tmp_path} cannot be used: {tmp_path}/new is not writable for this user."


def test_secret_prefers_the_variable(variable, tmp_path):
    (tmp_path / "key").write_text("from the file")
    variable("from the variable")
    assert env.read_secret("X", tmp_path / "key") == "from the variable"


def test_secret_from_the_file(tmp_path):
    (tmp_path / "key").write_text("from the file\n")
    assert env.read_secret("X", tmp_path / "key") == "from the file"


def test_no_secret_names_the_way_out(tmp_path):
    message = refusal_of(env.read_secret, tmp_path / "key")
    assert message == f"X is not set and {tmp_path / 'key'} holds none. Run 'make run', which makes one for this installation."


def test_secret_that_cannot_be_read(tmp_path):
    assert refusal_of(env.read_secret, tmp_path) == f"X is not set and {tmp_path} cannot be read: Is a directory."


def test_offered_secret_is_the_same_twice_and_gives_way_to_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(env, "_offered_secret", "")
    env.offer_secret()
    first = env.read_secret("X", tmp_path / "key")
    assert len(first) > 50
    assert env.read_secret("X", tmp_path / "key") == first
    (tmp_path / "key").write_text("kept")
    assert env.read_secret("X", tmp_path / "key") == "kept"


def test_database_is_sqlite_by_default(tmp_path):
    settings = env.read_database("X", tmp_path)
    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == tmp_path / "site.sqlite3"


def test_database_address(variable, tmp_path):
    variable("postgresql://us%40er:p%2Fw@db.example:5433/site?sslmode=require")
    settings = env.read_database("X", tmp_path)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == ["us@er", "p/w", "db.example", "5433", "site"]
    assert settings["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mysql://host/name", "X must begin with postgresql://, not mysql://."),
        ("site.sqlite3", "X must begin with postgresql://, not nothing://."),
        ("postgresql://host/", "X names no database: postgresql://user:password@host:port/DATABASE."),
        ("postgresql://host:five/name", "X cannot be read: Port could not be cast to integer value as 'five'."),
    ],
)
def test_database_refusals(variable, tmp_path, address, message):
    variable(address)
    assert refusal_of(env.read_database, tmp_path) == message


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", None),
        ("smtps://us%40er:p%2Fw@mail.example", ("tls", "mail.example", 465, "us@er", "p/w")),
        ("smtp+starttls://mail.example", ("starttls", "mail.example", 587, "", "")),
        ("smtp://127.0.0.1:2525", ("none", "127.0.0.1", 2525, "", "")),
    ],
)
def test_mail_server(variable, address, server):
    variable(address)
    found = env.read_mail_server("X")
    assert (found and tuple(found[key] for key in ("security", "host", "port", "user", "password"))) == server


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("imap://mail.example", "X must be smtps://, smtp+starttls:// or smtp://, then [user:password@]host[:port]."),
        ("mail.example", "X must be smtps://, smtp+starttls:// or smtp://, then [user:password@]host[:port]."),
        ("smtp://", "X must be smtps://, smtp+starttls:// or smtp://, then [user:password@]host[:port]."),
        ("smtp://mail.example:x", "X cannot be read: Port could not be cast to integer value as 'x'."),
    ],
)
def test_mail_server_refusals(variable, address, message):
    variable(address)
    assert refusal_of(env.read_mail_server) == message


@pytest.mark.parametrize("address", ["presse", "Presse <presse@site.example>", "a@b c", "a@b.example,c@d.example", "a@b\n.example"])
def test_mail_address_refusals(variable, address):
    variable(address)
    assert "must be a mail address" in refusal_of(env.read_address)


def test_mail_address_may_be_missing_unless_it_is_needed(variable):
    variable("")
    assert env.read_address("X") == ""
    assert "must be a mail address" in refusal_of(lambda name: env.read_address(name, is_needed=True))
