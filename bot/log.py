"""The log: ids and kinds, for whoever runs the bot. What people wrote, their names and the token stay out of it."""

import logging
import traceback
from types import TracebackType

OURS = ("bot", "handlers", "scheduler", "console", "cards", "community", "storage", "locales", "content", "rehearsal")


class Discreet(logging.Formatter):
    """A traceback says where and what kind; the words of an exception may be somebody's message."""

    def formatException(  # noqa: N802 (logging's own name)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        _, error, _ = ei
        lines: list[str] = []
        while error is not None:
            lines.insert(0, f"{type(error).__qualname__}\n{''.join(traceback.format_tb(error.__traceback__))}".rstrip())
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def write_log(level: str) -> None:
    """To the error stream. Libraries are heard from warnings on: below, they quote what they send and store."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for room in OURS:
        logging.getLogger(room).setLevel(level)
