"""A thousand damaged files: each is refused whole with a reason, or read as what it is. Nothing lies between."""

import pytest
from django.db import transaction

from tests.translation.exchange.conftest import digest_database, write
from tests.translation.exchange.mutator import mutate
from tests.translation.exchange.test_intake import NEW_TITLE
from translation.exchange import FORMATS, ExchangeError, Scope, apply, collect_units, read

FILES_OF_A_FORMAT = 340


class Undone(Exception):
    """Takes an import back that went well, so that the next file meets the same site."""


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_mutated_files(format, guide, arabic):
    units = collect_units(Scope.of_page(guide), arabic)
    title = next(unit for unit in units if unit.name.path == "title")._replace(text=NEW_TITLE)
    content = write([title, *[unit for unit in units if "<" in unit.german][:2]], format)
    before = digest_database()
    refused, taken = 0, 0
    for seed in range(FILES_OF_A_FORMAT):
        try:
            incoming = read(mutate(content, seed), format=format, target_code="ar")
        except ExchangeError as error:
            assert str(error)
            refused += 1
            continue
        try:
            with transaction.atomic():
                apply(incoming, arabic, None, release=True)
                taken += 1
                raise Undone
        except ExchangeError:
            refused += 1
            assert digest_database() == before
        except Undone:
            pass
    assert digest_database() == before
    assert refused > 150 and taken > 20
