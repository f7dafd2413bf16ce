#!/bin/sh
# Runs all tests: on PostgreSQL what depends on the database, beside it everything on SQLite. Shows one after the other.
# Usage: sh scripts/test.sh [postgres]     PYTEST_ARGS holds further arguments for pytest.
# CI=true makes a missing PostgreSQL or browser a failure instead of a notice.
set -eu
cd "$(dirname "$0")/.."

sh scripts/install.sh test
python=.venv/bin/python

# What needs a browser or makes a site of its own on SQLite is the same whatever the database.
run_on_postgres() {
    echo "Tests on PostgreSQL"
    # shellcheck disable=SC2086
    TEST_DATABASE=postgres $python -m pytest -m "not browser and not own_site" ${PYTEST_ARGS:-}
}

if ! $python -m tests.postgres; then
    if [ "${CI:-}" = true ] || [ "${1:-}" = postgres ]; then
        exit 1
    fi
    # shellcheck disable=SC2086
    exec $python -m pytest ${PYTEST_ARGS:-}
fi
if [ "${1:-}" = postgres ]; then
    run_on_postgres
    exit
fi

# Each half keeps one core busy. A failure on PostgreSQL ends both; otherwise what SQLite said follows.
beside=$(mktemp)
# shellcheck disable=SC2086
(echo "Tests on SQLite" && exec $python -m pytest ${PYTEST_ARGS:-}) >"$beside" 2>&1 &
sqlite=$!
# Under `set -e` a kill that finds nothing more to end would become the exit code of all.
trap 'code=$?; kill "$sqlite" 2>/dev/null || :; rm -f "$beside"; exit "$code"' EXIT
trap 'exit 130' INT TERM
run_on_postgres
tail -n +1 -f --pid="$sqlite" "$beside"
wait "$sqlite"
