#!/bin/sh
# Runs all tests: on PostgreSQL what needs no browser, then everything on SQLite. The first run that fails ends it.
# Usage: sh scripts/test.sh [postgres]     PYTEST_ARGS holds further arguments for pytest.
# CI=true makes a missing PostgreSQL or browser a failure instead of a notice.
set -eu
cd "$(dirname "$0")/.."

sh scripts/install.sh test
python=.venv/bin/python

run_on_postgres() {
    echo "Tests on PostgreSQL"
    # shellcheck disable=SC2086
    TEST_DATABASE=postgres $python -m pytest -m "not browser" ${PYTEST_ARGS:-}
}

if $python -m tests.postgres; then
    run_on_postgres
elif [ "${CI:-}" = true ] || [ "${1:-}" = postgres ]; then
    exit 1
fi
[ "${1:-}" != postgres ] || exit 0
echo "Tests on SQLite"
# shellcheck disable=SC2086
exec $python -m pytest ${PYTEST_ARGS:-}
