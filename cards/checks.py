"""Says in words what the checks found in a plan."""

from collections.abc import Sequence

from cards.card import Card, lines, paragraphs
from community.checks import Finding
from locales import Html, Texts
from locales.dates import language_words, moment_plain

SHOWN = 3
"""On a card; who reads more than this reads none."""


def message_words(kind: str, texts: Texts) -> str:
    """A kind of message as a person would call it; those about the bot itself have one name."""
    text_id = f"delivery-kind-{kind}"
    return texts.plain(text_id if texts.has(text_id) else "agenda-kind-other")


def finding_words(finding: Finding, zone: str, texts: Texts) -> str:
    """Plain text."""
    words = dict(finding.words)
    if "language" in words:
        words["language"] = language_words(words["language"], texts)
    if finding.when is not None:
        words["when"] = moment_plain(finding.when, zone, texts)
    if finding.meant_for is not None:
        words["meant"] = moment_plain(finding.meant_for, zone, texts)
    if finding.other is not None:
        words["other"] = message_words(finding.other, texts)
    return texts.plain(f"checks-{finding.check}", **words)


def finding_lines(findings: Sequence[Finding], zone: str, texts: Texts) -> Html | None:
    if not findings:
        return None
    return lines([texts("checks-line", words=finding_words(one, zone, texts)) for one in findings[:SHOWN]])


def warned(card: Card, findings: Sequence[Finding], zone: str, texts: Texts) -> Card:
    """A plan's preview with what was found; without its first button where Telegram would refuse what it plans."""
    if not findings:
        return card
    rows = card.rows[1:] if any(finding.refused for finding in findings) else card.rows
    return Card(paragraphs([card.text, finding_lines(findings, zone, texts)]), rows)
