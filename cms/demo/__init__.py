"""Loading of the demonstration content. The composition root may name every page type."""
