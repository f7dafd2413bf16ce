"""Base page, blocks, media, navigation, PDF. Knows no page type by name."""
