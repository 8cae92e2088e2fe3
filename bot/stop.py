"""Why the process cannot run: one sentence for the operator, and an exit code that is not zero."""

import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings


class CannotRun(Exception):
    """``reason`` names the text ``operator-<reason>``; values go into it."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def look_ahead(settings: "Settings", *, rehearsing: bool) -> None:
    """What would stop it later is told before the seconds that loading takes. Raises CannotRun."""
    if rehearsing and settings.console_port == 0:
        raise CannotRun("no-page")
    if rehearsing or not settings.database_url:
        _write_in(settings.data_dir)
    if rehearsing:
        _open_door(settings.console_port)


def _write_in(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotRun("data-dir", folder=str(folder), why=error.strerror or type(error).__name__) from None


def _open_door(port: int) -> None:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        raise CannotRun("port", port=str(port)) from None
