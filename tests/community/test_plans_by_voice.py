"""A plan may be spoken as well: the recording holds the answer's place until somebody has written it down."""

from datetime import timedelta
from typing import Any

import pytest

from cards.screens import change_card, preview_card, recordings, screen_card
from community.errors import Gone, NotAllowed
from community.forms import Done, Screen
from community.groups import Chat
from community.people import Account
from community.steps import Said, voice_key
from locales import languages, texts
from storage import forms
from storage.base import GroupId
from storage.database import Database
from storage.groups import Group
from storage.people import Person
from tests.community.test_forms import Desk, asked

WORDS = {"when": "8 december 2026 16:00", "title": "Formative feedback", "link": "meet.example/a"}


class Studio(Desk):
    """Aino looks after two groups, one of them far east, and would rather speak."""

    async def open(self) -> None:
        await super().open()
        self.far = await self.community.groups.come(Chat(-8, "Nukus"), self.aino, as_admin=False)
        await self.forms.begin(self.aino, "groups:zone", group_id=self.far.id)
        assert isinstance(await self.forms.answer(self.aino, Said(text="Tashkent")), Done)

    async def facilitate(self, group: Group) -> None:
        """Zoe as well."""
        both = [Account(1, "Aino"), Account(2, "Zoe")]
        await self.community.groups.facilitators_are(group.chat_id, both, bot_is_admin=True)

    async def speaks(self, person: Person | None = None, **said: Any) -> Screen:
        return await self.sends(Said(media="voice:a", **said), person)

    async def taps(self, screen: Screen, option: str) -> Screen:
        assert screen.step
        number = screen.form.number(screen.step.key)
        shown = await self.forms.choose(self.aino, screen.draft.id, number, option)
        assert isinstance(shown, Screen)
        return shown


@pytest.fixture
async def studio(any_database: Database) -> Studio:
    studio = Studio(any_database)
    await studio.open()
    return studio


def buttons(screen: Screen) -> set[str]:
    card = screen_card(screen, texts("en"))
    return {":".join((one.data or "").split(":")[:2]) for row in card.rows for one in row}


async def test_all_of_a_webinar_is_spoken_and_then_written_down(studio: Studio) -> None:
    screen = await studio.forms.begin(studio.aino, "webinar")
    for key, following in (("group", "when"), ("when", "title"), ("title", "link")):
        assert asked(screen) == key
        screen = await studio.speaks()
        assert (asked(screen), screen.refusal) == (following, None)
        assert screen.news.told
        assert screen.news.told.key == key
        assert not screen.must_write
    screen = await studio.speaks()
    for left, key in zip((4, 3, 2, 1), ("group", *WORDS), strict=True):
        assert (asked(screen), screen.must_write, len(screen.missing)) == (key, True, left)
        assert {"forms:hear", "drafts:hand"} <= buttons(screen)
        assert "forms:complete" not in buttons(screen)
        refused = await studio.forms.submit(studio.aino, screen.draft.id)
        assert isinstance(refused, Screen)
        assert (asked(refused), refused.refusal is not None) == (key, True)
        on = studio.taps(screen, str(studio.far.id)) if key == "group" else studio.says(WORDS[key])
        screen = await on
    assert asked(screen) is None
    assert isinstance(await studio.forms.submit(studio.aino, screen.draft.id), Done)


async def test_only_what_was_spoken_is_asked_again_and_going_back_is_free(studio: Studio) -> None:
    screen = await studio.taps(await studio.forms.begin(studio.aino, "webinar"), str(studio.far.id))
    await studio.says(WORDS["when"])
    await studio.speaks()
    back = await studio.forms.back(studio.aino, screen.draft.id)
    assert (asked(back), back.must_write) == ("title", False)
    assert "forms:complete" in buttons(back)
    assert back.step
    on = await studio.forms.complete(studio.aino, back.draft.id, back.form.number("title"))
    assert asked(on) == "link"
    screen = await studio.says(WORDS["link"])
    assert (asked(screen), screen.must_write) == ("title", True)
    (heard,) = recordings(screen, screen.form.number("title"), texts("en"))
    assert heard.file
    assert (heard.file.kind, heard.file.file_id) == ("voice", "a")
    assert recordings(screen, 99, texts("en")) == []
    screen = await studio.says(WORDS["title"])
    assert asked(screen) is None
    assert voice_key("title") not in screen.answers


