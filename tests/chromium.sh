#!/bin/sh
# The browser tests drive a Chromium of the system (Playwright's own download is not reachable
# everywhere), and their screenshots need Chinese glyphs. Installs what is missing.
set -eu
export DEBIAN_FRONTEND=noninteractive

sudo=
if [ "$(id -u)" != 0 ]; then
    sudo=sudo
fi
can_install() {
    command -v apt-get >/dev/null && { [ -z "$sudo" ] || command -v sudo >/dev/null; }
}

found() { command -v "${QOSTIL_CHROMIUM:-chromium}" >/dev/null; }

if ! found; then
    # A path that was given and is wrong is not helped by another browser.
    if [ -z "${QOSTIL_CHROMIUM:-}" ] && can_install; then
        $sudo apt-get update && $sudo apt-get install -y --no-install-recommends chromium || true
    fi
    if ! found; then
        echo "The browser tests need Chromium, and there is no '${QOSTIL_CHROMIUM:-chromium}'." >&2
        echo "Install it (Debian: apt-get install chromium), or name a Chromium or Chrome:" >&2
        echo "  QOSTIL_CHROMIUM=/path/to/chrome make test" >&2
        exit 1
    fi
fi

# Only a matter of looks: never asks for a password (-n), never fails.
if command -v fc-list >/dev/null && [ -z "$(fc-list :lang=zh)" ] && can_install; then
    { ${sudo:+sudo -n} apt-get update &&
        ${sudo:+sudo -n} apt-get install -y --no-install-recommends fonts-noto-cjk; } ||
        echo "No font with Chinese glyphs: screenshots will show boxes." >&2
fi
