"""Health and integration guidance for newcomers."""
