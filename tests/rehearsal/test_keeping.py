"""A town that outlives its process."""

import pickle
from pathlib import Path

import pytest

from rehearsal import Town
from rehearsal.keep import Keep
from tests.rehearsal.conftest import Client


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return Keep(tmp_path / "data" / "rehearsal.town")


async def test_a_kept_town_goes_on_where_it_was(town, api, cast, keep) -> None:
    await cast.kamola.says("/one")
    poll = {"question": "Which?", "options": ["a", "b"], "is_anonymous": False}
    sent = (await api.sendPoll(chat_id=cast.group.id, **poll)).result
    await cast.kamola.votes("a", chat=cast.group)
    photo = await cast.kamola.sends_photo()
    await town.clock.moves(hours=2)
    keep.save(town)

    again = keep.load()
    assert again is not None
    kamola, group = again.people[cast.kamola.id], again.chats[cast.group.id]
    assert abs((again.clock.now() - town.clock.now()).total_seconds()) < 5
    assert [m.text for m in kamola.screen()] == [m.text for m in cast.kamola.screen()]
    there = Client(again.app(page=False))
    assert [next(iter(set(u) - {"update_id"})) for u in await there.updates()] == [
        "message",
        "poll_answer",
        "poll",
        "message",
    ]
    file = photo.content["photo"][0]["file_id"]
    assert (await there.getFile(file_id=file)).result["file_path"].startswith("photos/")
    final = (await there.stopPoll(chat_id=group.id, message_id=sent["message_id"])).result
    assert final["options"][0]["voter_count"] == 1
    await kamola.sees("Which?", chat=group)
    await kamola.says("/two")
    assert (await there.updates())[-1]["message"]["text"] == "/two"
    assert again.tape.script().startswith(town.tape.script().rstrip("\n"))


async def test_numbers_that_the_bot_may_have_seen_are_not_given_again(town, api, cast, keep) -> None:
    keep.save(town)
    await cast.kamola.says("not kept any more")
    lost = (await api.updates())[0]
    again = keep.load()
    assert again is not None
    await again.people[cast.kamola.id].says("new")
    (new,) = await Client(again.app(page=False)).updates()
    assert new["update_id"] > lost["update_id"]
    assert new["message"]["message_id"] > lost["message"]["message_id"]


async def test_what_happens_is_kept_without_being_asked(town, cast, keep) -> None:
    async with keep.keeping(town):
        await cast.kamola.says("hello")
    again = keep.load()
    assert again is not None
    assert again.people[cast.kamola.id].screen()[-1].text == "hello"
    assert [file.name for file in keep.file.parent.iterdir()] == ["rehearsal.town"]


async def test_a_forgotten_town_is_not_kept_again(town, keep) -> None:
    async with keep.keeping(town):
        keep.save(town)
        keep.forget()
    assert keep.load() is None


@pytest.mark.parametrize("spoil", [lambda body: b"", lambda body: body[:-9], lambda body: b"other\n" + body])
def test_a_file_that_cannot_be_read_means_a_new_town(town, keep, spoil) -> None:
    assert keep.load() is None
    keep.save(town)
    keep.file.write_bytes(spoil(keep.file.read_bytes()))
    assert keep.load() is None


class Intruder:
    def __reduce__(self) -> tuple:
        return (Path.unlink, (Path("anything"),))


def test_a_file_of_somebody_else_runs_nothing(town: Town, keep: Keep, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anything").touch()
    keep.save(town)
    mark = keep.file.read_bytes().partition(b"\n")[0]
    keep.file.write_bytes(mark + b"\n" + pickle.dumps(Intruder()))
    assert keep.load() is None
    assert (tmp_path / "anything").exists()
