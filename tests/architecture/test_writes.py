"""Only actions write; modules say what they are; files stay small enough to read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
WRITERS = ("annotations/actions/", "annotations/migrations/", "workbench/accounts/")

ALWAYS = frozenset(
    {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "asave", "acreate"}
)
OF_QUERYSETS = frozenset({"update", "delete"})
QUERYSETS = frozenset({"objects", "filter", "exclude", "all", "order_by", "visible_to"})
SQL = re.compile(
    r"\bINSERT\s+INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE\s+FROM\b|\bTRUNCATE\b|\bworkbench_(?:record|pseudonymise)\b|\bFROM\s+STDIN\b"
)

# What writes elsewhere, and why.
KNOWN = {
    ("annotations/jobs/releases.py", "UPDATE"): "a job tells how far it is in a row of its own",
    ("annotations/pages/invitations.py", "save"): "the form of accounts makes an account",
    ("workbench/backups/loading.py", "DELETE"): "the workers of a backup are not those of the restored database",
    ("workbench/roles.py", "workbench_record"): "grants the use of the function",
}

LONG = {
    "annotations/migrations/0001_the_tables.py": "written by makemigrations",
    "annotations/migrations/0011_findings.py": "written by makemigrations",
    "workbench/accounts/migrations/0001_people_and_tokens.py": "written by makemigrations",
    "tests/models/test_refusals.py": "a table with a row for each forgery",
    "tests/models/test_forged_entries.py": "a table with a row for each forgery",
    "tests/api/test_statuses.py": "a table with a row for each answer",
    "tests/workbench/test_bridge.py": "one server, seen from every side",
    "tests/workbench/test_embedded.py": "one server, seen from every side",
}


def _modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((PROJECT / folder).rglob("*.py"))]


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def _names_in(node: ast.AST) -> set[str]:
    return {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}


def _docstrings(tree: ast.Module) -> set[int]:
    holders = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    return {id(node.body[0].value) for node in holders if node.body and isinstance(node.body[0], ast.Expr)}


def writes(source: str) -> Iterator[str]:
    """What in a module's source writes to the database: the method's name, or the first word of the SQL."""
    tree = ast.parse(source)
    said = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in ALWAYS or (name in OF_QUERYSETS and _names_in(node.func.value) & QUERYSETS):
                yield name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            found = SQL.search(node.value)
            if found:
                yield found.group().split()[0]


def test_only_actions_write() -> None:
    found = {
        (_name(path), what)
        for path in _modules("annotations", "workbench")
        if not _name(path).startswith(WRITERS)
        for what in writes(path.read_text(encoding="utf-8"))
    }
    assert found == set(KNOWN)


@pytest.mark.parametrize(
    "source",
    [
        "thing.save()",
        "Thing.objects.create(name=1)",
        "Thing.objects.filter(pk=1).update(name=2)",
        "Thing.objects.all().delete()",
        "thing.ends.all().delete()",
        'cursor.execute("INSERT INTO things VALUES (1)")',
        'cursor.execute("UPDATE things SET name = 1")',
        'cursor.execute(f"DELETE FROM {table}")',
        'cursor.execute("SELECT workbench_record(1)")',
        'cursor.copy("COPY things FROM STDIN")',
    ],
)
def test_this_is_seen_as_writing(source: str) -> None:
    assert list(writes(source))


@pytest.mark.parametrize("source", ["digest.update(b'x')", "found.update(more)", '"""INSERT INTO is not said here."""'])
def test_this_is_not(source: str) -> None:
    assert not list(writes(source))


def test_actions_are_seen_to_write() -> None:
    assert any(list(writes(path.read_text(encoding="utf-8"))) for path in _modules("annotations/actions"))


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "misc.py", "common.py", "managers.py"])
def test_no_module_is_for_everything(name: str) -> None:
    assert [_name(path) for path in _modules("annotations", "workbench", "tests") if path.name == name] == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        _name(path)
        for path in _modules("annotations", "workbench", "tests")
        if (source := path.read_text(encoding="utf-8")).strip()
        and _name(path) not in LONG
        and not ast.get_docstring(ast.parse(source))
    ]
    assert silent == []


def test_files_stay_under_300_lines() -> None:
    long = {
        _name(path)
        for path in _modules("annotations", "workbench", "tests", "bench", "pictures", "script")
        if len(path.read_text(encoding="utf-8").splitlines()) > 300
    }
    assert long - LONG.keys() == set()


def test_actions_queue_jobs_by_name() -> None:
    for path in _modules("annotations/actions"):
        assert "annotations.jobs" not in {
            (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
