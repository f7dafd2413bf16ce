"""Composition root: settings, environment, languages, addresses. Nobody imports it but the project itself."""
