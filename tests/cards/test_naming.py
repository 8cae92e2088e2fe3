"""Words typed where a button was meant."""

import pytest

from cards.card import Button
from cards.naming import button_named

ROWS = (
    (Button("Votos con nombre", data="named"), Button("✓ Votos anónimos", data="anonymous")),
    (Button("◀ Atrás", data="back"), Button("Sí", data="yes"), Button("Sí, envíalo", data="send")),
    (Button("1. ¿Qué probaste?", data="first"), Button("12. ¿Cuándo?", data="twelfth")),
)


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ("votos con nombre", "named"),
        ("anonimos", "anonymous"),
        ("Votos anonim", "anonymous"),
        ("ATRAS!", "back"),
        ("si", "yes"),
        ("sí, envíalo", "send"),
        ("1", "first"),
        ("12.", "twelfth"),
    ],
)
def test_a_button_is_known_by_its_words(words: str, data: str) -> None:
    named = button_named(words, ROWS)
    assert named is not None
    assert named.data == data


def test_where_all_its_words_are_wanted_a_part_of_them_is_not_enough() -> None:
    assert button_named("Si", ROWS, whole=True) is not None
    assert button_named("anónimos", ROWS, whole=True) is None
    assert button_named("1", ROWS, whole=True) is None


@pytest.mark.parametrize("words", ["", "🙂", "votos", "v", "con quién", "atrás y anónimos", "mañana", "2"])
def test_words_that_fit_no_button_or_several_mean_none(words: str) -> None:
    assert button_named(words, ROWS) is None
