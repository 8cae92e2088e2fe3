"""Looks for personal data in a text: numbers and addresses by their form, names by what they are and what is around.

It cannot know what is meant, so every finding is put before a person who decides.
"""

from collections.abc import Set

from community.privacy.findings import Finding, without_overlaps
from community.privacy.listed import listed_names
from community.privacy.names import names_in
from community.privacy.numbers import ids_in, phones_in
from community.privacy.places import accounts_in, addresses_in, birthdates_in, emails_in


def check(text: str, language: str, school: Set[str] = frozenset()) -> list[Finding]:
    """All findings in the order of the text. *school* holds digests of names from a school's own list.

    *language* is an IETF tag; a language without cues of its own is read with English ones.
    """
    return without_overlaps(
        [
            *emails_in(text),
            *accounts_in(text, language),
            *birthdates_in(text, language),
            *phones_in(text, language),
            *ids_in(text, language),
            *listed_names(text, school),
            *addresses_in(text, language),
            *names_in(text, language),
        ]
    )
