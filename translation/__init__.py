"""What is known about translations: how old they are, and how they are stored. Knows no page type by name."""
