"""The phone side: what the page reads, does and hears."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from rehearsal import serve
from rehearsal.markup import to_html

MARKUP = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}, {"text": "Read", "url": "https://x.org"}]]}


@pytest.fixture
async def page(town) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(town.app()) as address, httpx.AsyncClient(base_url=f"{address}/api") as client:
        yield client


async def send(api, chat: int, text: str, **more: Any) -> dict:
    return (await api.sendMessage(chat_id=chat, text=text, parse_mode="HTML", **more)).result


async def test_the_town_and_a_phones_chats(town, page, cast) -> None:
    seen = (await page.get("/town")).json()
    assert seen["bot"] == {"id": 1000, "name": "Staffroom", "username": "staffroom_bot"}
    assert [p["name"] for p in seen["people"]] == ["Kamola", "Maria Virtanen", "Stranger"]
    chats = (await page.get(f"/people/{cast.kamola.id}/chats")).json()
    assert {(c["id"], c["kind"]) for c in chats} == {(1000, "private"), (cast.group.id, "supergroup")}
    assert next(c for c in chats if c["kind"] == "supergroup")["last"]["service"] == "Maria Virtanen added Staffroom"


async def test_writing_and_reading(town, api, page, cast) -> None:
    mine = f"/people/{cast.kamola.id}/chats/1000/messages"
    said = (await page.post(mine, json={"text": "hello <b>"})).json()
    assert (said["mine"], said["html"], said["text"]) == (True, "hello &lt;b&gt;", "hello <b>")
    await send(api, cast.kamola.id, "<b>Hi</b> & <i>bye</i>", reply_parameters={"message_id": said["id"]})
    chats = (await page.get(f"/people/{cast.kamola.id}/chats")).json()
    assert next(c for c in chats if c["id"] == 1000)["unread"] == 1
    read = (await page.get(mine, params={"limit": 2})).json()
    assert read["more"] is True
    assert read["messages"][-1]["html"] == "<b>Hi</b> &amp; <i>bye</i>"
    assert read["messages"][-1]["reply_to"]["text"] == "hello <b>"
    older = (await page.get(mine, params={"before": read["messages"][0]["key"]})).json()
    assert [m["text"] for m in older["messages"]] == ["/start"]
    media = {"kind": "document", "name": "план.txt", "content_base64": base64.b64encode(b"x").decode()}
    sent = (await page.post(mine, json={"media": media, "caption": "c"})).json()
    file = await page.get(f"/files/{sent['media']['file']}")
    assert (file.content, sent["media"]["name"]) == (b"x", "план.txt")
    assert len((await api.getUpdates()).result) == 2


async def test_tapping_voting_and_opening(town, api, page, cast) -> None:
    me = f"/people/{cast.kamola.id}"
    card = await send(api, cast.kamola.id, "Card", reply_markup=MARKUP)
    spot = {"chat": 1000, "message": str(card["message_id"]), "row": 0}
    assert (await page.post(f"{me}/tap", json=spot | {"column": 1})).json()["url"] == "https://x.org"
    tapping = asyncio.create_task(page.post(f"{me}/tap", json=spot | {"column": 0}))
    query = (await api.getUpdates(timeout=2)).result[0]["callback_query"]
    await api.answerCallbackQuery(callback_query_id=query["id"], text="Saved")
    answer = (await tapping).json()
    assert (answer["toast"], answer["alert"]) == ("Saved", False)
    poll = (await api.sendPoll(chat_id=cast.group.id, question="?", options=["a", "b"])).result
    ballot = {"chat": cast.group.id, "message": poll["message_id"], "options": [1]}
    voted = (await page.post(f"{me}/vote", json=ballot)).json()["poll"]
    assert (voted["voted"], voted["options"][1]) == (True, {"text": "b", "voters": 1, "chosen": True})
    opened = await page.post(f"{me}/open", json={"url": "https://t.me/staffroom_bot?start=x"})
    assert opened.json() == {"chat": 1000}
    assert (await page.get(f"{me}/commands", params={"chat": 1000})).json() == []


async def test_what_cannot_be_done_is_said_in_one_sentence(page, cast) -> None:
    me = f"/people/{cast.kamola.id}"
    calls = [
        page.post(f"{me}/chats/-5/messages", json={"text": "x"}),
        page.post(f"{me}/chats/1000/messages", json={"text": " "}),
        page.post(f"{me}/tap", json={"chat": 1000, "message": "999", "row": 0, "column": 0}),
        page.post(f"{me}/tap", content=b"{"),
        page.post(f"{me}/open", json={"url": "javascript:alert(1)"}),
        page.get("/people/1/chats"),
        page.post("/clock", json={"to": "yesterday"}),
        page.post("/clock", json={"to": "2001-01-01T00:00:00+00:00"}),
        page.post(f"/groups/{cast.group.id}/upgrade", json={}),
    ]
    for call in calls:
        answer = await call
        assert answer.status_code == 400, answer.text
        assert answer.json()["error"].endswith(".")


async def test_the_desk_changes_who_is_where(town, page, cast) -> None:
    group = cast.group.id
    assert (await page.post(f"/groups/{group}/bot", json={"present": False, "by": cast.maria.id})).json() == {
        "present": False
    }
    assert (await page.post(f"/groups/{group}/bot", json={"present": True})).json() == {"present": True}
    zed = (await page.post("/people", json={"name": "Zed", "language": "fi"})).json()
    assert (await page.post(f"/people/{zed['id']}/groups/{group}", json={"member": True})).json() == {"member": True}
    assert (await page.get(f"/people/{zed['id']}/chats")).json()[0]["members"] == 4
    forum = town.add_group("Forum", admins=[cast.maria], is_forum=True)
    topic = (await page.post(f"/groups/{forum.id}/topics", json={"name": "T"})).json()
    closed = await page.post(f"/groups/{forum.id}/topics", json={"id": topic["id"], "closed": True})
    assert closed.json()["closed"] is True
    old = town.add_group("Old", admins=[cast.maria], kind="group")
    refused = await page.post(f"/groups/{old.id}/forum", json={})
    assert (refused.status_code, refused.json()["error"]) == (
        400,
        "Only a supergroup can have topics: upgrade the group first.",
    )
    new = (await page.post(f"/groups/{old.id}/upgrade", json={})).json()["chat"]
    assert new == old.migrated_to.id
    assert (await page.post(f"/groups/{new}/forum", json={})).json() == {"is_forum": True}
    assert (await page.post(f"/groups/{new}/topics", json={"name": "T"})).json()["name"] == "T"
    assert (town.chats[new].wire["is_forum"], town.tape.lines[-2].text) == (True, "Old gets topics")


async def test_inline_results_on_a_phone(town, api, page, cast) -> None:
    me = f"/people/{cast.kamola.id}"
    asking = asyncio.create_task(page.post(f"{me}/inline", json={"query": "x", "offset": ""}))
    query = (await api.getUpdates(timeout=2)).result[0]["inline_query"]
    article = {"type": "article", "id": "1", "title": "T", "input_message_content": {"message_text": "text"}}
    await api.answerInlineQuery(inline_query_id=query["id"], results=[article], next_offset="2")
    found = (await asking).json()
    assert (found["next"], found["results"][0]["title"], found["results"][0]["text"]) == ("2", "T", "text")
    sent = await page.post(f"{me}/inline/send", json={"result": found["results"][0]["id"], "chat": cast.group.id})
    assert sent.json()["text"] == "text"


async def test_events_tell_each_phone_its_own(town, api, page, cast) -> None:
    heard: list[dict] = []

    async def listen() -> None:
        async with page.stream("GET", "/events", params={"people": f"{cast.kamola.id},{cast.maria.id}"}) as stream:
            heard.append({"type": "open"})
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    heard.append(json.loads(line[6:]))

    def has(**wanted: Any) -> bool:
        return any(wanted.items() <= event.items() for event in heard)

    async def until(**wanted: Any) -> None:
        async with asyncio.timeout(30):
            while not has(**wanted):  # noqa: ASYNC110 (events come through HTTP)
                await asyncio.sleep(0.005)

    listening = asyncio.create_task(listen())
    await until(type="open")
    sent = await send(api, cast.kamola.id, "only yours")
    await until(type="message", person=cast.kamola.id, chat=1000)
    assert not has(type="message", person=cast.maria.id)
    await send(api, cast.group.id, "for all")
    await until(type="message", person=cast.maria.id, chat=cast.group.id)
    await api.editMessageText(chat_id=cast.kamola.id, message_id=sent["message_id"], text="changed")
    await until(type="edit", person=cast.kamola.id)
    await api.deleteMessage(chat_id=cast.kamola.id, message_id=sent["message_id"])
    await until(type="delete", person=cast.kamola.id)
    await api.sendChatAction(chat_id=cast.kamola.id, action="typing")
    await until(type="typing", person=cast.kamola.id, chat=1000)
    await page.post("/clock", json={"to": "tomorrow"})
    await until(type="clock", moving=False)
    await cast.stranger.joins(cast.group)
    await until(type="chats", person=cast.kamola.id)
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening


async def test_a_page_that_comes_back_to_another_town_is_told(page) -> None:
    async with page.stream("GET", "/events", headers={"Last-Event-ID": "other"}) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                assert json.loads(line[6:]) == {"type": "restarted"}
                return


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("a<b", [], "a&lt;b"),
        ("👍 x\ny", [{"type": "bold", "offset": 3, "length": 3}], "👍 <b>x<br>y</b>"),
        ("abcd", [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 1, "length": 3}],
         "<b>a<i>bc</i></b><i>d</i>"),
        ("x", [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}], "x"),
        ("x", [{"type": "text_link", "offset": 0, "length": 1, "url": 'https://x.org/"><script>'}],
         '<a href="https://x.org/&quot;&gt;&lt;script&gt;">x</a>'),
        ("x", [{"type": "date_time", "offset": 0, "length": 1, "unix_time": 1700000000}],
         '<time datetime="2023-11-14T22:13:20Z">x</time>'),
    ],
)  # fmt: skip
def test_html_for_phones_is_safe(text: str, entities: list[dict], html: str) -> None:
    assert to_html(text, entities) == html


async def test_a_new_group_is_a_plain_one_of_its_maker_and_all_who_are_no_strangers(town, page, cast) -> None:
    yusuf = (await page.post("/people", json={"name": "Yusuf", "language": "ar", "group": cast.group.id})).json()
    made = (await page.post("/groups", json={"title": "Science", "by": cast.kamola.id})).json()
    group = town.chats[made["id"]]
    assert (group.kind, {m.account.id for m in group.present()}) == ("group", {cast.kamola.id, yusuf["id"]})
    assert (await page.post(f"/groups/{group.id}/bot", json={"present": True})).json() == {"present": True}
    assert (await page.post("/groups", json={"title": " ", "by": cast.kamola.id})).status_code == 400


async def test_somebody_new_may_come_with_a_place_in_a_group(town, page, cast) -> None:
    group = cast.group.id
    yusuf = (await page.post("/people", json={"name": "Yusuf", "language": "ar", "group": group, "admin": True})).json()
    assert (yusuf["language"], yusuf["role"]) == ("ar", "facilitator")
    assert cast.group.member(town.people[yusuf["id"]]).is_admin
    nobody = await page.post("/people", json={"name": "Zoe", "language": "en", "group": -5})
    assert nobody.status_code == 400
    assert len(town.people) == 4
