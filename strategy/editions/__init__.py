"""Editions: the publication frozen by an editor, with its files, its paragraphs as data, and what a library asks for."""
