"""Which tests stay together in one process: those of a file, and those that share what takes seconds to make."""

import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

BROWSER = "tests/browser/"
# For these a play is made in which everything happens, which takes 3 s.
RICH = {
    "tests/actions/test_archives.py",
    "tests/actions/test_hostile_archives.py",
    "tests/actions/test_rebuilding.py",
    "tests/actions/test_stored_releases.py",
    "tests/api/test_ledger_file.py",
    "tests/commands/test_verify_ledger_file.py",
}


class SharingOut(LoadFileScheduling):  # type: ignore[misc]
    """Files go to whichever process is free. Those with a browser go to two, of which each has a browser and a server.

    More processes than processors do no harm otherwise: while a test waits for a server another goes on.
    """

    def __init__(self, config: pytest.Config, log: object) -> None:
        super().__init__(config, log)
        self._with_browser: list[str] = []

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file in RICH:
            return "rich"
        if not file.startswith(BROWSER):
            return file
        if file not in self._with_browser:
            self._with_browser.append(file)
        return f"browser {self._with_browser.index(file) % 2}"
