"""E-mail addresses, accounts on social networks, birthdays and where somebody lives."""

import re
from collections.abc import Iterator

from community.privacy.cues import exact, pattern
from community.privacy.findings import Finding, Kind

_EMAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w.+-]+ ?(?:[\[({] ?(?:at|arroba) ?[\])}]) ?[\w-]+(?: ?(?:[\[({] ?(?:dot|punto) ?[\])}]|\.) ?[\w-]+)+"
    r"|\b[\w.+-]+ (?:at|arroba) [\w-]+ (?:dot|punto) \w+(?: (?:dot|punto) \w+)*",
    re.IGNORECASE,
)
_NETWORKS = (
    r"instagram\.com|facebook\.com|fb\.com|fb\.me|tiktok\.com|twitter\.com|x\.com|snapchat\.com|threads\.net|t\.me"
    r"|telegram\.me|vk\.com|ok\.ru|linkedin\.com|youtube\.com|twitch\.tv|discord\.gg|roblox\.com|pinterest\.\w+"
    r"|wa\.me|reddit\.com|tumblr\.com|bsky\.app|wattpad\.com|ask\.fm"
)
_NOT_PROFILES = r"(?:watch|playlist|results|hashtag|explore|groups?|events?|search|share|sharer|intent|help|embed)"
_LINK = re.compile(
    rf"(?:https?://)?(?:[\w-]+\.)?(?<![\w-])(?:{_NETWORKS})/(?!{_NOT_PROFILES}\b)[\w@./?=&%+-]*[\w/]", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w@./:])@[A-Za-z][\w.]{1,29}\w")
_NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
_DATE = (
    rf"(?:{_NUMERIC}"
    r"|\d{1,2}(?:st|nd|rd|th|º|°|ro)?(?: of| de)? <months>\b\.?(?:,? (?:de |del )?\d{4})?"
    r"|<months>\b\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4})?)"
)
_HOUSE = re.compile(
    r"\d{1,5}[A-Za-z]?,? (?:(?:das|dos|de|du|la|le) )*(?:[A-ZÁÉÍÓÚÑ][\w'’.-]*(?: (?:das|dos|de|du|la|le))* ?){1,4}"
    r"|(?:(?:[A-ZÁÉÍÓÚÑ][\w'’.-]*|de|del|la|las|los|el|n\.?º|#),? ){1,6}\d{1,5}[A-Za-z]?\b"
)
"""A number with the name of a street, in either order; nothing else between."""


def emails_in(text: str) -> Iterator[Finding]:
    yield from (Finding(*match.span(), Kind.EMAIL) for match in _EMAIL.finditer(text))


def accounts_in(text: str, language: str) -> Iterator[Finding]:
    """Profiles by their address, and names of accounts with an @ or after the name of a network."""
    yield from (Finding(*match.span(), Kind.LINK) for match in _LINK.finditer(text))
    yield from (Finding(*match.span(), Kind.HANDLE) for match in _HANDLE.finditer(text))
    told = pattern(r"\b<handle_cues>\b ?<handle_links>? ?((?=\w*[\d_.])[A-Za-z][\w.]{2,29}\w)", language)
    yield from (Finding(*match.span(1), Kind.HANDLE) for match in told.finditer(text))


def birthdates_in(text: str, language: str) -> Iterator[Finding]:
    """Dates after words such as "born on"; a year alone tells little."""
    told = pattern(rf"\b<birth>[ :.-]*({_DATE})", language)
    yield from (Finding(*match.span(1), Kind.BIRTHDATE) for match in told.finditer(text))


def addresses_in(text: str, language: str) -> Iterator[Finding]:
    for one in exact("address", language):
        yield from (Finding(*match.span(), Kind.ADDRESS) for match in one.finditer(text))
    for cue in pattern(r"\b<address_cues>\s+", language).finditer(text):
        house = _HOUSE.match(text, cue.end())
        if house is not None:
            yield Finding(*house.span(), Kind.ADDRESS)
