#!/bin/sh
# Makes the virtual environment $1 with $PYTHON, or else with the first Python 3.11+ that runs.
set -eu
venv=$1

# Asked by running it: a pyenv shim may be on PATH and still run nothing.
usable() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=
for candidate in ${PYTHON:-python3.11 python3}; do
    if usable "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "${PYTHON:-python3}: no Python 3.11 or later; install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi

# Debian keeps ensurepip in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv
    else
        echo "$python has no venv with pip; on Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi

# --clear: an earlier try may have left half of one.
"$python" -m venv --clear "$venv"
