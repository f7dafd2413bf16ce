"""Thirty-three kinds of defects, one at a time: validator and round trip together catch every one."""

import pytest

from cms.publication_check.defects import DEFECTS, DefectDoesNotApply, spoil
from core.pdf import compare
from core.pdf.conformity import validate

#: What only our round trip sees, and what only the validator sees: neither can go without the other.
ROUND_TRIP_ONLY = {"title_is_a_file_name", "contents_list_untagged", "table_heads_are_plain_cells", "way_back_from_content_broken"}
VALIDATOR_ONLY = {"claim_of_conformity_missing", "table_heads_without_direction", "font_not_embedded", "text_outside_of_the_tree"}


def test_there_are_thirty_three():
    assert len(DEFECTS) == 33


def test_sound_file_passes(german_paper):
    assert validate(german_paper.pdf.content) == compare(german_paper.html, german_paper.pdf.content) == []


@pytest.mark.parametrize("name", DEFECTS)
def test_defect_is_caught(german_paper, name):
    content = spoil(german_paper.pdf.content, name)
    by_validator, by_round_trip = validate(content), [] if name in VALIDATOR_ONLY else compare(german_paper.html, content)
    assert by_validator or by_round_trip
    if name in ROUND_TRIP_ONLY:
        assert not by_validator


def test_defect_that_has_nothing_to_spoil_says_so(german_paper):
    without_notes = spoil(german_paper.pdf.content, "tag_tree_missing")
    with pytest.raises(DefectDoesNotApply):
        spoil(without_notes, "note_without_number")
