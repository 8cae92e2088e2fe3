"""The page's own words stand in every language of the page, and every word the page asks for is there."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "rehearsal" / "page"
WORDS = ("en", "es")
ASKED_BY_VALUE = {
    *("themeAuto", "themeLight", "themeDark"),
    *("facilitator", "teacher", "admin", "stranger"),
    *("planned", "sent", "missed", "undeliverable", "uncertain"),
}


def _words(language: str) -> dict[str, str]:
    """By key, the text after it: a sentence or its plural forms."""
    text = (PAGE / f"{language}.js").read_text()
    return dict(re.findall(r"^  (\w+):\s(.*?),\n(?=  \w|\n|\};)", text, re.MULTILINE | re.DOTALL))


def test_the_languages_of_the_page_have_the_same_words_and_values() -> None:
    english, spanish = (_words(language) for language in WORDS)
    assert list(english) == list(spanish)
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", spanish[key])), key


def test_every_word_the_page_asks_for_is_there_and_none_is_left_over() -> None:
    code = "".join(file.read_text() for file in PAGE.glob("*.js") if file.stem not in WORDS)
    asked = set(re.findall(r'\bw\("(\w+)"', code))
    known = set(_words("en"))
    assert asked <= known
    assert {key for key in known if not re.search(rf'["`]{key}["`]|\b{key}:', code)} <= ASKED_BY_VALUE
