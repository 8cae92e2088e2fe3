"""The phone side: a small JSON API by which the page does what people do. The acts themselves are in `acts`."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import acts, taps, views
from .commands import menu
from .desk import desk_routes
from .director import director_routes
from .errors import Unwelcome
from .events import events

if TYPE_CHECKING:
    from .people import Person
    from .town import Town

TAP_WAIT = 10.0
MOST = 200
Handler = Callable[["Town", Request], Awaitable[Any]]


def person_of(town: Town, request: Request) -> Person:
    person = town.people.get(request.path_params["person"])
    if person is None:
        raise Unwelcome("Nobody here has this phone.")
    return person


async def body_of(request: Request) -> dict[str, Any]:
    given = await request.json() if await request.body() else {}
    if not isinstance(given, dict):
        raise Unwelcome("The page sent something that cannot be read.")
    return given


async def chats(town: Town, request: Request) -> Any:
    return views.chats(town, person_of(town, request))


async def messages(town: Town, request: Request) -> Any:
    person = person_of(town, request)
    chat = views.find_chat(town, person, request.path_params["chat"])
    limit = max(1, min(MOST, int(request.query_params.get("limit", 50))))
    shown = person.screen(chat)
    before = request.query_params.get("before")
    if before:
        keys = [message.key for message in shown]
        shown = shown[: keys.index(before)] if before in keys else []
    person.read[chat.id] = len(chat.timeline)
    found = [views.message(town, person, message) for message in shown[-limit:]]
    return {"messages": found, "more": len(shown) > limit}


async def say(town: Town, request: Request) -> Any:
    person = person_of(town, request)
    chat = views.find_chat(town, person, request.path_params["chat"])
    given = await body_of(request)
    reply_to = views.find_message(person, chat, str(given["reply_to"])) if given.get("reply_to") else None
    thread = int(given["thread"]) if given.get("thread") else None
    media = given.get("media")
    if media:
        data = base64.b64decode(media["content_base64"], validate=False)
        sent = acts.send_file(
            town,
            person,
            chat,
            str(media["kind"]),
            str(media.get("name") or media["kind"]),
            data,
            caption=str(given.get("caption") or ""),
            reply_to=reply_to,
            thread=thread,
        )
    else:
        sent = acts.say(town, person, chat, str(given.get("text") or ""), reply_to=reply_to, thread=thread)
    person.read[chat.id] = len(chat.timeline)
    return views.message(town, person, sent)


async def tap(town: Town, request: Request) -> Any:
    person, given = person_of(town, request), await body_of(request)
    chat = views.find_chat(town, person, int(given["chat"]))
    message = views.find_message(person, chat, str(given["message"]))
    made = taps.tap(town, person, message, int(given["row"]), int(given["column"]))
    await taps.answered(town, made, TAP_WAIT)
    return {
        "toast": made.text,
        "alert": made.alert,
        "url": made.url,
        "switch_inline": made.switch_inline,
        "copy": made.copied,
    }


async def vote(town: Town, request: Request) -> Any:
    person, given = person_of(town, request), await body_of(request)
    chat = views.find_chat(town, person, int(given["chat"]))
    message = views.find_message(person, chat, str(given["message"]))
    acts.vote(town, person, message, [int(index) for index in given["options"]])
    return views.message(town, person, message)


async def open_link(town: Town, request: Request) -> Any:
    person, given = person_of(town, request), await body_of(request)
    group = views.find_chat(town, person, int(given["chat"])) if given.get("chat") else None
    return {"chat": views.chat_id(taps.open_link(town, person, str(given["url"]), group))}


async def inline(town: Town, request: Request) -> Any:
    person, given = person_of(town, request), await body_of(request)
    chat = views.find_chat(town, person, int(given["chat"])) if given.get("chat") else None
    query, offset = str(given.get("query") or ""), str(given.get("offset") or "")
    asked = taps.ask_inline(town, person, query, chat, offset)
    await taps.answered(town, asked, TAP_WAIT)
    results = [_result(asked.id, result) for result in asked.results]
    return {"results": results, "next": asked.next_offset}


def _result(query: str, result: dict[str, Any]) -> dict[str, Any]:
    content = result["_content"]
    text = content.get("text") or content.get("caption") or ""
    title = result.get("title") or text[:60]
    return {"id": f"{query}:{result['id']}", "title": title, "description": result.get("description"), "text": text}


async def inline_send(town: Town, request: Request) -> Any:
    person, given = person_of(town, request), await body_of(request)
    query, _, number = str(given["result"]).partition(":")
    asked = town.inline_queries.get(query)
    result = next((r for r in asked.results if r["id"] == number), None) if asked else None
    if asked is None or result is None or asked.person is not person:
        raise Unwelcome("This result is gone; ask again.")
    chat = views.find_chat(town, person, int(given["chat"]))
    return views.message(town, person, taps.pick(town, person, asked, result, chat))


async def commands(town: Town, request: Request) -> Any:
    person = person_of(town, request)
    chat = views.find_chat(town, person, int(request.query_params["chat"]))
    bots = [bot for bot in town.bots.values() if chat.has(bot)]
    found = [item for bot in bots for item in menu(bot, chat, person)]
    return [{"command": item["command"], "description": item["description"]} for item in found]


async def file(town: Town, request: Request) -> Any:
    found = town.files.get(request.path_params["file"])
    if found is None:
        raise Unwelcome("This file is gone.")
    name = f"inline; filename*=UTF-8''{quote(found.name)}"
    headers = {
        "Content-Disposition": name,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox",
    }
    return Response(found.content, media_type=found.mime, headers=headers)


def door(town: Town, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint: what the handler gives becomes JSON, what it refuses becomes one sentence."""

    async def endpoint(request: Request) -> Response:
        try:
            out = await handler(town, request)
        except Unwelcome as refused:
            return JSONResponse({"error": str(refused)}, status_code=400)
        except (KeyError, TypeError, ValueError, json.JSONDecodeError, binascii.Error):
            return JSONResponse({"error": "The page sent something that cannot be read."}, status_code=400)
        return out if isinstance(out, Response) else JSONResponse(out)

    return endpoint


def routes(town: Town) -> list[Route]:
    """The phone side's routes for one town."""
    me = "/api/people/{person:int}"
    table: list[tuple[str, str, Handler]] = [
        ("GET", f"{me}/chats", chats),
        ("GET", me + "/chats/{chat:signed}/messages", messages),
        ("POST", me + "/chats/{chat:signed}/messages", say),
        ("POST", f"{me}/tap", tap),
        ("POST", f"{me}/vote", vote),
        ("POST", f"{me}/open", open_link),
        ("POST", f"{me}/inline", inline),
        ("POST", f"{me}/inline/send", inline_send),
        ("GET", f"{me}/commands", commands),
        ("GET", "/api/files/{file}", file),
        ("GET", "/api/events", events),
        *desk_routes(),
        *director_routes(),
    ]
    return [Route(path, door(town, handler), methods=[method]) for method, path, handler in table]
