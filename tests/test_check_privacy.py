"""`python -m bot check privacy`: a community measures the check on its own sentences."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli


def checks(file: Path) -> tuple[int, str, str]:
    ended = CliRunner().invoke(cli, ["check", "privacy", str(file)])
    return ended.exit_code, ended.stdout, ended.stderr


def test_each_finding_is_a_row(tmp_path: Path) -> None:
    file = tmp_path / "sentences.csv"
    file.write_text('id,lang,text\na,en,"Maria Lopez from 7B, +44 7911 123456"\nb,es,Todo bien\nc,es,alumna Lucía G.\n')
    code, out, _ = checks(file)
    assert code == 0
    assert list(csv.reader(StringIO(out))) == [
        ["id", "kind", "span"],
        ["a", "name", "0-11"],
        ["a", "phone", "21-36"],
        ["c", "name", "7-15"],
    ]


def test_columns_may_stand_in_any_order_and_others_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "sentences.csv"
    file.write_text("text,note,lang,id\nmy student Juan Pérez,x,en,7\n", encoding="utf-8-sig")
    assert checks(file)[1].splitlines()[1] == "7,name,11-21"


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"a,b\n1,2\n",
        b"id,lang,text\n1,en\n",
        b"id,lang,text\n1,en,a,b\n",
        b'id,lang,text\n1,en,"open\n',
        b"id,lang,text\n1,en,\xff\xfe\n",
        b"id,lang,text\n1,en," + b"x" * 200_000,
    ],
    ids=["none", "empty", "columns", "short", "long", "quote", "bytes", "huge"],
)
@pytest.mark.slow
def test_a_file_that_is_not_one_ends_in_one_sentence(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    if content is not None:
        file.write_bytes(content)
    code, out, err = checks(file)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
