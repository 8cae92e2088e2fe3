"""A town outlives its process: it is kept in one file, written whole and put in place at once, and read back only by
the code that wrote it. What another version of rehearsal kept is left out, and a new town begins."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import pickle  # the file is our own, and Allowed reads nothing but the town's own classes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .town import Town

log = logging.getLogger(__name__)
EVERY = 1.0  # seconds between two looks; a town in which something just happened is left alone
LOOKS = 30  # after so many looks it is kept all the same
GAP = 1000  # numbers left out after a return: the bot may have seen some that were not kept any more
PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("collections", "deque"),
    ("collections", "defaultdict"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("random", "Random"),
    ("copyreg", "_reconstructor"),
    ("builtins", "object"),
}


class Allowed(pickle.Unpickler):
    """Makes objects of rehearsal and a few plain ones, and runs nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module.split(".")[0] == __package__ or (module, name) in PLAIN:
            found = super().find_class(module, name)
            if isinstance(found, type) or (module, name) in PLAIN:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a town")


@cache
def fingerprint() -> bytes:
    """Tells one version of rehearsal's code from the next."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16].encode()


class Keep:
    """The file of one town."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._forgotten = False

    def load(self) -> Town | None:
        """The town as it was left, or None if there is none that this version can read."""
        try:
            mark, _, body = self.file.read_bytes().partition(b"\n")
        except OSError:
            return None
        if mark != fingerprint():
            return None
        try:
            town: Town = Allowed(BytesIO(body)).load()
        except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
            log.warning("the town in %s cannot be read; a new one begins", self.file.name)
            return None
        town.come_back(GAP)
        return town

    def save(self, town: Town) -> None:
        """Writes the file beside the old one and puts it in its place."""
        beside = self.file.with_suffix(".new")
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as out:
            out.write(fingerprint() + b"\n")
            pickle.dump(town, out, protocol=pickle.HIGHEST_PROTOCOL)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(self.file)

    def forget(self) -> None:
        """The next start begins anew."""
        self._forgotten = True
        self.file.unlink(missing_ok=True)

    @asynccontextmanager
    async def keeping(self, town: Town) -> AsyncIterator[None]:
        """Keeps the town while the block runs, and once more at its end."""
        saving = asyncio.create_task(self._save_on(town))
        try:
            yield
        finally:
            saving.cancel()
            if not self._forgotten:
                self.save(town)

    async def _save_on(self, town: Town) -> None:
        saved = seen = town.journal.stirred
        looks = 0
        while not self._forgotten:
            await asyncio.sleep(EVERY)
            before, seen = seen, town.journal.stirred
            looks = looks + 1 if seen != saved else 0
            if looks and (seen == before or looks >= LOOKS):
                self.save(town)
                saved, looks = seen, 0
