#!/bin/sh
# Gives the path of a Firefox of the system; installs one where there is none.
set -eu
export DEBIAN_FRONTEND=noninteractive

sudo=
if [ "$(id -u)" != 0 ]; then
    sudo=sudo
fi
can_install() {
    command -v apt-get >/dev/null && { [ -z "$sudo" ] || command -v sudo >/dev/null; }
}

found() {
    if [ -n "${QOSTIL_FIREFOX:-}" ]; then
        command -v "$QOSTIL_FIREFOX"
    else
        command -v firefox-esr || command -v firefox
    fi
}

if ! found; then
    # A path that was given and is wrong is not helped by another browser.
    if [ -z "${QOSTIL_FIREFOX:-}" ] && can_install; then
        { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends firefox-esr; } >&2 || true
    fi
    if ! found; then
        echo "make verify needs Firefox, and there is no '${QOSTIL_FIREFOX:-firefox-esr}'." >&2
        echo "Install it (Debian: apt-get install firefox-esr), or name one:" >&2
        echo "  QOSTIL_FIREFOX=/path/to/firefox make verify" >&2
        exit 1
    fi
fi
