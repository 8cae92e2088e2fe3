"""What the process says to whoever runs it: lines, and the one sentence with which it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from bot.stop import CannotRun
from locales import Texts


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def end(words: str) -> NoReturn:
    sys.stderr.write(f"{words}\n")
    raise SystemExit(1)


@contextmanager
def telling(said: Texts) -> Iterator[None]:
    """What cannot run ends with its sentence."""
    try:
        yield
    except* CannotRun as reasons:
        reason = reasons.exceptions[0]
        while isinstance(reason, BaseExceptionGroup):
            reason = reason.exceptions[0]
        end(said.plain(f"operator-{reason.reason}", **reason.values))
