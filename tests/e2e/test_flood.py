"""Telegram's flood limits are kept by a strict town, and whoever taps does not wait for a broadcast."""

import asyncio
import time
from datetime import timedelta

import pytest

from storage import groups, notices
from tests.e2e.conftest import Stage

TEACHERS = 60


@pytest.mark.slow
async def test_a_broadcast_keeps_every_limit_and_a_tap_is_answered_first(empty_stage: Stage) -> None:
    stage, town = empty_stage, empty_stage.town
    town.flood.burst = 1  # no bursts in a chat
    app = await stage.start()
    teachers = [town.add_person(f"Teacher {number}") for number in range(TEACHERS)]
    town.faults.clear()
    for person in (*teachers, stage.aino, stage.kamola):
        await person.starts()
    await town.settled()
    stage.kamola.catches_up()
    town.clock.jump(town.clock.now() + timedelta(minutes=1))
    refused = town.flood.refused
    async with app.db.begin() as tx:
        for person_id in range(1, TEACHERS + 1):
            row = notices.NewNotice(
                key=f"broadcast:{person_id}",
                kind="people-named-admin",
                subject_id=person_id,
                person_id=person_id,
                due_at=town.clock.now(),
                details={},
            )
            await notices.add(tx, row)
        for row in await tx.scalars(groups.select(groups.Person)):
            row.is_admin = True
    await asyncio.sleep(0.3)
    asked = time.monotonic()
    await stage.kamola.says("/privacy", at_once=True)
    await stage.kamola.sees("What I keep")
    waited = time.monotonic() - asked
    delivered = sum("named an admin" in m.text for person in teachers for m in person.screen())
    assert delivered < TEACHERS, "the broadcast was over before anybody tapped"
    assert waited < 2
    await town.settled(30)
    assert sum("named an admin" in m.text for person in teachers for m in person.screen()) >= TEACHERS - 2
    assert town.flood.refused == refused
