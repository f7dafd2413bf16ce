"""Paragraphs with addresses that survive edits: reading them, following them from one text to the next, numbering a page."""
