"""Time zones by the names people use for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.when_words import vocabulary
from community.zones import find_zone, folded, is_zone, known_zone

BOTH = ("en", "es")


@pytest.mark.parametrize(
    ("words", "language", "zone"),
    [
        ("Europe/Helsinki", "en", "Europe/Helsinki"),
        ("europe/helsinki", "es", "Europe/Helsinki"),
        ("Helsinki", "en", "Europe/Helsinki"),
        ("  NEW_york ", "en", "America/New_York"),
        ("Nueva York", "es", "America/New_York"),
        ("New York", "es", "America/New_York"),
        ("Londres", "es", "Europe/London"),
        ("São Paulo", "en", "America/Sao_Paulo"),
        ("sao paulo", "es", "America/Sao_Paulo"),
        ("Calcutta", "en", "Asia/Kolkata"),
        ("Kiev", "en", "Europe/Kyiv"),
        ("Buenos Aires", "es", "America/Argentina/Buenos_Aires"),
        ("Kenya", "en", "Africa/Nairobi"),
        ("Kenia", "es", "Africa/Nairobi"),
        ("Japan", "en", "Asia/Tokyo"),
        ("El Salvador", "es", "America/El_Salvador"),
        ("Rangún", "es", "Asia/Yangon"),
        ("St. John's", "en", "America/St_Johns"),
        ("UTC", "en", "UTC"),
        ("utc+5", "en", "Etc/GMT-5"),
        ("GMT +3", "en", "Etc/GMT-3"),
        ("UTC−11", "es", "Etc/GMT+11"),
        ("UTC+0", "en", "UTC"),
    ],
)
def test_a_place_that_is_spelled_rightly_is_known_at_once(words: str, language: str, zone: str) -> None:
    assert find_zone(words, language) == [zone]
    assert known_zone(words, language) == zone


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Helsinky", "Europe/Helsinki"),
        ("Taskent", "Asia/Tashkent"),
        ("Addis Abeba", "Africa/Addis_Ababa"),
        ("Europe/Helsiki", "Europe/Helsinki"),
        ("Tashkent, Uzbekistan", "Asia/Tashkent"),
    ],
)
def test_a_small_misspelling_is_offered_but_not_taken_for_certain(words: str, zone: str) -> None:
    assert find_zone(words, "en")[0] == zone
    assert known_zone(words, "en") is None


@pytest.mark.parametrize(
    ("country", "first", "listed"),
    [
        ("Spain", "Europe/Madrid", "Atlantic/Canary"),
        ("Ukraine", "Europe/Kyiv", "Europe/Simferopol"),
        ("Russia", "Europe/Moscow", "Europe/Kaliningrad"),
        ("Uzbekistan", "Asia/Samarkand", "Asia/Tashkent"),
        ("Australia", "Australia/Sydney", "Australia/Brisbane"),
        ("United States", "America/Denver", "America/New_York"),
        ("Brazil", "America/Noronha", "America/Sao_Paulo"),
    ],
)
def test_a_country_with_several_zones_lists_those_most_people_live_in(country: str, first: str, listed: str) -> None:
    found = find_zone(country, "en")
    assert found[0] == first
    assert listed in found
    assert len(found) <= 5
    assert known_zone(country, "en") is None


def test_half_hours_are_found_by_the_places_that_keep_them() -> None:
    assert "Asia/Kolkata" in find_zone("UTC+5:30", "en")


@pytest.mark.parametrize("words", ["", " ", "?", "qwrtz", "UTC+15", "UTC+99:99", "x" * 500, "۳", "\ud800"])
def test_what_is_no_place_finds_nothing(words: str) -> None:
    assert find_zone(words, "en") == []
    assert known_zone(words, "en") is None


@settings(deadline=None)
@given(words=st.text(max_size=80), language=st.sampled_from(BOTH))
def test_any_text_finds_at_most_five_real_zones(words: str, language: str) -> None:
    found = find_zone(words, language)
    assert len(found) == len(set(found)) <= 5
    assert all(is_zone(zone) for zone in found)


def test_only_the_exact_name_of_a_zone_is_a_zone() -> None:
    assert is_zone("Europe/Helsinki")
    assert not any(is_zone(name) for name in ("europe/helsinki", "Helsinki", "", "localtime", "../etc/passwd"))


@pytest.mark.parametrize("language", BOTH)
def test_no_word_for_a_day_is_also_a_place(language: str) -> None:
    spoken = vocabulary(language)
    words = {*spoken.weekdays, *spoken.months, *spoken.ordinals, *spoken.numbers, *spoken.words("tomorrow")}
    assert [word for word in words if known_zone(word, language)] == []


def test_folding_forgives_what_means_nothing() -> None:
    assert folded("  Último  VIERNES, 2.º (São_Paulo) ") == "ultimo viernes 2.o sao paulo"
    assert folded("4 p. m. a.m. 16.30 1.5.2027") == "4 p m am 16.30 1.5.2027"
