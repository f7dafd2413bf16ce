"""An editor's click on "publish" with everything that follows from it."""

import pytest

from tests.translation.edits import find_page


@pytest.fixture
def publish(db, django_capture_on_commit_callbacks):
    """Publish a page; the refresh of its translations runs at once."""

    def run(page) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return run


@pytest.fixture
def act(db, django_capture_on_commit_callbacks):
    """Do anything to a page, with everything that follows once it is committed."""

    def run(function, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return run


@pytest.fixture
def guide(db):
    """The German guide of the small site that has every kind of block."""
    return find_page("arzt-finden")
