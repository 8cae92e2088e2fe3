"""Phone numbers and ids."""

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

from community.privacy.cues import pattern
from community.privacy.findings import Finding, Kind

REGIONS = {
    "es": ("ES", "MX", "CO", "PE", "CL", "AR", "EC", "BO", "VE", "GT"),
    "en": ("US", "GB", "KE", "NG", "IN", "ZA", "GH", "PH", "PK", "AU", "IE"),
}
"""Where numbers without a country's code may belong, by the language somebody writes in."""
ELSEWHERE = (
    *REGIONS["en"], *REGIONS["es"], "AE", "AF", "DZ", "EG", "ET", "IL", "IQ", "IR", "JO", "KZ", "LB", "LY", "MA", "PS",
    "RU", "SA", "SD", "SY", "TJ", "TN", "UA", "UZ", "YE",
)  # fmt: skip
"""The same for other languages, most of which are not written in Latin letters."""
SHORTEST, LONGEST = 7, 15
"""Digits of a phone number, as ITU-T E.164 has them."""
LONG_RUN = 9
"""So many digits in a row are taken for an id whatever stands around them."""

# Two groups at least, or one that is long enough; never a part of a longer number.
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\(?\+?\d{1,5}\)?[ .\u00a0-]?)(?:\(?\d{1,5}\)?[ .\u00a0-]?){1,6}\d{2,4}(?![\w/-]|[.,]\d)"
)
_AS_WELL = re.compile(r"\s*(?:,|/|;)?\s*(?:or|and|o|y)?\s+")
_BOOK = re.compile(r"\b(?:ISBN|ISSN|DOI|EAN)\b[-: ]*(?:10|13)?[: ]*[\dXx./ -]+|\b10\.\d{4,}/\S+", re.IGNORECASE)
_DATES = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d\b|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}([.,  ])\d{3}(?:\1\d{3})*(?![\d])")
_SERIES = re.compile(r"\b\d{1,3}(?:[ ,;]+\d{1,3}){4,}\b")
_IDS = (
    re.compile(r"\b\d{8}-?[A-HJ-NP-TV-Z]\b"),  # Spain: DNI
    re.compile(r"\b[XYZ]-?\d{7}-?[A-Z]\b"),  # Spain: NIE
    re.compile(r"\b[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d\b|\b[A-Z]{4}\d{6}[A-Z]{6,8}\d{1,2}\b"),  # Mexico: CURP
    re.compile(r"\b\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b"),  # Chile: RUT
    re.compile(r"\b\d{3}-\d{2}-\d{4}\b"),  # United States: SSN
    re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),  # United Kingdom: national insurance
    re.compile(r"\b[A-Z]\d{12}\b"),  # England: UPN
    re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}\b"),  # IBAN
    re.compile(r"\b\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{4})?\b"),  # India: Aadhaar, and bank cards
)
_RUN = re.compile(rf"(?<![\w.,/+-])\d{{{LONG_RUN},}}(?![\w/-]|[.,]\d)")
_ID_CUES = (
    r"\b<id_labels>(?:[ ]<id_numbers>)+",
    r"\b<id_numbers>[ ]<id_labels>",
    r"\b<id_alone>",
)
_ID_AFTER = (
    r"\b[ .]*(?:is|was|es|era|number|de la \w+|del \w+)?[ ]?[:#=]?[ ]*((?=[\w./-]*\d)[A-Z\d][A-Z\d./-]{2,}[A-Z\d])\b"
)


def phones_in(text: str, language: str) -> Iterator[Finding]:
    """With a country's code anywhere; without one where the language is spoken, or where something says it is one."""
    for number in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE):
        if number.raw_string.lstrip(" (").startswith("+"):
            yield Finding(number.start, number.end, Kind.PHONE)
    taken = _not_phones(text, language)
    cue = pattern(r"(?:\b<phone_cues>\b)\W*(?:\w+\W+){0,5}$", language)
    last = 0
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if not SHORTEST <= len(digits) <= LONGEST or any(a < match.end() and match.start() < b for a, b in taken):
            continue
        told = (last and _AS_WELL.fullmatch(text, last, match.start())) or cue.search(
            text[max(0, match.start() - 60) : match.start()]
        )
        is_count = _THOUSANDS.fullmatch(match[0])
        if told or (len(digits) > SHORTEST and not is_count and _is_valid(match[0], language)):
            last = match.end()
            yield Finding(match.start(), match.end(), Kind.PHONE)


def _not_phones(text: str, language: str) -> list[tuple[int, int]]:
    """Where digits are something else: books, dates, numbers with thousands, rows of scores, ids that say so."""
    spans = [match.span() for one in (_BOOK, _DATES, _SERIES) for match in one.finditer(text)]
    units = pattern(r"[\d., ]*\d (?:<units>)\b", language)
    return [*spans, *(match.span() for match in units.finditer(text)), *_labelled(text, language)]


def _is_valid(words: str, language: str) -> bool:
    return any(_valid_in(words, region) for region in REGIONS.get(language.split("-")[0], ELSEWHERE))


@cache
def _valid_in(words: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(words, region))
    except phonenumbers.NumberParseException:
        return False


def ids_in(text: str, language: str) -> Iterator[Finding]:
    other = [match.span() for one in (_BOOK, _THOUSANDS) for match in one.finditer(text)]
    for start, end in _labelled(text, language):
        yield Finding(start, end, Kind.ID)
    for one in _IDS:
        yield from (Finding(*match.span(), Kind.ID) for match in one.finditer(text))
    unit = pattern(r"\s+<units>\b", language)
    for match in _RUN.finditer(text):
        if not unit.match(text, match.end()) and not any(a <= match.start() < b for a, b in other):
            yield Finding(*match.span(), Kind.ID)


def _labelled(text: str, language: str) -> list[tuple[int, int]]:
    """Numbers after words such as "student ID"."""
    label = f"(?:{'|'.join(_ID_CUES)})"
    return [match.span(1) for match in pattern(label + _ID_AFTER, language).finditer(text)]
