"""What every use case relies on: nothing is lost, nobody is harmed by others, and what was promised is kept."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from storage.base import PersonId
from storage.database import Database, Tx
from storage.people import Person
from storage.research import SavedCard

ROOT = Path(__file__).parents[2]
LONG_ENOUGH = 60


@pytest.fixture
async def any_database(any_database: Database) -> Database:
    """With two tables to try things on; a child without its parent is noticed at the commit."""
    async with any_database.begin() as tx:
        await tx.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY, value INTEGER NOT NULL)"))
        reference = "INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED"
        await tx.execute(text(f"CREATE TABLE children (parent {reference})"))
    return any_database


@asynccontextmanager
async def another_process(database: Database) -> AsyncIterator[Database]:
    other = Database(database.url.render_as_string(hide_password=False))
    try:
        yield other
    finally:
        await other.close()


async def put(tx: Tx, number: int, value: int = 0) -> None:
    await tx.execute(text("INSERT INTO parents VALUES (:id, :value)"), {"id": number, "value": value})


async def put_one(database: Database, number: int) -> None:
    async with database.begin() as tx:
        await put(tx, number)


async def numbers(database: Database) -> list[int]:
    async with database.read() as tx:
        return list(await tx.scalars(text("SELECT id FROM parents ORDER BY id")))


async def value(tx: Tx, number: int) -> int:
    return int(await tx.scalar(text("SELECT value FROM parents WHERE id = :id"), {"id": number}) or 0)


async def add_one(database: Database) -> None:
    async with database.begin() as tx:
        now = await value(tx, 1)
        await asyncio.sleep(0)
        await tx.execute(text("UPDATE parents SET value = :value WHERE id = 1"), {"value": now + 1})


async def settled(*tasks: "asyncio.Task[None]") -> list[BaseException | None]:
    return await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), LONG_ENOUGH)


class Held:
    """A use case that has written and does not end before it is told to."""

    def __init__(self, database: Database, number: int, then: str = "SELECT 1") -> None:
        self._database, self._number, self._then = database, number, then
        self.is_inside = asyncio.Event()
        self.may_end = asyncio.Event()
        self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        async with self._database.begin() as tx:
            await put(tx, self._number)
            self.is_inside.set()
            await self.may_end.wait()
            await tx.execute(text(self._then))
            await asyncio.sleep(0.001)  # on SQLite a statement runs to its end, so it is cancelled here


async def batch_of_three(database: Database, then: str) -> tuple[Held, "asyncio.Task[None]", "asyncio.Task[None]"]:
    """Use cases 1, 2 and 3 in one commit; 1 is done but not committed, 2 is inside and will do *then*, 3 waits."""
    first_inside = Held(database, 1)
    await first_inside.is_inside.wait()
    held = Held(database, 2, then)
    third = asyncio.create_task(put_one(database, 3))
    await asyncio.sleep(0)
    first_inside.may_end.set()
    await held.is_inside.wait()
    return held, first_inside.task, third


async def test_two_hundred_changes_at_once_lose_none(any_database: Database) -> None:
    await put_one(any_database, 1)
    await asyncio.gather(*(add_one(any_database) for _ in range(200)))
    async with any_database.read() as tx:
        assert await value(tx, 1) == 200


async def test_changes_from_two_processes_lose_none(any_database: Database) -> None:
    await put_one(any_database, 1)
    async with another_process(any_database) as other:
        await asyncio.gather(*(add_one(database) for _ in range(30) for database in (any_database, other)))
        async with other.read() as tx:
            assert await value(tx, 1) == 60


async def test_while_another_process_writes_only_writers_wait(any_database: Database) -> None:
    async with another_process(any_database) as other:
        held = Held(other, 1)
        await held.is_inside.wait()
        waiting = asyncio.create_task(put_one(any_database, 2))
        done, _ = await asyncio.wait({waiting}, timeout=0.05)
        assert (done, await numbers(any_database)) == (set(), [])
        held.may_end.set()
        assert await settled(held.task, waiting) == [None, None]
        assert await numbers(any_database) == [1, 2]


async def test_one_that_fails_is_undone_and_takes_nobody_with_it(any_database: Database) -> None:
    held, first, third = await batch_of_three(any_database, "SELECT * FROM nowhere")
    held.may_end.set()
    failed, *others = await settled(held.task, first, third)
    assert isinstance(failed, DBAPIError)
    assert others == [None, None]
    assert await numbers(any_database) == [1, 3]


async def test_a_refusal_of_ours_undoes_only_its_own_use_case(any_database: Database) -> None:
    async def refuse() -> None:
        async with any_database.begin() as tx:
            await put(tx, 2)
            raise PermissionError("not a facilitator")

    tasks = [asyncio.create_task(work) for work in (put_one(any_database, 1), refuse(), put_one(any_database, 3))]
    first, refused, third = await settled(*tasks)
    assert isinstance(refused, PermissionError)
    assert (first, third) == (None, None)
    assert await numbers(any_database) == [1, 3]


@pytest.mark.parametrize("moment", ["between statements", "in a statement"])
async def test_a_cancelled_one_harms_nobody(any_database: Database, moment: str) -> None:
    slow = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000000) SELECT count(*) FROM n"
    held, first, third = await batch_of_three(any_database, slow)
    if moment == "in a statement":
        held.may_end.set()
        await asyncio.sleep(0.02)
    held.task.cancel()
    cancelled, *others = await settled(held.task, first, third)
    assert isinstance(cancelled, asyncio.CancelledError)
    assert others == [None, None]
    assert await numbers(any_database) == [1, 3]


@pytest.mark.slow
async def test_one_cancelled_at_any_moment_is_kept_or_undone_as_a_whole(any_database: Database) -> None:
    async def both(number: int) -> None:
        async with any_database.begin() as tx:
            await put(tx, number)
            await put(tx, number + 1)

    for turn in range(40):
        work = asyncio.create_task(both(100 * turn))
        neighbour = asyncio.create_task(put_one(any_database, 100 * turn + 50))
        for _ in range(turn):
            await asyncio.sleep(0.0002)
        work.cancel()
        assert (await settled(work, neighbour))[1] is None
    kept = await numbers(any_database)
    assert [number for number in kept if number % 100 == 50] == [100 * turn + 50 for turn in range(40)]
    assert all((number + 1 in kept) == (number in kept) for number in range(0, 4000, 100))


async def test_nobody_is_answered_before_others_can_see_what_was_promised(any_database: Database) -> None:
    held, first, third = await batch_of_three(any_database, "SELECT 1")
    async with another_process(any_database) as other:
        await asyncio.sleep(0.05)
        assert not first.done()
        assert await numbers(other) == []
        held.may_end.set()
        assert await settled(first, held.task, third) == [None, None, None]
        assert await numbers(other) == [1, 2, 3]


async def test_a_reader_does_not_wait_for_a_writer(any_database: Database) -> None:
    held = Held(any_database, 1)
    await held.is_inside.wait()
    async with asyncio.timeout(LONG_ENOUGH):
        assert await numbers(any_database) == []
    held.may_end.set()
    await held.task
    assert await numbers(any_database) == [1]


async def test_a_reader_sees_one_moment(any_database: Database) -> None:
    await put_one(any_database, 1)
    async with any_database.read() as tx:
        before = await value(tx, 1)
        await add_one(any_database)
        assert await value(tx, 1) == before


async def test_a_reader_cannot_write(any_database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        async with any_database.read() as tx:
            await put(tx, 1)


async def test_a_commit_that_fails_tells_everyone_and_the_next_one_works(any_database: Database) -> None:
    held, first, third = await batch_of_three(any_database, "INSERT INTO children VALUES (99)")
    held.may_end.set()
    told = await settled(held.task, first, third)
    assert [type(error) for error in told] == [IntegrityError] * 3
    assert await numbers(any_database) == []
    await put_one(any_database, 4)
    assert await numbers(any_database) == [4]


async def test_when_the_database_undoes_a_whole_batch_nobody_is_told_that_it_was_kept(any_database: Database) -> None:
    disaster = "INSERT OR ROLLBACK INTO parents VALUES (1, 0)"
    if not any_database.is_sqlite:
        disaster = "SELECT pg_terminate_backend(pg_backend_pid())"
    held, first, third = await batch_of_three(any_database, disaster)
    held.may_end.set()
    struck, before, after = await settled(held.task, first, third)
    assert struck is not None
    assert before is not None
    assert after is None
    assert await numbers(any_database) == [3]


async def test_a_glance_sees_what_was_written_since_the_one_before(any_database: Database) -> None:
    for seen in range(3):
        async with any_database.glance() as tx:
            assert len(list(await tx.scalars(text("SELECT id FROM parents")))) == seen
            assert (await tx.run(text("SELECT count(*) FROM parents"))).scalar() == seen
        await put_one(any_database, seen)


async def test_a_time_without_its_offset_is_refused(any_database: Database) -> None:
    with pytest.raises(StatementError, match="offset"):
        async with any_database.begin() as tx:
            tx.add(Person(telegram_id=1, name="Kamola", language="uz", met_at=datetime(2026, 3, 1)))  # noqa: DTZ001


async def test_a_row_cannot_point_to_nobody(any_database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with any_database.begin() as tx:
            tx.add(SavedCard(person_id=PersonId(99), card_id=99, saved_at=datetime(2026, 3, 1, tzinfo=UTC)))


@pytest.mark.slow
async def test_what_was_promised_outlives_a_killed_process(any_database: Database) -> None:
    url = any_database.url.render_as_string(hide_password=False)
    writer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WRITER, url), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert writer.stdout is not None
    try:
        promised = [int(await asyncio.wait_for(writer.stdout.readline(), LONG_ENOUGH)) for _ in range(300)]
    finally:
        writer.kill()
        rest, _ = await writer.communicate()
    promised += [int(line) for line in rest.decode().splitlines(keepends=True) if line.endswith("\n")]
    assert set(promised) <= set(await numbers(any_database))
    await put_one(any_database, 0)


WRITER = """
import asyncio, itertools, sys
from sqlalchemy import text
from storage.database import Database

async def write(database, numbers):
    for number in numbers:
        async with database.begin() as tx:
            await tx.execute(text("INSERT INTO parents VALUES (:id, 0)"), {"id": number})
        print(number, flush=True)

async def main():
    database = Database(sys.argv[1])
    numbers = itertools.count(1)
    await asyncio.gather(*(write(database, numbers) for _ in range(20)))

asyncio.run(main())
"""
