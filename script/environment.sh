# Sourced by the scripts, in the project's root: have .venv hold what the named files of requirements ask for.

# Stamps beside what is installed; a copy of each file, and the Python's version, written last.
is_prepared() {
    [ -x .venv/bin/python ] && [ ! -e .venv/incomplete ] || return 1
    [ "$(.venv/bin/python -V 2>/dev/null)" = "$(cat .venv/installed-python 2>/dev/null)" ] || return 1
    for file in "$@"; do
        cmp -s "$file" ".venv/installed-$file" || return 1
    done
}

# A Python that really runs (a name on the PATH may be an empty promise), of a version that we can use, with venv.
find_python() {
    without_venv=
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || continue
        if "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
            echo "$candidate"
            return
        fi
        without_venv=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    done
    if [ -n "$without_venv" ]; then
        echo "Python $without_venv is here without its venv module: install it (Debian: apt install python$without_venv-venv)." >&2
    else
        echo "There is no Python 3.11 to 3.14 here: install one (Debian: apt install python3 python3-venv)." >&2
    fi
    return 1
}

prepare_environment() {
    if is_prepared "$@"; then return; fi
    python=$(find_python) || exit 1
    "$python" script/environment.py "$@" &
    trap 'kill $!; exit 143' HUP INT TERM
    wait $! || exit 1
    trap - HUP INT TERM
}
