"""Shared facts: one row for all languages, a column per language. Imports none of the other rooms."""
