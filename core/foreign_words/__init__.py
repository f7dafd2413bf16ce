"""Words in another language than their text, marked by an editor: how they are stored, edited and shown (WCAG 2.2, 3.1.2)."""
