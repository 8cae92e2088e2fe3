"""`python -m bot import template` and `check templates`: what an operator does with files of templates."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from tests.sheets import xlsform

WALK = """
id: walk
name: {en: A walk, es: Un paseo}
use: {en: To tell of a walk., es: Para contar un paseo.}
steps:
- {key: title, type: text, quick: true, max: 90}
- {key: far, type: number, max: 30, prompt: {en: "How far?"}}
- {key: consent_share, type: choice, quick: true}
"""
SURVEY = (("type", "name", "label::English (en)"), ("text", "title", "What do you call it?"))
SHEETS = (("list_name", "name"),), (("form_title", "form_id"), ("A hike", "hike"))


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)


def says(*command: str) -> tuple[int, str]:
    ended = CliRunner().invoke(cli, [*command])
    assert "Traceback" not in ended.output
    return ended.exit_code, ended.output


def test_a_template_is_brought_as_its_next_version_from_yaml_and_from_xlsform(tmp_path: Path) -> None:
    walk, hike = tmp_path / "walk.yaml", tmp_path / "hike.xlsx"
    walk.write_text(WALK)
    hike.write_bytes(xlsform(SURVEY, *SHEETS))
    for file, words in ((walk, ("A walk", "1")), (hike, ("A hike", "1"))):
        code, said = says("import", "template", str(file))
        assert code == 0, said
        assert all(word in said for word in words), said
    walk.write_text(WALK.replace("max: 30", "max: 40"))
    assert "2" in says("import", "template", str(walk))[1]


@pytest.mark.parametrize("command", [("import", "template"), ("check", "templates")])
def test_what_is_to_be_mended_is_told_by_line_and_step(command: tuple[str, str], tmp_path: Path) -> None:
    walk, hike = tmp_path / "walk.yaml", tmp_path / "hike.xlsx"
    walk.write_text(WALK.replace("type: number", "type: numbre"))
    hike.write_bytes(xlsform((*SURVEY, ("barcode", "code", "Scan it")), *SHEETS))
    for file, words in ((walk, ("Line 7", "far", "number")), (hike, ("Line 3", "code", "select_one"))):
        code, said = says(*command, str(file))
        assert code == 1
        assert all(word in said for word in words), said
    assert says(*command, str(tmp_path / "none.yaml"))[0] == 1


def test_what_is_missing_in_a_language_is_named(tmp_path: Path) -> None:
    walk = tmp_path / "walk.yaml"
    walk.write_text(WALK)
    code, said = says("check", "templates", str(walk))
    assert (code, "steps.far.prompt" in said, "es" in said) == (0, True, True)
    code, said = says("check", "templates")
    assert (code, said.count("\n")) == (0, 6)
