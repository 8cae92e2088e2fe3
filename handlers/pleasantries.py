"""Thanks and greetings, which ask for nothing and deserve an answer all the same; and a call for help."""

from cards.card import Card
from community.zones import folded
from handlers.people import show_help
from handlers.visit import Said
from locales import languages, texts

KINDS = ("thanks", "hello", "help")
WORDS_AT_MOST = 5
"""Who says more wants something."""


async def returned(said: Said) -> bool:
    """Greet, thank back or help. False if it was none of them."""
    kind = kind_of(said.message.text or "")
    if kind == "help":
        await show_help(said)
    elif kind is not None:
        await said.reply(Card(said.texts(f"common-say-{kind}", name=said.person.name)))
    return kind is not None


def kind_of(words: str) -> str | None:
    """Which of the kinds the words are, in any language we speak."""
    spoken = folded("".join(letter if letter.isalnum() or letter in "'’🙏👍👋" else " " for letter in words))
    if len(spoken.split()) > WORDS_AT_MOST:
        return None
    for kind in KINDS:
        known = {folded(one) for each in languages() for one in texts(each).words(f"common-words-{kind}")}
        if any(spoken == one or spoken.startswith(f"{one} ") for one in known):
            return kind
    return None
