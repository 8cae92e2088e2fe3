"""Scripts in the format of recordings, played against the whole bot; and the command that plays them."""

from pathlib import Path

import pytest

from bot.rehearsal import replaying
from bot.settings import Settings
from tests.e2e.test_process import ends_here

SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.txt"))
HELLO = "person Kamola en\nKamola starts\n  bot to Kamola "


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.stem)
async def test_the_bot_does_what_the_script_expects(script: Path, tmp_path: Path) -> None:
    report = await replaying(Settings(data_dir=tmp_path, _env_file=None), script)
    assert str(report) == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        (HELLO + '"Hello Kamola!…"\n', 0, "the bot did all that was expected"),
        (HELLO + '"Goodbye…"\n', 1, '  - bot to Kamola "Goodbye…"\n  + bot to Kamola "Hello Kamola!'),
        (HELLO + '"Hello…"\nKamola sings\n', 1, "Line 4: “Kamola sings” is nothing that can be done here."),
        ("", 1, "nobody does anything"),
    ],
)
def test_a_replay_tells_by_its_exit_code_and_in_words(tmp_path: Path, source: str, code: int, words: str) -> None:
    (tmp_path / "script.txt").write_text(source)
    ended, said = ends_here(tmp_path, "rehearse", "--replay", "script.txt", LOG_LEVEL="ERROR")
    assert (ended, words in said) == (code, True), said
    assert "Traceback" not in said


@pytest.mark.slow
def test_a_script_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    ended, said = ends_here(tmp_path, "rehearse", "--replay", "none.txt")
    assert ended == 1
    assert said.startswith("none.txt cannot be played")
    assert len(said.strip().splitlines()) == 1
