"""The town's doors: one Starlette application with the Bot API, the phones and the page, and a server to run it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from .api import BotApi
from .phones import routes
from .quick import protocol_for
from .webhook import post_office

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from .town import Town

PAGE = Path(__file__).parent / "page"
HOSTS = ["127.0.0.1", "localhost"]  # another name that leads here is somebody's trick to read along
KEEP_ALIVE = 75  # seconds an idle connection of a bot stays open; shorter ones get cut under its hands
STOP_WITHIN = 2  # seconds that open connections get when the server stops


class TownApp(Starlette):
    """Starlette, with a short way past the router for the bot's calls."""

    def __init__(self, town: Town, *, page: bool = True) -> None:
        self.town = town
        self.api = BotApi(town)
        doors: list[Any] = list(routes(town))
        if page:
            doors += [Route("/", _index), Mount("/page", StaticFiles(directory=PAGE, check_dir=False))]
        keepers = [Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False), Middleware(OwnPages)]
        super().__init__(routes=doors, middleware=keepers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path: str = scope["path"]
            if path.startswith("/bot"):
                await self.api(scope, receive, send)
                return
            if path.startswith("/file/bot"):
                await self.api.download(scope, send)
                return
        await super().__call__(scope, receive, send)

    def release(self) -> None:
        """Lets everybody who waits go home: the server is stopping."""
        for bot in self.town.bots.values():
            bot.queue.release()
        self.town.journal.close()


class OwnPages:
    """Turns away what a page from elsewhere asks for: any page in the same browser can call this address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None or origin.partition("://")[2] == headers.get("host"):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("Only rehearsal's own page may ask.", status_code=403)(scope, receive, send)


async def _index(request: Request) -> Response:
    index = PAGE / "index.html"
    return FileResponse(index) if index.exists() else Response("The page is not here.", status_code=404)


class _Server(uvicorn.Server):
    """uvicorn without its hands on the process's signals: whoever starts rehearsal keeps them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serve(app: TownApp, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """Runs the app while the block runs; gives its address, "http://127.0.0.1:54321". Port 0 is any free one."""
    config = uvicorn.Config(
        app,
        http=protocol_for(app.api),
        timeout_keep_alive=KEEP_ALIVE,
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=STOP_WITHIN,
    )
    server = _Server(config)
    app.town.journal.closed = False
    door = socket.create_server((host, port))
    # Or an answer of two pieces waits 40 ms for the other side to say that it has the first: asyncio sees to that only
    # where a socket says that it is TCP, and this one leaves it to the kernel.
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    task = asyncio.create_task(server.serve(sockets=[door]))
    office = asyncio.create_task(post_office(app.api))
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 (uvicorn tells it no other way)
            await asyncio.sleep(0.002)
        if task.done():
            task.result()
        yield f"http://{host}:{door.getsockname()[1]}"
    finally:
        office.cancel()
        server.should_exit = True
        app.release()
        await task
        door.close()