async def test_a_colleague_hears_it_and_writes_it_down(studio: Studio) -> None:
    screen = await studio.taps(await studio.forms.begin(studio.aino, "webinar"), str(studio.far.id))
    for _ in WORDS:
        screen = await studio.speaks()
    drafts, given = studio.community.drafts, await studio.community.drafts.hand_over(studio.aino, screen.draft.id)
    secret = given.draft.handover or ""
    with pytest.raises(NotAllowed, match="error-no-group-to-plan"):
        await drafts.take_over(studio.zoe, secret)
    await studio.facilitate(studio.far)
    taken = await drafts.take_over(studio.zoe, secret)
    assert (asked(taken), taken.must_write) == ("when", True)
    assert recordings(taken, taken.form.number("when"), texts("es"))
    for words in WORDS.values():
        taken = await studio.says(words, studio.zoe)
    assert asked(taken) is None


async def test_the_words_with_a_recording_are_enough(studio: Studio) -> None:
    await studio.taps(await studio.forms.begin(studio.aino, "webinar"), str(studio.far.id))
    screen = await studio.speaks(text=WORDS["when"])
    assert asked(screen) == "title"
    assert voice_key("when") not in screen.answers


async def test_what_is_asked_alone_waits_for_its_words(studio: Studio) -> None:
    await studio.forms.begin(studio.aino, "people:zone")
    screen = await studio.speaks()
    assert (asked(screen), screen.must_write) == ("zone", True)
    assert isinstance(await studio.forms.answer(studio.aino, Said(text="Tashkent")), Done)


async def test_lines_that_were_spoken_are_typed_in_the_end(studio: Studio) -> None:
    screen = await studio.taps(await studio.forms.begin(studio.aino, "poll"), str(studio.far.id))
    await studio.says("Which day?")
    await studio.says("Monday")
    screen = await studio.speaks()
    assert (asked(screen), screen.must_write) == ("options", True)
    screen = await studio.says("Friday")
    assert (asked(screen), screen.must_write) == ("options", False)
    assert screen.answers["options"] == ["Monday", "Friday"]
    assert asked(await studio.forms.complete(studio.aino, screen.draft.id, screen.form.number("options"))) is None


async def test_what_nobody_is_asked_for_may_be_spoken_and_is_tapped_before_it_counts(studio: Studio) -> None:
    screen = await studio.taps(await studio.forms.begin(studio.aino, "poll"), str(studio.far.id))
    await studio.says("Which day?")
    screen = await studio.says("Monday | Friday")
    screen = await studio.forms.open(studio.aino, screen.draft.id, screen.form.number("closes"))
    screen = await studio.speaks()
    assert (asked(screen), screen.must_write) == ("closes", True)
    assert asked(await studio.says("2 days")) is None


async def with_the_group_spoken(studio: Studio, when: str) -> Screen:
    await studio.forms.begin(studio.aino, "webinar")
    await studio.speaks()
    for words in (when, WORDS["title"], WORDS["link"]):
        screen = await studio.says(words)
    assert asked(screen) == "group"
    return screen


@pytest.mark.parametrize(
    ("when", "zone"), [("tomorrow 16:00", "Asia/Tashkent"), ("tomorrow 16:00 Madrid", "Europe/Madrid")]
)
async def test_a_time_is_meant_in_the_zone_of_the_group_that_is_chosen_last(
    studio: Studio, when: str, zone: str
) -> None:
    screen = await with_the_group_spoken(studio, when)
    studio.instant += timedelta(hours=20)  # "tomorrow" is another day by now
    screen = await studio.taps(screen, str(studio.far.id))
    assert asked(screen) is None
    assert screen.answers["when"] == {"rrule": "", "start": "2026-11-24", "at": "16:00:00", "zone": zone}
    near = await studio.forms.open(studio.aino, screen.draft.id, 0)
    near = await studio.taps(near, str(near.groups[0].id))
    assert near.answers["when"]["zone"] == (zone if "Madrid" in when else "UTC")


async def test_a_time_keeps_its_meaning_when_a_colleague_chooses_the_group(studio: Studio) -> None:
    screen = await with_the_group_spoken(studio, WORDS["when"])
    drafts = studio.community.drafts
    secret = (await drafts.hand_over(studio.aino, screen.draft.id)).draft.handover or ""
    await studio.facilitate(studio.far)
    taken = await drafts.take_over(studio.zoe, secret)
    chosen = await studio.forms.choose(studio.zoe, taken.draft.id, 0, str(studio.far.id))
    assert isinstance(chosen, Screen)
    assert chosen.answers["when"]["zone"] == "Asia/Tashkent"


