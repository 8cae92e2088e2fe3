"""The process itself, as an operator starts and ends it: killed, stopped, refused by Telegram, wrongly set up."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from tests.e2e.conftest import TOKEN, Stage

ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds for a process to start or to end on a machine that does much else."""
LINE = "/webinar 8 december 2027 16:00 Europe/Helsinki | Formative feedback | https://meet.example/abc"


def environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    return kept | {"PYTHONPATH": str(ROOT)} | settings


@asynccontextmanager
async def process(folder: Path, *command: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot` in an empty folder, so that nobody's .env is read."""
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *command,
        cwd=folder,
        env=environment(**settings),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        preexec_fn=_heed_ctrl_c,
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


def _heed_ctrl_c() -> None:
    """Where the tests run in the background the shell had it ignored, and every process begun there would."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


async def ends_with(folder: Path, *command: str, **settings: str) -> tuple[int | None, str]:
    """The exit code and what was said, of a process that must end by itself."""
    async with process(folder, *command, **settings) as bot:
        out, errors = await asyncio.wait_for(bot.communicate(), PATIENCE)
        return bot.returncode, (out + errors).decode()


def ends_here(folder: Path, *command: str, **settings: str) -> tuple[int, str]:
    """The same in this process, for what need not be loaded anew; for a test that is no coroutine itself."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(cli, command, env=settings)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"BOT_TOKEN": "nonsense"}, "BOT_TOKEN cannot be used"),
        ({"CONSOLE_PORT": "eighty"}, "CONSOLE_PORT cannot be used: it is not a port, a whole number from 0 to 65535."),
        ({"CONSOLE_PORT": "70000"}, "CONSOLE_PORT cannot be used: it is not a port, a whole number from 0 to 65535."),
        ({"BOT_TOKEN": TOKEN, "DEFAULT_TIMEZONE": "Mars/Olympus"}, "DEFAULT_TIMEZONE cannot be used"),
    ],
)
async def test_a_wrong_setting_is_one_sentence_and_a_failure(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    code, said = await ends_with(tmp_path, **settings)
    assert code == 1
    assert said.startswith(words)
    assert len(said.strip().splitlines()) == 1


HEAVY = ("aiogram", "sqlalchemy", "telegram", "starlette")


@pytest.mark.slow
async def test_a_data_folder_that_is_none_is_told_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    script = f"""
import sys
from bot.__main__ import run
try:
    run()
finally:
    print([name for name in {HEAVY} if name in sys.modules])
"""
    pipes = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.PIPE}
    loading = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=tmp_path, env=environment(), **pipes
    )
    out, errors = await asyncio.wait_for(loading.communicate(), PATIENCE)
    assert out.decode().strip() == "[]"
    assert errors.decode().startswith("DATA_DIR cannot be used: data is no folder")
    assert loading.returncode == 1


@pytest.mark.parametrize(
    "settings",
    [{}, {"DATABASE_URL": "postgresql+asyncpg://nobody@127.0.0.1:1/none"}, {"BOT_TOKEN": TOKEN}],
    ids=["rehearsal", "rehearsal beside a server", "telegram"],
)
def test_a_data_folder_that_is_none_is_not_blamed_on_anything_else(tmp_path: Path, settings: dict[str, str]) -> None:
    (tmp_path / "data").write_text("a file")
    code, said = ends_here(tmp_path, CONSOLE_PORT="18999", **settings)
    assert code == 1
    assert said.startswith("DATA_DIR cannot be used: data is no folder")
    assert len(said.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = ends_here(tmp_path, CONSOLE_PORT=str(port))
    assert code == 1
    assert said.startswith(f"Port {port} is taken")


@pytest.mark.slow
async def test_a_server_without_an_answer_is_named_and_ctrl_c_ends_the_waiting_quietly(tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": "http://user:secret@127.0.0.1:1"}
    async with process(tmp_path, **settings) as bot:
        assert bot.stderr is not None
        line = (await asyncio.wait_for(bot.stderr.readline(), PATIENCE)).decode()
        while "does not answer" not in line:
            line = (await asyncio.wait_for(bot.stderr.readline(), PATIENCE)).decode()
        assert "127.0.0.1:1 does not answer" in line
        assert "secret" not in line
        bot.send_signal(signal.SIGINT)
        _, errors = await asyncio.wait_for(bot.communicate(), PATIENCE)
    assert "Traceback" not in errors.decode()
    assert bot.returncode


@pytest.mark.slow
def test_a_database_server_that_cannot_be_reached_says_nothing_of_a_folder(tmp_path: Path) -> None:
    url = "postgresql+asyncpg://nobody@127.0.0.1:1/none"
    code, said = ends_here(tmp_path, BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert code == 1
    assert said.startswith("The database cannot be reached")
    assert "DATA_DIR" not in said


@pytest.mark.slow
async def test_a_revoked_token_is_one_sentence_and_a_failure_and_is_not_repeated(
    empty_stage: Stage, tmp_path: Path
) -> None:
    token = "4242:revoked-by-botfather"
    code, said = await ends_with(tmp_path, BOT_TOKEN=token, BOT_API_URL=empty_stage.address)
    assert code == 1
    assert "BOT_TOKEN is not accepted by Telegram" in said
    assert "revoked-by-botfather" not in said


@pytest.mark.slow
async def test_a_second_copy_ends_with_a_sentence(empty_stage: Stage, tmp_path: Path) -> None:
    empty_stage.town.faults.fail("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=50)
    code, said = await ends_with(tmp_path, BOT_TOKEN=TOKEN, BOT_API_URL=empty_stage.address)
    assert code == 1
    assert "Another copy of this bot is running" in said


@pytest.mark.slow
async def test_killed_in_the_middle_of_everything_it_goes_on_as_if_nothing_had_been(
    empty_stage: Stage, tmp_path: Path
) -> None:
    stage = empty_stage
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": stage.address, "DATA_DIR": "data", "LOG_LEVEL": "DEBUG"}
    async with process(tmp_path, **settings) as bot:
        await stage.aino.starts()
        await stage.aino.sees("Hello", limit=PATIENCE)
        stage.town.add_bot_to(stage.group, by=stage.aino)
        await stage.aino.sees("Aino invited me", chat=stage.group, limit=PATIENCE)
        await stage.aino.says("/poll Which day? | Monday | Friday", chat=stage.group)
        await stage.kamola.sees("Which day?", chat=stage.group, limit=PATIENCE)
        await stage.aino.says("/prompt every friday 15:00 | What worked?", chat=stage.group)
        await stage.aino.taps("Schedule", chat=stage.group, limit=PATIENCE)
        await stage.aino.says("/webinar")
        await stage.aino.sees("When does it take place?", limit=PATIENCE)
        await stage.aino.says("8 december 2027 16:00")
        await stage.aino.sees("What is the webinar about?", limit=PATIENCE)
        stage.town.faults.slow(1.0)
        await stage.kamola.votes("Friday", chat=stage.group)
        await stage.aino.says("Formative feedback", at_once=True)
        await asyncio.sleep(0.3)
        os.kill(bot.pid, signal.SIGKILL)
        await bot.wait()
    stage.town.faults.clear()
    async with process(tmp_path, **settings) as bot:
        await stage.aino.says("/webinar", at_once=True)
        await stage.aino.says("/cancel", at_once=True)
        await stage.aino.taps("Bring it back", limit=PATIENCE)
        await stage.aino.sees("Step", limit=PATIENCE)
        await stage.aino.says("/polls")
        await stage.aino.sees("Which day?", "1 vote", limit=PATIENCE)
        await stage.aino.says("/prompts")
        await stage.aino.sees("What worked?", "Next:", limit=PATIENCE)
        bot.send_signal(signal.SIGTERM)
        out, errors = await asyncio.wait_for(bot.communicate(), PATIENCE)
    assert bot.returncode == 0
    for secret in (TOKEN.partition(":")[2], "Aino", "Formative", "Maths teachers"):
        assert secret not in (out + errors).decode().replace("rehearsal/", ""), secret
