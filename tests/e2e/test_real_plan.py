"""A rehearsal of one's own plan: it plays as the real one would, under other names, and the real one stays as it is."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.__main__ import offered
from bot.real_plan import offered_plan, settle_copy
from bot.settings import Settings
from bot.stop import CannotRun
from community.agenda import Entry
from community.people import Account
from locales import texts
from rehearsal.town import Town
from scheduler.agenda import Foresight
from storage.base import Base
from storage.database import Database
from storage.plan_copy import has_plan
from storage.webinars import Answer, WebinarDate
from tests.community.circle import Circle
from tests.community.writing import QUICK
from tests.e2e.conftest import MONDAY, TOKEN
from tests.e2e.test_rehearsal_process import plan_for_real

NAMES = ("Aino", "Kamola", "Diego", "aino_v", "Virtanen", "Ada")
SECRET = "Half the class could not read the page"


@pytest.fixture
async def original(any_database: Database) -> Circle:
    circle = await Circle(any_database).gathers()
    await circle.community.people.meet(Account(1, "Aino Virtanen", "aino_v", "en"), in_private=True)
    lines = {
        "prompt": (
            circle.community.prompts,
            "every friday 15:00 | What did @aino_v and Kamola do? Call +358 40 1234567",
        ),
        "webinar": (circle.community.webinars, "2nd tuesday 16:00 | Aino's hour | https://meet.example/secret-room"),
    }
    for form, (area, line) in lines.items():
        answers = area.read_line(line, circle.aino, "Europe/Helsinki")
        await circle.submits(circle.aino, form, group_id=circle.group.id, **answers)
    async with circle.db.read() as tx:
        date = await tx.scalar(select(WebinarDate.id)) or 0
    await circle.community.webinars.rsvp(circle.kamola, date, Answer.GOING)
    screen = await circle.community.forms.begin(circle.kamola, QUICK, answers={"problem": SECRET})
    await circle.community.forms.discard(circle.kamola, screen.draft.id)
    return circle


async def everything(database: Database) -> str:
    """All rows of all tables as one text."""
    async with database.read() as tx:
        found = [[*map(str, row)] for table in Base.metadata.sorted_tables for row in await tx.execute(select(table))]
    return json.dumps(found, ensure_ascii=False)


async def copied(original: Circle, tmp_path: Path) -> tuple[Town, Database]:
    town = Town(start=MONDAY)
    town.add_bot(token=TOKEN)
    url = f"sqlite+aiosqlite:///{tmp_path / 'rehearsal.db'}"
    source = original.db.url.render_as_string(hide_password=False)
    await settle_copy(town, source, url)
    return town, Database(url)


async def test_nothing_of_the_copy_says_who_they_are_and_the_original_stays(original: Circle, tmp_path: Path) -> None:
    before = await everything(original.db)
    _, copy = await copied(original, tmp_path)
    shown = await everything(copy)
    await copy.close()
    assert await everything(original.db) == before
    assert all(name in before for name in (*NAMES, SECRET, "secret-room", "1234567"))
    assert [one for one in (*NAMES, SECRET, "secret-room", "1234567") if one in shown] == []
    assert "What did" in shown


async def test_the_town_has_the_same_groups_roles_and_languages(original: Circle, tmp_path: Path) -> None:
    town, copy = await copied(original, tmp_path)
    await copy.close()
    (group,) = [chat for chat in town.chats.values() if chat.kind == "supergroup"]
    assert group.title == "Maths teachers"
    assert group.has(town.bot)
    roles = sorted((person.role, person.language_code) for person in town.people.values())
    assert roles == [("admin", "en"), ("facilitator", "en"), ("teacher", "en"), ("teacher", "es")]


async def test_the_copied_plan_will_say_the_same_at_the_same_moments(original: Circle, tmp_path: Path) -> None:
    _, copy = await copied(original, tmp_path)
    played = await Foresight(copy, original.wall.now)(since=MONDAY, until=MONDAY + timedelta(days=31))
    await copy.close()
    real = await Foresight(original.db, original.wall.now)(since=MONDAY, until=MONDAY + timedelta(days=31))

    def planned(entries: list[Entry]) -> list[tuple[datetime, str, int]]:
        return [(one.at, one.kind, one.to) for one in entries if one.is_planned and not one.kind.startswith("groups")]

    assert planned(played) == planned(real)
    assert len(played) > 5


async def test_a_plan_is_offered_only_where_there_is_one(database: Database, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)  # type: ignore[call-arg]
    assert offered_plan(settings) == ""
    assert not has_plan(Path(str(database.url.database)))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "staffroom.db").write_text("no database")
    assert offered_plan(settings) == ""
    with pytest.raises(CannotRun):
        await settle_copy(Town(), f"sqlite+aiosqlite:///{tmp_path / 'data' / 'staffroom.db'}", "sqlite+aiosqlite://")
    assert (tmp_path / "data" / "staffroom.db").read_text() == "no database"


class Terminal(io.StringIO):
    """Somebody sits here and types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "plays", "asked"),
    [
        (Terminal("y\n"), True, "Play a copy of it, under other names?"),
        (Terminal("n\n"), False, "Play a copy of it, under other names?"),
        (io.StringIO(), False, "python -m bot rehearse --plan"),
    ],
)
async def test_the_start_offers_to_play_it_and_never_waits_where_nobody_sits(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: io.StringIO,
    plays: bool,
    asked: str,
) -> None:
    file = tmp_path / "staffroom.db"
    await plan_for_real(file)
    monkeypatch.setattr("sys.stdin", typed)
    settings = Settings(data_dir=tmp_path, _env_file=None)  # type: ignore[call-arg]
    assert offered(settings, texts("en")) == (f"sqlite+aiosqlite:///{file}" if plays else "")
    assert asked in capsys.readouterr().out
