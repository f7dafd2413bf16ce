"""Citations of the paper, a chapter, a paragraph: one record, written in four formats. Pure: no database, no request."""

from strategy.citations.bibtex import write_bibtex
from strategy.citations.csl import write_csl
from strategy.citations.plain import write_plain
from strategy.citations.record import CitedWork
from strategy.citations.ris import write_ris

__all__ = ["CitedWork", "write_bibtex", "write_csl", "write_plain", "write_ris"]
