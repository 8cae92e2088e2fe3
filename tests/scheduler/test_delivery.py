"""After being away, in one sentence; what old notices become; a second copy of a poll."""

from datetime import timedelta

from cards.card import visible
from cards.delivery import one
from community.delivery import KEPT_FOR
from locales import texts
from storage import notices
from storage.notices import State
from tests.scheduler.office import NOON, Office, refuse


def private(office: Office) -> list[str]:
    return [text for chat, text in office.sent if chat == 1]


async def test_after_being_asleep_one_sentence_says_what_was_late_and_what_was_left_out(office: Office) -> None:
    for number in range(3):
        await office.note(f"late {number}")
    await office.note("too late", expires=NOON + timedelta(hours=1))
    office.instant += timedelta(hours=3)
    await office.carries()
    office.instant += timedelta(minutes=1)
    await office.carries()
    (report,) = private(office)
    assert report.startswith("In <b>Maths</b> I could send some messages only late (")
    assert "and left out what would have come too late to be of use (message)" in report
    office.instant += timedelta(hours=1)
    await office.carries()
    assert len(private(office)) == 1


async def test_what_was_on_time_is_not_reported(office: Office) -> None:
    await office.note("a")
    office.instant += timedelta(minutes=9)
    await office.carries()
    office.instant += timedelta(minutes=5)
    await office.carries()
    assert private(office) == []


async def test_the_end_of_the_quiet_hours_is_on_time(office: Office) -> None:
    office.instant = NOON.replace(hour=22)
    await office.note("a")
    await office.carries()
    office.instant += timedelta(hours=9)
    await office.carries()
    office.instant += timedelta(minutes=5)
    await office.carries()
    assert office.texts == ["a"]


async def test_a_second_time_away_is_told_again(office: Office) -> None:
    for away in range(2):
        await office.note(f"late {away}")
        office.instant += timedelta(hours=1)
        await office.carries()
        office.instant += timedelta(minutes=2)
        await office.carries()
    assert len(private(office)) == 2


async def test_the_list_says_of_each_message_what_became_of_it(office: Office) -> None:
    await office.note("sent")
    await office.note("unwanted", kind="unwanted")
    await office.carries()
    office.instant += timedelta(minutes=1)
    await office.note("waits", due=office.instant)
    await office.note("to come", due=NOON + timedelta(days=1))
    page = await office.community.delivery.page(office.aino, office.group.id)
    found = {entry.notice.key: entry.notice.state for entry in page.entries}
    assert found["sent"] is State.SENT
    assert found["unwanted"] is State.CANCELLED
    assert next(iter(found)) == "waits"
    assert "to come" not in found


async def test_of_one_that_waits_for_a_pause_the_list_says_until_when(office: Office) -> None:
    office.answers = [refuse(429, "Too Many Requests: retry after 300", retry_after=300)]
    await office.note("paused")
    await office.carries()
    group, entry = await office.community.delivery.one(office.aino, (await office.row("paused")).id)
    assert entry.paused_until == NOON + timedelta(seconds=301)
    assert "I go on Monday 23 November 2026, 12:05 (UTC)" in visible(one(group, entry, 0, texts("en")).text)
    office.instant += timedelta(minutes=6)
    await office.carries()
    _, entry = await office.community.delivery.one(office.aino, (await office.row("paused")).id)
    assert entry.paused_until is None


async def test_what_is_long_over_is_deleted_and_nothing_else(office: Office) -> None:
    await office.note("old")
    await office.carries()
    await office.note("waiting", due=NOON + KEPT_FOR + timedelta(days=30))
    office.instant += KEPT_FOR - timedelta(minutes=1)
    await office.note("new")
    await office.carries()
    await office.community.delivery.forget_old()
    assert await office.became("old") == ("sent", None)
    office.instant += timedelta(minutes=2)
    await office.community.delivery.forget_old()
    async with office.db.read() as tx:
        assert await notices.by_key(tx, "old") is None
    assert await office.became("new") == ("sent", None)
    assert await office.became("waiting") == ("due", None)
