"""Footnotes of the paper: a sign in running text that carries its note. Every format makes of it what that format has for notes."""
