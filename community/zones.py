"""Finds the time zone people mean by the name of a city, a country or a zone. It knows what Babel and zoneinfo know."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from community.errors import Refusal
from locales import FALLBACK
from locales.dates import city_words

MOST = 5
# Below this a word is rather another place than a misspelling: "Paris" and "Parus" have 80.
LIKENESS = 80
SHORTEST_TO_GUESS = 4
LONGEST = 60
NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
# Any recent winter and summer: zones of a country that agree on both need not be told apart by the reader.
SEASONS = (datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC))
OFFSET = re.compile(r"(?:utc|gmt) ?([+-]) ?(\d{1,2})(?::?(\d{2}))?")


def is_zone(name: str) -> bool:
    """Whether it is an IANA zone, spelled exactly."""
    return name in _zones()


def find_zone(words: str, language: str) -> list[str]:
    """The IANA zones the words can mean, best first, at most five; none when nothing is near."""
    asked = folded(words)
    if not asked or len(asked) > LONGEST:
        return []
    names = _names(language)
    exact = _exact(asked, names) or [zone for part in _parts(words) for zone in _exact(part, names)]
    if exact or len(asked) < SHORTEST_TO_GUESS:
        return list(dict.fromkeys(exact))[:MOST]
    near = process.extract(asked, names.keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=MOST)
    return list(dict.fromkeys(zone for name, _, _ in near for zone in names[name]))[:MOST]


def known_zone(words: str, language: str) -> str | None:
    """The one zone the words name exactly, or None: nothing is guessed."""
    found = _exact(folded(words), _names(language))
    return found[0] if len(found) == 1 else None


def folded(words: str) -> str:
    """What people type, without the differences that mean nothing: case, accents, underscores, full stops."""
    letters = unicodedata.normalize("NFKD", words.casefold().translate(_SAME))
    plain = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(re.sub(r"(?<=[^\W\d])\.(?!\w)|(?<=\b[^\W\d])\.(?=[^\W\d]\b)", "", plain).split())


_SAME = str.maketrans({"_": " ", ",": " ", ";": " ", "(": " ", ")": " ", "−": "-", "–": "-", "’": "'"})


def _exact(asked: str, names: dict[str, list[str]]) -> list[str]:
    return _with_offset(asked) if OFFSET.fullmatch(asked) else names.get(asked, [])


def _parts(words: str) -> list[str]:
    """The city of "Tashkent, Uzbekistan"."""
    return [folded(part) for part in re.split(r"[,;()]", words)]


def _with_offset(asked: str) -> list[str]:
    """Etc/GMT-5 for "utc+5"; for half hours, which have no zone of their own, the places that keep them all year."""
    found = OFFSET.fullmatch(asked)
    if not found:
        return []
    sign, hours, minutes = found.groups(default="0")
    if not int(minutes):
        # The signs of these names are the wrong way round.
        name = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if int(hours) else "UTC"
        return [name] if is_zone(name) else []
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1)
    return [zone for zone in _places() if set(_offsets(zone)) == {offset}]


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - NO_PLACES


@cache
def _places() -> tuple[str, ...]:
    """The canonical zones that belong to a country."""
    countries = get_global("territory_zones")
    return tuple(zone for code in countries if code.isalpha() for zone in countries[code] if "Etc/" not in zone)


@cache
def _offsets(zone: str) -> tuple[timedelta | None, ...]:
    return tuple(season.astimezone(ZoneInfo(zone)).utcoffset() for season in SEASONS)


@cache
def _names(language: str) -> dict[str, list[str]]:
    """Folded names and the zones they stand for; an earlier kind of name hides a later one."""
    names: dict[str, list[str]] = {}
    for name, zones in _all_names(language):
        names.setdefault(folded(name), zones)
    return names


def _all_names(language: str) -> Iterator[tuple[str, list[str]]]:
    locales = [Locale.parse(code) for code in dict.fromkeys((language, FALLBACK))]
    aliases: Mapping[str, str] = get_global("zone_aliases")
    yield from ((zone, [zone]) for zone in _zones() if "/" in zone)
    for locale in locales:
        for zone in _places():
            if city := city_words(zone, locale):
                yield from ((name, [zone]) for name in (city, *_parts(city)) if name)
    for zone in (*_places(), *(old for old in aliases if is_zone(old) and _continent(old) in _continents())):
        yield zone.rsplit("/", 1)[-1], [aliases.get(zone, zone)]
    for locale in locales:
        for country in get_global("territory_zones"):
            if len(country) == 2 and country in locale.territories:
                yield locale.territories[country], _zones_of(country)
    # Last, because "Japan" and "Cuba" are zones too, but old names of better ones.
    yield from ((zone, [zone]) for zone in _zones() if "/" not in zone)


def _continent(zone: str) -> str:
    return zone.split("/")[0]


@cache
def _continents() -> frozenset[str]:
    return frozenset(_continent(zone) for zone in _places())


@cache
def _zones_of(country: str) -> list[str]:
    """The zones of a country, those most people want first.

    Zones with old names, such as US/Pacific or Australia/NSW, are those most people live in; the rest follow in the
    order of tzdata's own list. Zones that keep another's clock all year come after all the others.
    """
    aliases: Mapping[str, str] = get_global("zone_aliases")
    others = _continents() - {"Australia"}
    old_names = Counter(new for old, new in aliases.items() if _continent(old) not in others)
    order = _order()
    zones = [zone for zone in get_global("territory_zones")[country] if is_zone(zone)]
    zones.sort(key=lambda zone: (-old_names[zone], order.get(zone, len(order))))
    clocks: dict[tuple[timedelta | None, ...], str] = {}
    for zone in zones:
        clocks.setdefault(_offsets(zone), zone)
    return list(dict.fromkeys((*clocks.values(), *zones)))


@cache
def _order() -> dict[str, int]:
    """The place of each zone in tzdata's list; those it says "most of" a country about come first."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    rows.sort(key=lambda row: "most" not in row[-1])
    return {row[2]: place for place, row in enumerate(rows)}


def one_zone(words: str, language: str) -> str:
    """The one IANA zone these words name. Raises Refusal when it is none, or more than one."""
    if is_zone(words.strip()):
        return words.strip()
    found = find_zone(words, language)
    if not found:
        raise Refusal("error-zone-unknown", words=words[:60])
    if len(found) > 1:
        raise Refusal("error-zone-several", words=words[:60], zones=", ".join(found))
    return found[0]