async def test_who_plans_for_no_group_is_told_so_and_not_left_without_buttons(studio: Studio) -> None:
    screen = await studio.taps(await studio.forms.begin(studio.aino, "webinar"), str(studio.far.id))
    await studio.forms.open(studio.aino, screen.draft.id, 0)
    await studio.speaks()
    drafts = studio.community.drafts
    secret = (await drafts.hand_over(studio.aino, screen.draft.id)).draft.handover or ""
    await studio.community.groups.seen(Chat(-8, "Nukus"), studio.zoe)
    with pytest.raises(NotAllowed, match="error-no-group-to-plan"):
        await drafts.take_over(studio.zoe, secret)


async def test_a_picture_at_a_question_to_tap_changes_nothing(studio: Studio) -> None:
    await studio.forms.begin(studio.aino, "webinar")
    screen = await studio.forms.answer(studio.aino, Said(media="photo:a"))
    assert asked(screen) == "group"


async def test_listening_to_one_draft_leaves_the_other_open(studio: Studio) -> None:
    spoken = (await studio.forms.begin(studio.aino, "webinar")).draft.id
    await studio.speaks()
    await studio.forms.begin(studio.aino, "poll")
    looked = await studio.forms.look(studio.aino, spoken)
    assert recordings(looked, 0, texts("en"))
    current = await studio.forms.current(studio.aino)
    assert current
    assert current.form.name == "poll"
    with pytest.raises(Gone):
        await studio.forms.look(studio.zoe, spoken)


async def test_words_put_to_a_recording_afterwards_take_its_place(studio: Studio) -> None:
    await studio.taps(await studio.forms.begin(studio.aino, "webinar"), str(studio.far.id))
    await studio.says(WORDS["when"])
    await studio.speaks(message_id=50)
    said = Said(media="voice:a", text="Formative feedback", message_id=50)
    edited = await studio.forms.edit(studio.aino, said)
    assert edited
    assert edited.answers["title"] == "Formative feedback"
    assert voice_key("title") not in edited.answers
    emptied = await studio.forms.edit(studio.aino, Said(text="", message_id=50))
    assert emptied
    assert (emptied.refusal is not None, emptied.answers["title"]) == (True, "Formative feedback")


async def test_a_date_that_has_passed_at_the_preview_can_still_be_looked_at(studio: Studio) -> None:
    await studio.taps(await studio.forms.begin(studio.aino, "webinar"), str(studio.far.id))
    for words in ("tomorrow 16:00", WORDS["title"], WORDS["link"]):
        screen = await studio.says(words)
    studio.instant += timedelta(days=3)
    screen = await studio.forms.open(studio.aino, screen.draft.id)
    assert "No more dates" in screen_card(screen, texts("en")).text


async def test_a_list_of_names_leaves_no_name_in_what_was_said(studio: Studio) -> None:
    screen = await studio.taps(await studio.forms.begin(studio.aino, "names"), str(studio.far.id))
    await studio.forms.answer(studio.aino, Said(text="Zulfiya Karimova", message_id=9))
    assert isinstance(await studio.forms.answer(studio.aino, Said(text="done", message_id=10)), Done)
    async with studio.db.read() as tx:
        kept = await forms.by_id(tx, screen.draft.id)
    assert kept
    assert (kept.answers, kept.said) == ({}, {})


@pytest.mark.parametrize("language", languages())
async def test_no_look_from_the_middle_breaks(studio: Studio, language: str) -> None:
    for name in ("webinar", "poll", "prompt"):
        screen = await studio.forms.begin(studio.aino, name)
        while not screen.must_write:
            for one in (screen, await studio.forms.open(studio.aino, screen.draft.id)):
                preview_card(one, texts(language))
                change_card(one, texts(language))
            screen = await studio.speaks()
        assert preview_card(screen, texts(language)).text


async def test_a_group_that_is_not_theirs_cannot_be_reached_by_speaking(studio: Studio) -> None:
    other = await studio.community.groups.come(Chat(-9, "Elsewhere"), studio.zoe, as_admin=False)
    screen = await studio.forms.begin(studio.aino, "webinar")
    await studio.speaks()
    for words in WORDS.values():
        screen = await studio.says(words)
    refused = await studio.taps(screen, str(other.id))
    assert refused.refusal
    assert refused.draft.group_id in (None, GroupId(0))
