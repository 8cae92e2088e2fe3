"""Pictures without what a camera wrote into them: place, time, device."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from community.errors import Refusal

LARGEST = 15_000_000
"""Bytes."""
LONGEST = 20.0
"""Seconds that one may take."""
ROOT = Path(__file__).parent.parent


class Pictures:
    def __init__(self) -> None:
        self._turns = asyncio.Lock()  # one at a time: the largest take three quarters of a gigabyte

    async def without_traces(self, file: bytes) -> bytes:
        """A JPEG of what a picture's file shows, and of nothing else.

        Raises Refusal for what cannot be read, and for what is too large.
        """
        async with self._turns:
            photo = await _drawn_anew(file) if len(file) <= LARGEST else b""
        if not photo:
            raise Refusal("error-privacy-picture-file")
        return photo


async def _drawn_anew(file: bytes) -> bytes:
    """Nothing if that cannot be done."""
    command = (sys.executable, "-m", "community.redrawing")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    try:
        async with asyncio.timeout(LONGEST):
            photo, _ = await process.communicate(file)
    except TimeoutError:
        return b""
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return b"" if process.returncode else photo
