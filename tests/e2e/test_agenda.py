"""The agenda in chat and in the terminal: what goes out, seen beforehand, and what is wrong with a plan."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from storage.database import Database
from tests.community.circle import Circle
from tests.e2e.conftest import Stage

PATIENT = 30.0
"""Seconds; playing a month ahead is a second's work, and the machine may have other work too."""
KEYS = {
    "due",
    "wall",
    "zone",
    "where",
    "to",
    "kind",
    "what",
    "state",
    "texts",
    "buttons",
    "poll",
    "silent",
    "warnings",
}


async def test_a_plan_in_quiet_hours_is_warned_of_before_it_is_confirmed(stage: Stage) -> None:
    await stage.aino.says("/prompt every tuesday 22:30 | Still awake?")
    await stage.aino.sees(
        "⚠️ Quiet hours hold this back", "Tuesday 24 November 2026, 22:30", "Wednesday 25 November", limit=PATIENT
    )
    await stage.aino.taps("Schedule")
    await stage.aino.sees("Planned", limit=PATIENT)


async def test_a_facilitator_looks_through_the_agenda_message_by_message(stage: Stage) -> None:
    await stage.aino.says("/agenda")
    await stage.aino.sees("Nothing will go out in Maths teachers", limit=PATIENT)
    await stage.aino.says("/prompt every friday 15:00 | What worked?")
    await stage.aino.taps("Schedule")
    await stage.aino.sees("Planned", limit=PATIENT)
    await stage.aino.says("/agenda")
    await stage.aino.sees(
        "Maths teachers, the next 31 days: 4 messages", "1. Friday 27 November", "member I know", limit=PATIENT
    )
    await stage.aino.taps("2")
    await stage.aino.sees("Friday 4 December 2026", "What worked?", "Reply to this message", limit=PATIENT)
    await stage.aino.taps("Back to the agenda")
    await stage.aino.sees("4 messages", limit=PATIENT)


@pytest.fixture
async def data(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Circle:
    """A group with two plans, one of them at night; and the settings that lead there."""
    circle = await Circle(database).gathers()
    circle.wall.instant = datetime.now(UTC)
    for line in ("every day 12:00 | What worked?", "every day 23:30 | Still awake?"):
        answers = circle.community.prompts.read_line(line, circle.aino, "Europe/Helsinki")
        await circle.submits(circle.aino, "prompt", group_id=circle.group.id, **answers)
    monkeypatch.setenv("DATABASE_URL", database_url)
    return circle


async def says(*command: str) -> tuple[int, str]:
    """What the command line prints, run as a thread since it has a loop of its own."""
    result = await asyncio.to_thread(CliRunner().invoke, cli, [*command])
    return result.exit_code, result.output


async def test_the_terminal_has_the_same_agenda(data: Circle, tmp_path: Path) -> None:
    code, shown = await says("agenda", "--days", "3")
    assert code == 0
    assert shown.count("Maths teachers (3), Europe/Helsinki: prompt") >= 5
    assert "       💬 What worked?" in shown
    assert "! Quiet hours hold this back" in shown


async def test_as_json_it_has_the_shape_the_page_reads(data: Circle) -> None:
    code, shown = await says("agenda", "--days", "3", "--json", "--group", "maths", "--zone", "UTC")
    rows = json.loads(shown)
    assert code == 0
    assert len(rows) >= 5
    assert all(set(row) == KEYS for row in rows)
    assert {row["zone"] for row in rows} == {"UTC"}
    assert json.loads((await says("agenda", "--json", "--group", "nobody"))[1]) == []


async def test_the_check_of_the_plan_says_what_it_finds_and_ends_with_a_failure(data: Circle) -> None:
    code, shown = await says("check", "plan", "--days", "3")
    assert code == 1
    assert "Maths teachers, prompt: Quiet hours hold this back" in shown
    prompts = await data.community.prompts.overview(data.aino, data.group.id)
    await data.community.prompts.end(data.aino, next(one.prompt.id for one in prompts if "awake" in one.prompt.text))
    code, shown = await says("check", "plan", "--days", "3")
    assert (code, "All well" in shown) == (0, True)


async def test_a_wrong_zone_and_a_missing_database_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert "There is no database yet" in (await says("agenda"))[1]
    assert "Nowhere is no time zone" in (await says("agenda", "--zone", "Nowhere"))[1]
