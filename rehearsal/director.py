"""What the page asks of the town as a whole: faults, a restart, a crowd, the recording and its replay."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, PlainTextResponse

from . import crowd, lines, play
from .errors import Unwelcome
from .wire import json_object

if TYPE_CHECKING:
    from starlette.requests import Request

    from .town import Town

LONGEST_SCRIPT = 5 * 1024 * 1024
DEFAULTS = {"method": None, "times": 1, "retry_after": 5, "seconds": 0.0, "status": 500, "description": "Internal"}


async def faults(town: Town, request: Request) -> Any:
    return town.faults.listed()


async def order_fault(town: Town, request: Request) -> Any:
    """One fault, as the page names it."""
    given = DEFAULTS | json_object(await request.body())
    kind, times, method = str(given.get("fault")), int(given["times"]), given["method"]
    seconds, wait = float(given["seconds"]), int(given["retry_after"])
    if not 0 <= times <= 1000 or not 0 <= seconds <= 60 or not 1 <= wait <= 86_400:
        raise Unwelcome("That is more than a rehearsal can stand.")
    if kind not in ("slow", "flood", "fail", "drop", "garbage", "clear") or (kind in ("fail", "drop") and not method):
        raise Unwelcome("There is no such fault.")
    now = town.faults
    orders = {
        "slow": lambda: now.slow(seconds),
        "flood": lambda: now.flood(times, wait, method),
        "fail": lambda: now.fail(str(method), int(given["status"]), str(given["description"]), times),
        "drop": lambda: now.drop_answer(str(method), times),
        "garbage": lambda: now.garbage(times, method),
        "clear": now.clear,
    }
    orders[kind]()
    town.tape.note(lines.fault({**given, "seconds": seconds, "times": times, "retry_after": wait}))
    return now.listed()


async def restart(town: Town, request: Request) -> Any:
    if not await town.restart():
        raise Unwelcome("Nobody here can restart the bot.")
    return {"restarted": True}


async def anew(town: Town, request: Request) -> Any:
    """The next start begins with a new town."""
    if town.forgetting is None:
        raise Unwelcome("This town is not kept anyway.")
    town.forgetting()
    return {"anew": True}


async def plan(town: Town, request: Request) -> Any:
    """A town with a copy of the real plan takes this one's place."""
    if town.planning is None:
        raise Unwelcome("There is no real plan here.")
    town.planning()
    return {"plan": True}


async def crowd_comes(town: Town, request: Request) -> Any:
    given = json_object(await request.body())
    groups = [chat for chat in town.chats.values() if not chat.migrated_to and not chat.deleted]
    wanted = int(given["group"]) if given.get("group") else groups[0].id if groups else 0
    group = next((chat for chat in groups if chat.id == wanted), None)
    if group is None:
        raise Unwelcome("There is no such group.")
    seed, size = int(given.get("seed", 7)), int(given.get("size", 30))
    if not 1 <= size <= crowd.MOST:
        raise Unwelcome(f"A crowd has {crowd.MOST} people at most.")
    return asdict(await crowd.act(town, group, seed, size))


async def record(town: Town, request: Request) -> Any:
    name = f"rehearsal-{town.clock.now():%Y-%m-%d-%H%M}.txt"
    return PlainTextResponse(town.tape.script(), headers={"Content-Disposition": f'attachment; filename="{name}"'})


async def replay(town: Town, request: Request) -> Any:
    if town.opening is None:
        raise Unwelcome("No bot is here that could be replayed.")
    source = await request.body()
    if len(source) > LONGEST_SCRIPT:
        raise Unwelcome("This script is too long.")
    try:
        report = await play.play(source.decode("utf-8-sig", "replace"), town.opening)
    except play.BadScript as bad:
        return JSONResponse({"error": str(bad), "line": bad.line}, status_code=400)
    return {"passed": report.passed, "acts": report.acts, "report": str(report)}


def director_routes() -> list[tuple[str, str, Any]]:
    """Method, path and handler of each."""
    return [
        ("GET", "/api/faults", faults),
        ("POST", "/api/faults", order_fault),
        ("POST", "/api/restart", restart),
        ("POST", "/api/anew", anew),
        ("POST", "/api/plan", plan),
        ("POST", "/api/crowd", crowd_comes),
        ("GET", "/api/record", record),
        ("POST", "/api/replay", replay),
    ]
