"""House rules that can be checked: texts in every language, no sentence in Python, settings, commands, sizes."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.settings import EXAMPLES, Settings
from cards.card import Button
from cards.commands import COMMANDS
from handlers import registry
from locales import FALLBACK, languages, texts
from scheduler.registry import KINDS
from storage.base import Base

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "scheduler", "cards", "community", "storage")
CODE = sorted(file for room in (*ROOMS, "locales", "content") for file in (ROOT / room).rglob("*.py"))
TALKING = [file for file in CODE if file.relative_to(ROOT).parts[0] in ROOMS and "migrations" not in file.parts]

TOO_LONG_FUNCTIONS: frozenset[str] = frozenset()
"""`file:function` of functions over forty lines that stay so, each with its reason here."""
LONGEST_FUNCTION, LONGEST_FILE = 40, 300

SENTENCES_ALLOWED = {
    "bot/settings.py": "sentences for the operator before any language is known",
    "bot/__main__.py": "help of the command line, which typer wants in Python",
    "bot/demo.py": "what the cast of rehearsal says; its people are no part of the bot",
}


# --- texts ------------------------------------------------------------------------------------------------------


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 (fluent.syntax's name)
        self.names.add(node.id.name)


@cache
def messages(language: str) -> dict[str, frozenset[str]]:
    """Every text of a language with its variables."""
    found: dict[str, frozenset[str]] = {}
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content[:60]}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} stands twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = frozenset(variables.names)
    return found


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_texts_with_the_same_variables(language: str) -> None:
    here, english = messages(language), messages(FALLBACK)
    assert set(english) - set(here) == set(), "missing"
    assert set(here) - set(english) == set(), "of no use"
    # A plural may leave the number out in one language, never a word.
    assert {key for key in here if here[key] - english[key]} == set()
    assert {key for key in here if english[key] - here[key] - {"count"}} == set()


def test_the_files_of_every_language_have_the_same_names() -> None:
    names = {language: {file.name for file in (ROOT / "locales" / language).glob("*.ftl")} for language in languages()}
    assert {frozenset(files) for files in names.values()} == {frozenset(names[FALLBACK])}


def text_ids() -> Iterator[tuple[Path, int, str]]:
    """Every text id that stands in the code as a whole."""
    asking = {"texts", "plain", "said", "button", "link", "Refusal", "Gone", "NotAllowed", "has", "words", "CannotRun"}
    for file in CODE:
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            for value in call.args[:2] if name in asking else []:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and "-" in value.value:
                    yield file, call.lineno, value.value


def test_every_text_asked_for_exists() -> None:
    is_id = re.compile(r"[a-z]+(-[a-z0-9]+)+\Z")
    used = [(file, line, name) for file, line, name in text_ids() if is_id.match(name)]
    assert len(used) > 200
    operator = {f"operator-{name}" for _, _, name in used}
    known = messages(FALLBACK).keys()
    missing = [
        f"{file.relative_to(ROOT)}:{line} {name}"
        for file, line, name in used
        if name not in known and f"operator-{name}" not in known
    ]
    assert missing == [], operator & known


@pytest.mark.parametrize("language", languages())
def test_every_kind_of_notice_and_every_command_has_its_words(language: str) -> None:
    said = texts(language)
    told = {kind for kind in KINDS if not kind.startswith(("delivery-", "groups-", "people-"))}
    assert {kind for kind in told if not said.has(f"delivery-kind-{kind}")} == set()
    assert {command.name for command in COMMANDS if not said.has(f"commands-{command.name}")} == set()


def test_commands_are_those_that_are_handled_and_taps_have_words_telegram_can_carry() -> None:
    assert {command.name for command in COMMANDS} == set(registry.COMMANDS)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", command.name) for command in COMMANDS)
    assert all(re.fullmatch(r"[a-z]+:[a-z_-]+", tap) for tap in registry.TAPS)
    assert all(re.fullmatch(r"[a-z]+", word) for word in registry.STARTS)


@pytest.mark.parametrize("language", languages())
def test_descriptions_of_commands_fit_telegrams_menu(language: str) -> None:
    assert all(3 <= len(texts(language).plain(f"commands-{one.name}")) <= 256 for one in COMMANDS)


def test_a_button_refuses_more_than_sixty_four_bytes() -> None:
    Button("Tap", data="a" * 64)
    with pytest.raises(ValueError, match="64 bytes"):
        Button("Tap", data="ä" * 33)


# --- code -------------------------------------------------------------------------------------------------------


def sentences(file: Path) -> Iterator[tuple[int, str]]:
    """String constants that read like something for people, outside docstrings, logs and exceptions of ours."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))  # docstrings
        is_log = isinstance(node, ast.Call) and getattr(getattr(node.func, "value", None), "id", "") == "log"
        if is_log or isinstance(node, ast.Raise):
            left_out.update(id(each) for each in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            words = node.value.strip()
            if re.search(r"\w \w", words) and re.search(r"[A-Z][a-z]", words) and not words.startswith("SELECT"):
                yield node.lineno, words


@pytest.mark.parametrize("file", TALKING, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_sentence_for_people_stands_in_python(file: Path) -> None:
    if str(file.relative_to(ROOT)) in SENTENCES_ALLOWED:
        return
    assert list(sentences(file)) == []


def test_no_function_is_longer_than_forty_lines_and_no_file_than_three_hundred() -> None:
    long: list[str] = []
    for file in CODE:
        if "versions" in file.parts:
            continue
        source = file.read_text(encoding="utf-8")
        name = str(file.relative_to(ROOT))
        if source.count("\n") > LONGEST_FILE:
            long.append(f"{name}: {source.count(chr(10))} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION and f"{name}:{node.name}" not in TOO_LONG_FUNCTIONS:
                    long.append(f"{name}:{node.name}: {length} lines")
    assert long == []


# --- settings and documents ---------------------------------------------------------------------------------------


def test_the_example_has_every_setting_and_no_other() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    fields = {name.upper() for name in Settings.model_fields}
    assert named == fields
    assert set(EXAMPLES) == fields


README = ROOT / "README.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").rglob("*.md"))]
SETINLINE = {"setinline"}
"""BotFather's command, not ours."""


