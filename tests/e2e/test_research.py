"""Teachers ask the library: in private, in a group, in any chat."""

import pytest

from rehearsal.chats import Chat
from rehearsal.messages import Message
from rehearsal.people import Person
from tests.e2e.conftest import Stage


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message.buttons for button in row]


def data(message: Message, label: str) -> str:
    return next(one["callback_data"] for row in message.buttons for one in row if one["text"] == label)


async def opens_first(person: Person, words: str, chat: Chat | None = None) -> Message:
    await person.says(f"/research {words}", chat)
    await person.sees("1. ", chat=chat)
    await person.taps("1", chat)
    return await person.sees("Source:", chat=chat)


async def test_kamola_asks_turns_a_page_opens_a_card_saves_it_and_finds_it_again(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/research feedbak")
    asked = await kamola.sees("I read “feedbak” as “feedback”", "1. Feedback", "+6 months", "strong ●●●●○", "Watch out")
    await kamola.taps("Next page")
    turned = await kamola.sees("1. ")
    assert turned is asked, "one message is edited as it is paged"
    await kamola.taps("Previous")
    await kamola.taps("1")
    await kamola.sees("Feedback", "Progress: +6 months", "edition 2026")
    await kamola.taps("Save")
    await kamola.sees("Saved. /saved")
    assert "Saved ✓" in labels(await kamola.sees("Progress: +6 months"))
    await kamola.taps("Back to the results")
    await kamola.sees("1. Feedback")
    await kamola.says("/saved")
    await kamola.sees("Your saved cards", "1. Feedback")
    await kamola.taps("1")
    await kamola.taps("Saved ✓")
    await kamola.taps("My saved cards")
    await kamola.sees("You have not saved any cards yet")


async def test_research_alone_explains_itself_and_a_topic_is_one_tap_away(stage: Stage) -> None:
    await stage.kamola.says("/research")
    await stage.kamola.sees("What would you like to know?")
    await stage.kamola.taps("tutoring")
    await stage.kamola.sees("🔎 tutoring", "1. ")


async def test_nothing_found_leads_on_to_topics(stage: Stage) -> None:
    await stage.kamola.says("/research zzzzqqqq")
    await stage.kamola.sees("I found nothing on this yet")
    await stage.kamola.taps("literacy")
    await stage.kamola.sees("🔎 literacy", "1. ")


async def test_hostile_words_come_back_as_words(stage: Stage) -> None:
    await stage.kamola.says("/research <b>\"&' \u202e עברית </i> OR 1=1")
    await stage.kamola.sees("<b>\"&'")


async def test_pages_and_cards_survive_a_restart(stage: Stage) -> None:
    await stage.kamola.says("/research #pedagogy")
    await stage.kamola.sees("1. ")
    await stage.stop()
    await stage.start()
    await stage.kamola.taps("Next page")
    await stage.kamola.sees("1. ")
    await stage.kamola.taps("2")
    await stage.kamola.sees("Source:")
    await stage.kamola.taps("Back to the results")
    message = await stage.kamola.sees("1. ")
    assert "◀ Previous" in labels(message)


async def test_diego_reads_in_spanish(stage: Stage) -> None:
    await stage.diego.says("/research retroalimentacion")
    await stage.diego.sees("1. Retroalimentación", "+6 meses", "evidencia: sólida")


async def test_in_a_group_only_the_asker_sees_the_answer(stage: Stage) -> None:
    await stage.kamola.says("/research feedback", stage.group)
    await stage.kamola.sees("1. Feedback", chat=stage.group)
    await stage.kamola.taps("Next page", stage.group)
    await stage.kamola.sees("1. ", chat=stage.group)
    await stage.kamola.taps("2", stage.group)
    await stage.kamola.sees("Source:", chat=stage.group)
    await stage.diego.saw_nothing()
    await stage.aino.saw_nothing()


async def test_a_link_from_a_group_goes_on_in_private_for_the_asker_alone(stage: Stage) -> None:
    await stage.kamola.says("/research feedback", stage.group)
    await stage.kamola.sees("1. Feedback", chat=stage.group)
    link = f"https://t.me/{stage.town.bot.username}?start=research"
    await stage.kamola.opens(f"{link}-1")
    await stage.kamola.sees("1. Feedback", chat=stage.town.private_chat(stage.kamola))
    await stage.zoe.opens(f"{link}-1")
    await stage.zoe.sees("belong to somebody else")
    await stage.zoe.opens(link)
    await stage.zoe.sees("What would you like to know?")


async def test_kamola_shares_a_card_with_her_group_once_a_day(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/research feedback", stage.group)
    await kamola.taps("1", stage.group)
    await kamola.sees("Source:", chat=stage.group)
    await kamola.taps("Share with the group", stage.group)
    await kamola.sees("to Maths teachers, where everybody sees it?")
    await kamola.taps("No", stage.group)
    await kamola.taps("Share with the group", stage.group)
    sure = await kamola.sees("where everybody sees it?", chat=stage.group)
    await kamola.taps("Post", stage.group)
    await kamola.sees("Shared with Maths teachers")
    post = await stage.diego.sees("Kamola shares this", "Feedback", "+6 months", chat=stage.group)
    assert "Share with the group" not in labels(sure)
    await kamola.sends_callback(sure, "research:to:1.0.6.1")
    await kamola.sees("was shared with Maths teachers today already")
    await stage.town.settled()
    shown = [one for one in stage.diego.screen(stage.group) if "shares this" in (one.text or "")]
    assert shown == [post]
    await stage.diego.taps("Save", stage.group)
    await stage.diego.sees("Guardada")
    await stage.diego.says("/saved")
    await stage.diego.sees("1. Retroalimentación")


async def test_who_is_in_two_groups_chooses_one_and_the_other_hears_nothing(stage: Stage) -> None:
    other = stage.town.add_group("Readers", members=[stage.aino, stage.kamola], owner=stage.aino)
    stage.town.add_bot_to(other, by=stage.aino)
    await stage.town.settled()
    for group in (other, stage.group):
        await stage.kamola.says("/research", group)
        await stage.kamola.sees("What would you like to know?")
    await opens_first(stage.kamola, "feedback")
    await stage.kamola.taps("Share with the group")
    await stage.kamola.sees("With which group")
    await stage.kamola.taps("Readers")
    await stage.aino.sees("Kamola shares this", chat=other)
    await stage.diego.saw_nothing(stage.group)


async def test_a_stranger_cannot_use_somebody_elses_buttons_or_share_where_she_is_not(stage: Stage) -> None:
    await stage.zoe.starts()
    hers = await opens_first(stage.zoe, "homework")
    shown = await opens_first(stage.kamola, "feedback")
    theirs = data(shown, "◀ Back to the results")
    await stage.zoe.sends_callback(hers, theirs)
    await stage.zoe.sees("belong to somebody else")
    assert "Share with the group" not in labels(hers)
    await stage.zoe.sends_callback(hers, "research:to:0.0.1.1")
    await stage.zoe.sees("Maths teachers")
    await stage.diego.saw_nothing(stage.group)


@pytest.mark.parametrize(
    "forged",
    [
        "open:",
        "open:1",
        "open:1.2",
        "open:a.b.c",
        "open:-1.0.1",
        "page:9999999",
        "save:0.0.99999999",
        "to:1.1.1",
        "keep:x",
    ],
)
async def test_a_forged_button_is_answered_kindly_and_changes_nothing(stage: Stage, forged: str) -> None:
    message = await opens_first(stage.kamola, "feedback")
    tapped = await stage.kamola.sends_callback(message, f"research:{forged}")
    assert tapped.text
    assert "our side" not in tapped.text
    assert "Progress" in message.text


async def test_inline_mode_gives_the_same_cards_in_any_chat(stage: Stage) -> None:
    results = await stage.kamola.asks_inline("feedbak", stage.group)
    assert results[0]["title"] == "Feedback"
    assert "+6 months" in results[0]["description"]
    await stage.kamola.picks(results[0], stage.group)
    await stage.diego.sees("Feedback", "Progress: +6 months", "Watch out", chat=stage.group)
    await stage.diego.taps("Save", stage.group)
    await stage.diego.sees("Guardada")


async def test_inline_mode_without_words_shows_some_and_unknown_words_offer_help(stage: Stage) -> None:
    found = await stage.kamola.asks_inline("")
    assert len(found) == 10
    await stage.kamola.picks(found[0])
    await stage.kamola.saw_nothing()  # in private too it is a card of ours, and no words to be answered
    assert await stage.kamola.asks_inline("zzzzqqqq") == []
    asked = list(stage.town.inline_queries.values())[-1]
    assert asked.button
    assert asked.button["start_parameter"] == "research"


async def test_inline_results_go_on_from_page_to_page(stage: Stage) -> None:
    first = await stage.kamola.asks_inline("#pedagogy")
    asked = list(stage.town.inline_queries.values())[-1]
    second = await stage.kamola.asks_inline("#pedagogy", offset=asked.next_offset)
    assert len(first) == len(second) == 10
    assert not {one["id"] for one in first} & {one["id"] for one in second}


async def test_a_card_opened_in_private_can_be_sent_to_a_chat(stage: Stage) -> None:
    await opens_first(stage.kamola, "feedback")
    tapped = await stage.kamola.taps("Send to a chat")
    assert tapped.switch_inline
    results = await stage.kamola.asks_inline(tapped.switch_inline)
    assert [one["title"] for one in results] == ["Feedback"]
