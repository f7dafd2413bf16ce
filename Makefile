# One word for each thing to do with this project. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres lint bench demo check-site check-publications lock

PYTHON_IN_VENV := .venv/bin/python
TEST_SETTINGS := --settings tests.settings
# The lock names no host: whoever installs chooses the registry.
LOCK := uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --universal --python-version 3.11

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-19s %s\n' "$$name" "$$text"; done

run: ## install what is missing and serve the site (PORT=8000) until Ctrl-C
	@sh scripts/install.sh run && exec $(PYTHON_IN_VENV) manage.py serve

test: ## run all tests, on PostgreSQL and on SQLite
	@sh scripts/test.sh

test-postgres: ## run the tests on PostgreSQL only
	@sh scripts/test.sh postgres

lint: ## check style, import rules, templates and migrations
	@sh scripts/install.sh test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	.venv/bin/djlint --lint --quiet $(wildcard */templates)
	$(PYTHON_IN_VENV) manage.py makemigrations --check --dry-run $(TEST_SETTINGS)

bench: ## time the page tree with 12,000 pages, and translation with 1,000 beside stock
	@sh scripts/install.sh test && exec $(PYTHON_IN_VENV) -m tests.bench

demo: ## load the demonstration content into an installation without pages
	@sh scripts/install.sh run && exec $(PYTHON_IN_VENV) manage.py load_demo

check-site: ## go through all pages of this installation and report what is wrong
	@sh scripts/install.sh test && exec $(PYTHON_IN_VENV) manage.py check_site

check-publications: ## check the files of the paper with veraPDF, outloud, EPUBCheck and Ace (needs Java and Node)
	@sh scripts/install.sh test && sh scripts/install-publication-tools.sh && exec $(PYTHON_IN_VENV) manage.py check_publications

lock: ## write the requirements*.txt anew (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv" >&2; exit 1; }
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
	$(LOCK) requirements-publications.in -o requirements-publications.txt
