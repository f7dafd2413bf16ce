"""The slower check of the files that an installation offers: other people's validators, and defects that must not pass ours."""