def test_the_readme_has_every_setting_and_every_command_and_no_other() -> None:
    words = README.read_text(encoding="utf-8")
    fields = {name.upper() for name in Settings.model_fields}
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", words, re.MULTILINE)) == fields
    named = set(re.findall(r"`/([a-z]+)", words)) - SETINLINE
    assert named == {command.name for command in COMMANDS} - {"start"}


def test_the_documents_name_no_setting_that_is_not_there() -> None:
    words = "\n".join(file.read_text(encoding="utf-8") for file in DOCUMENTS)
    settings = set(re.findall(r"\b(?:BOT|DATABASE|ADMIN|DEFAULT|CONSOLE|DATA|LOG)_[A-Z]+\b", words))
    assert settings - {name.upper() for name in Settings.model_fields} == set()


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_a_document_points_to_is_there(file: Path) -> None:
    words = file.read_text(encoding="utf-8")
    paths = [ROOT / one for one in re.findall(r"`(\w[\w.-]*/[\w./-]*?(?:/|\.\w+))`", words)]
    links = [file.parent / one for one in re.findall(r"\]\(([^)#:]+)\)", words)]
    assert [str(one) for one in (*paths, *links) if not one.exists()] == []


def test_the_architecture_lists_the_rooms_there_are() -> None:
    words = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert set(re.findall(r"^\| `(\w+)/` \|", words, re.MULTILINE)) == rooms


def test_the_glossary_has_what_the_tables_hold() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    known = {word.lower() for word in re.findall(r"^\| ([^|]+) \|", rows, re.MULTILINE)}
    nouns = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    phrases = {name: re.sub(r"(?<!^)([A-Z])", r" \1", name).lower() for name in nouns}
    # "prompt date" is a date of a prompt: its last word says what it is.
    assert {name for name, words in phrases.items() if not {words, words.split()[-1]} & known} == set()


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_held_to_its_hash_and_no_index_is_named(file: str) -> None:
    words = (ROOT / file).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\w)", words)
    assert len(packages) > 30
    assert [one for one in packages if "==" not in one or "--hash=sha256:" not in one] == []
    assert "://" not in words
    assert "--index" not in words


def test_the_extract_of_telegrams_schema_stays_small() -> None:
    file = ROOT / "tests" / "data" / "botapi-10.3.json"
    assert len(json.loads(file.read_text())) > 150
    assert file.stat().st_size < 60_000
