"""The bot in a group: coming, being moved, sent away and called back; who facilitates; what a group settles."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from rehearsal.chats import Chat, Topic
from storage.groups import Group
from storage.people import Person as PersonRow
from tests.e2e.conftest import Stage

LINE = "/webinar 8 december 2026 16:00 Europe/Helsinki | Formative feedback | https://meet.example/abc"


async def group_row(stage: Stage) -> Group:
    assert stage.app is not None
    async with stage.app.db.read() as tx:
        row = await tx.scalar(select(Group).order_by(Group.id).limit(1))
    assert row is not None
    return row


async def goes_to(stage: Stage, instant: datetime) -> None:
    stage.town.clock.jump(instant)
    await stage.town.settled()


async def plans(stage: Stage) -> None:
    await stage.aino.says(LINE, chat=stage.group)
    await stage.aino.taps("Schedule", chat=stage.group)
    await stage.town.settled()


async def test_a_group_is_greeted_once_in_the_language_of_who_added_the_bot(stage: Stage) -> None:
    other = stage.town.add_group("Ciencias", members=[stage.diego, stage.kamola])
    stage.town.add_bot_to(other, by=stage.diego)
    await stage.town.settled()
    await stage.kamola.sees("me invitó Diego", chat=other)
    assert "/help" in stage.kamola.screen(other)[-1].text
    assert "Hello" not in stage.kamola.screen(other)[-1].text
    stage.town.promote(stage.town.bot, other, by=stage.diego)
    await stage.town.settled()
    await stage.kamola.saw_nothing(chat=other)


async def test_words_heard_before_the_news_of_being_added_do_not_cost_the_greeting(stage: Stage) -> None:
    other = stage.town.add_group("Science", members=[stage.kamola, stage.aino])
    queue = stage.town.bot.queue
    stage.town.add_bot_to(other, by=stage.aino)
    queue.waiting.reverse()
    bodies = [update.body for update in queue.waiting]
    for place, update in enumerate(sorted(queue.waiting, key=lambda each: each.id)):
        number = str(update.id).encode()
        old = str(queue.waiting[place].id).encode()
        queue.waiting[place] = update._replace(
            body=bodies[place].replace(b'"update_id":' + old, b'"update_id":' + number)
        )
    await stage.town.settled()
    await stage.kamola.sees("Aino invited me", chat=other)


async def test_telegrams_admins_facilitate_and_cease_to(stage: Stage) -> None:
    await stage.kamola.says(LINE, chat=stage.group)
    await stage.kamola.sees("for the facilitators")
    stage.town.promote(stage.town.bot, stage.group, by=stage.aino)
    stage.town.promote(stage.kamola, stage.group, by=stage.aino)
    await stage.town.settled()
    await stage.kamola.says(LINE, chat=stage.group)
    await stage.kamola.taps("Cancel", chat=stage.group)
    stage.town.demote(stage.kamola, stage.group, by=stage.aino)
    await stage.town.settled()
    stage.town.clock.jump(stage.town.clock.now() + timedelta(minutes=5))
    await stage.kamola.says(LINE, chat=stage.group)
    await stage.kamola.sees("for the facilitators", chat=stage.group)


async def test_sent_away_it_tells_keeps_the_plans_and_goes_on_when_called_back(stage: Stage) -> None:
    await plans(stage)
    stage.town.remove_bot_from(stage.group, by=stage.aino)
    await stage.town.settled()
    await stage.aino.sees("I was removed from", "kept")
    assert not (await group_row(stage)).present
    await goes_to(stage, datetime(2026, 12, 2, 12, 0, tzinfo=UTC))
    assert not any("Formative" in m.text and "Going: 0" in m.text for m in stage.kamola.screen(stage.group))
    stage.town.add_bot_to(stage.group, by=stage.aino)
    await stage.town.settled()
    await stage.kamola.sees("Formative feedback", "Going: 0", chat=stage.group)


async def test_who_blocks_the_bot_is_left_alone_until_start(stage: Stage) -> None:
    await stage.kamola.blocks_bot()
    await stage.town.settled()
    reachable = select(PersonRow.reachable).where(PersonRow.telegram_id == stage.kamola.id)
    async with stage.app.db.read() as tx:  # type: ignore[union-attr]
        assert await tx.scalar(reachable) is False
    await stage.kamola.unblocks_bot()
    await stage.kamola.starts()
    await stage.kamola.sees("Hello")
    async with stage.app.db.read() as tx:  # type: ignore[union-attr]
        assert await tx.scalar(reachable) is True


@pytest.mark.parametrize("told", [True, False], ids=["the service message", "the refusal"])
async def test_a_group_that_becomes_a_supergroup_keeps_its_plans(stage: Stage, told: bool) -> None:
    small = stage.town.add_group("Small", members=[stage.aino, stage.kamola], kind="group", owner=stage.aino)
    stage.town.add_bot_to(small, by=stage.aino)
    await stage.town.settled()
    await stage.aino.says(LINE, chat=small)
    await stage.aino.taps("Schedule", chat=small)
    await stage.town.settled()
    if not told:
        await stage.stop()
    new = stage.town.upgrade(small)
    if not told:
        stage.town.bot.queue.waiting.clear()
        await stage.start()
    await stage.town.settled()
    await goes_to(stage, datetime(2026, 12, 2, 12, 0, tzinfo=UTC))
    await stage.kamola.sees("Formative feedback", "Going: 0", chat=new)
    await stage.aino.sees("larger kind of group")
    await stage.kamola.taps("Going", chat=new)
    await stage.kamola.sees("Going: 1", chat=new)
    async with stage.app.db.read() as tx:  # type: ignore[union-attr]
        assert await tx.scalar(select(func.count()).select_from(Group)) == 2


async def test_news_from_the_supergroup_before_the_news_of_the_move_make_no_second_group(stage: Stage) -> None:
    small = stage.town.add_group("Small", members=[stage.aino, stage.kamola], kind="group", owner=stage.aino)
    stage.town.add_bot_to(small, by=stage.aino)
    await stage.town.settled()
    await stage.stop()
    new = stage.town.upgrade(small)
    moves = list(stage.town.bot.queue.waiting)
    stage.town.bot.queue.waiting.clear()
    await stage.start()
    await stage.kamola.says("/help", chat=new)
    await stage.town.settled()
    for update in moves:
        stage.town.bot.queue.waiting.append(update)
    stage.town.bot.queue.release()
    await stage.kamola.says("/help", chat=new)
    await stage.town.settled()
    async with stage.app.db.read() as tx:  # type: ignore[union-attr]
        assert await tx.scalar(select(func.count()).select_from(Group)) == 2


async def test_a_closed_topic_is_told_with_a_button_that_mends_it(stage: Stage) -> None:
    forum: Chat = stage.town.add_group("Forum", members=[stage.kamola], owner=stage.aino, is_forum=True)
    topic = 5
    forum.topics[topic] = Topic(topic, "Webinars")
    stage.town.add_bot_to(forum, by=stage.aino)
    await stage.town.settled()
    await stage.aino.says("/settings", chat=forum, thread=topic)
    await stage.aino.taps("Post in this topic", chat=forum)
    forum.topics[topic].closed = True
    await stage.aino.says(LINE, chat=forum)
    await stage.aino.taps("Schedule", chat=forum)
    await goes_to(stage, datetime(2026, 12, 2, 12, 0, tzinfo=UTC))
    await stage.aino.sees("topic I post in is closed")
    await stage.aino.taps("Post in the group itself")
    await stage.town.settled()
    await stage.kamola.sees("Formative feedback", "Going: 0", chat=forum)


async def test_settings_are_changed_by_tapping_and_only_by_facilitators(stage: Stage) -> None:
    await stage.aino.says("/settings")
    await stage.aino.sees("Maths teachers", "English")
    await stage.aino.taps("Language")
    await stage.aino.taps("Español")
    await stage.aino.taps("Quiet hours")
    await stage.aino.taps("none")
    await stage.aino.taps("Time zone")
    await stage.aino.says("Tashkent")
    await stage.aino.sees("Tashkent")
    row = await group_row(stage)
    assert (row.language, row.zone, row.quiet_from == row.quiet_until) == ("es", "Asia/Tashkent", True)
    for person in (stage.kamola, stage.zoe):
        await person.starts()
        await stage.town.settled()
        for data in ("groups:language:1.en", "groups:hours:1.2100-0700", "groups:topic:1.4", "groups:zone:1"):
            tap = await person.sends_callback(person.screen()[-1], data)
            assert "facilitators of Maths teachers" in (tap.text or ""), data
    assert (await group_row(stage)).language == "es"


async def test_other_quiet_hours_are_typed(stage: Stage) -> None:
    await stage.aino.says("/settings")
    await stage.aino.taps("Quiet hours")
    await stage.aino.taps("Other hours")
    await stage.aino.sees("From when until when")
    await stage.aino.says("whenever")
    await stage.aino.sees("could not read these hours")
    await stage.aino.says("half past eight in the evening")
    await stage.aino.sees("could not read these hours")
    await stage.aino.says("8:30 pm to 6")
    await stage.aino.sees("Quiet hours: 20:30 to 06:00")


async def test_quiet_hours_hold_posts_until_they_end(stage: Stage) -> None:
    await stage.aino.says(
        "/webinar 8 december 2026 23:00 Europe/Helsinki | Night shift | https://meet.example/n", chat=stage.group
    )
    await stage.aino.taps("Schedule", chat=stage.group)
    stage.kamola.catches_up()
    await goes_to(stage, datetime(2026, 12, 1, 21, 5, tzinfo=UTC))
    await stage.kamola.saw_nothing(chat=stage.group)
    await goes_to(stage, datetime(2026, 12, 2, 5, 1, tzinfo=UTC))
    await stage.kamola.sees("Night shift", chat=stage.group)


async def test_help_shows_only_what_this_person_may_do(stage: Stage) -> None:
    seen = {}
    for person in (stage.aino, stage.kamola, stage.ada):
        await person.says("/help")
        await stage.town.settled()
        seen[person.name] = person.screen()[-1].text
    assert "/webinar " in seen["Aino"]
    assert "/people" not in seen["Aino"]
    assert "/webinar " not in seen["Kamola"]
    assert "/settings" not in seen["Kamola"]
    assert "/people" in seen["Ada"]


async def test_language_and_zone_are_chosen_in_either_language(stage: Stage) -> None:
    await stage.kamola.says("/language")
    await stage.kamola.taps("Español")
    await stage.kamola.says("/timezone Tashkent")
    await stage.kamola.sees("Taskent")
    await stage.kamola.says("/timezone Helsinky")
    await stage.town.settled()
    await stage.diego.says("/timezone Xyzzyville")
    await stage.diego.sees("Xyzzyville")
    await stage.diego.says("/language")
    await stage.diego.taps("English")
    await stage.diego.sees("in English")
    await stage.diego.says("/timezone Xyzzyville")
    await stage.diego.sees("I do not know", "Xyzzyville")


async def test_the_menu_of_commands_is_that_of_the_place_and_the_person(stage: Stage) -> None:
    assert "people" not in stage.kamola.commands()
    assert "settings" not in stage.kamola.commands(stage.group)
    assert "settings" in stage.aino.commands(stage.group)
    assert "casestudy" in stage.diego.commands()


async def test_a_form_is_cancelled_and_brought_back(stage: Stage) -> None:
    await stage.aino.says("/webinar")
    await stage.aino.sees("When does it take place?")
    await stage.aino.says("8 december 2027 16:00")
    await stage.aino.sees("What is the webinar about?")
    await stage.aino.says("/cancel")
    await stage.aino.sees("Let go")
    await stage.aino.taps("Bring it back")
    await stage.aino.sees("What is the webinar about?")
    await stage.kamola.says("/cancel")
    await stage.kamola.sees("nothing to cancel")


async def test_privacy_is_told_to_everybody(stage: Stage) -> None:
    await stage.zoe.starts()
    await stage.zoe.says("/privacy")
    await stage.zoe.sees("What I keep, and for whom")


async def test_anonymous_admins_are_ignored(stage: Stage) -> None:
    stage.kamola.catches_up()
    stage.town.bot.queue.add(
        "message",
        {
            "message_id": 5000,
            "date": 1,
            "chat": stage.group.wire,
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
            "sender_chat": stage.group.wire,
            "text": "/settings",
        },
    )
    await stage.kamola.saw_nothing(chat=stage.group)
