#!/bin/sh
# Installs what `make run` or `make test` needs, only where something is missing or changed.
# Usage: sh scripts/install.sh run|test
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-}
case $purpose in
    run) lists="requirements.txt" ;;
    test) lists="requirements.txt requirements-dev.txt" ;;
    *) echo "usage: sh scripts/install.sh run|test" >&2; exit 2 ;;
esac

# Package, and what does not work without it.
wanted="libpango-1.0-0:the_PDF_files
libpangoft2-1.0-0:the_PDF_files
libharfbuzz-subset0:small_PDF_files
fonts-noto-core:PDF_files_in_most_scripts
fonts-hosny-amiri:PDF_files_in_Arabic"
if [ "$purpose" = test ]; then
    wanted="$wanted
chromium:the_tests_in_a_browser
poppler-utils:the_test_of_text_copied_from_PDF_files
postgresql:the_tests_on_PostgreSQL"
fi

say_step() {
    printf '%s … ' "$1"
    step_began=$(date +%s)
}

say_done() {
    echo "$(($(date +%s) - step_began)) s"
}

fail() {
    printf '\n%s\n' "$1" >&2
    exit 1
}

# Runs a command quietly; shows what it said only if it fails.
run_quietly() {
    if ! output=$("$@" 2>&1); then
        printf '\n%s\n' "$output" | tail -n 15 >&2
        return 1
    fi
}

find_missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || { echo "$wanted"; return; }
    names=$(echo "$wanted" | cut -d: -f1)
    # shellcheck disable=SC2086
    present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $names 2>/dev/null || true)
    for entry in $wanted; do
        echo "$present" | grep -qx "${entry%%:*} installed" || echo "$entry"
    done
}

# Prints the words that run a command as root, or fails.
find_root() {
    if [ "$(id -u)" = 0 ]; then echo env; return; fi
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null && echo "sudo -n env"
}

install_packages() {
    missing=$(find_missing_packages)
    [ -n "$missing" ] || return 0
    names=$(echo "$missing" | cut -d: -f1 | tr '\n' ' ')
    tried=.venv/packages-tried
    if command -v apt-get >/dev/null 2>&1 && root=$(find_root) && [ "$(cat $tried 2>/dev/null)" != "$names" ]; then
        say_step "Debian packages: $names"
        # shellcheck disable=SC2086
        if run_quietly $root DEBIAN_FRONTEND=noninteractive apt-get update -q &&
            run_quietly $root DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $names; then
            say_done
            return 0
        fi
        # Not tried again at every start: without a network it would take minutes each time.
        echo "$names" | sed 's/ *$/ /' > $tried
    fi
    echo "These Debian packages are missing. As root:  apt-get install --no-install-recommends $names"
    echo "Without them there will not be: $(echo "$missing" | cut -d: -f2 | sort -u | tr '_\n' ' ,' | sed 's/,$//; s/,/, /g')."
}

make_environment() {
    if [ -x .venv/bin/python ] && .venv/bin/python -c "import pip" 2>/dev/null; then return 0; fi
    python=${PYTHON:-python3}
    command -v "$python" >/dev/null 2>&1 || fail "Python is missing. As root:  apt-get install python3-venv"
    "$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" || fail "Python 3.11 or newer is needed; $python is older."
    say_step "Python environment in .venv"
    run_quietly "$python" -m venv --clear .venv || fail "The environment could not be made. As root:  apt-get install python3-venv"
    say_done
}

# A list is installed again when it, or the Python below it, is not the one of last time.
install_list() {
    stamp=".venv/$1.installed"
    digest="$(sha256sum "$1" | cut -d' ' -f1) $(readlink -f .venv/bin/python)"
    [ "$(cat "$stamp" 2>/dev/null)" != "$digest" ] || return 0
    [ "$prepared" = yes ] || { make_environment; prepared=yes; }
    say_step "Python packages of $1"
    run_quietly .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1" ||
        fail "The Python packages could not be installed (the reason stands above)."
    echo "$digest" > "$stamp"
    say_done
}

prepared=no
[ -x .venv/bin/python ] || { make_environment; prepared=yes; }
for list in $lists; do install_list "$list"; done
install_packages
