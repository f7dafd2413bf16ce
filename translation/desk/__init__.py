"""The translators' desk: what is to do, segment by segment, and who may do it. Its language is German."""
