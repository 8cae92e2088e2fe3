"""A case study shown to a group, and what becomes of the card when its author takes back the consent."""

from cards.card import Button, Card, cut, link, paragraphs
from cards.cases import summary_line, topics
from community.cases import CaseSummary
from locales import Html, Texts
from storage.groups import Group


def shown(summary: CaseSummary, url: str, texts: Texts) -> Card:
    """In a group: what it is about, and a way to read it in private."""
    text = paragraphs([texts("consents-shown"), summary_line(summary, texts), topics(summary.case, texts)])
    return Card(text, ((link(texts, "cases-button-read", url),),), silent=True)


def taken_back(texts: Texts) -> Card:
    return Card(texts("consents-taken-back"))


def where(case_id: int, groups: list[Group], texts: Texts) -> Card:
    rows = tuple((Button(cut(group.title, 60), data=f"cases:shown:{case_id}.{group.id}"),) for group in groups)
    return Card(texts("consents-where" if groups else "consents-nowhere"), rows)


def on_its_way(group: Group, texts: Texts) -> Html:
    return texts("consents-on-its-way", group=group.title)
