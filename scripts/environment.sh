# Sourced by scripts/demo and scripts/test: makes .venv with this project and the extra named in $1, once.
# Needs Python 3.11 or newer and git, nothing else. Safe to run again: it installs only when pyproject.toml changed.

environment() {
    extra=$1
    cd "$(dirname "$0")/.." || exit 1
    python=
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "events needs Python 3.11 or newer; none was found. Set PYTHON to one, e.g. PYTHON=/path/to/python3.12 $0" >&2
        exit 1
    fi
    [ -x .venv/bin/python ] || "$python" -m venv .venv || exit 1
    sum=$(cksum <pyproject.toml)
    stamp=.venv/.installed-$extra
    if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$sum" ]; then
        echo "Installing events[$extra] into .venv (once) ..." >&2
        .venv/bin/python -m pip install -qq --disable-pip-version-check --editable ".[$extra]" >&2 || exit 1
        echo "$sum" >"$stamp"
    fi
}
