"""A group's holidays and terms: the list, a file of them, and what was understood."""

from datetime import date

from cards.card import Button, Card, button, cut, lines, paragraphs
from cards.forms import ending_rows
from cards.remarks import news
from community.forms import Done, Screen
from community.holidays import YearOfGroup, found_in
from locales import Html, Texts
from locales.dates import day_words
from storage.holidays import Days

SHOWN = 20


def year(year: YearOfGroup, texts: Texts, *, head: Html | None = None) -> Card:
    """What is kept, with a button to take each away, and how to add more."""
    group, shown = year.group, year.days[:SHOWN]
    text = paragraphs(
        [
            head,
            texts("holidays-head", group=group.title),
            lines([_line(one, texts) for one in shown]) if shown else texts("holidays-none"),
            texts("holidays-more", count=len(year.days) - len(shown)) if len(year.days) > len(shown) else None,
            _rest(year, texts),
            texts("holidays-file-how"),
        ]
    )
    remove = tuple((Button(_remove(one, texts), data=f"holidays:remove:{one.id}"),) for one in shown)
    add = (
        button(texts, "holidays-button-add", f"holidays:add:{group.id}"),
        button(texts, "holidays-button-term", f"holidays:term:{group.id}"),
    )
    return Card(text, (add, *remove, (button(texts, "holidays-button-back", f"groups:settings:{group.id}"),)))


def kept(done: Done, texts: Texts) -> Card:
    return year(done.details["year"], texts, head=texts("holidays-kept"))


def preview(screen: Screen, texts: Texts) -> Card:
    """What a file holds, before it is kept."""
    found = found_in(screen.answers)
    shown = [
        texts("holidays-line-holiday", days=_span(one.first, one.last, texts), name=one.name or "–") for one in found
    ]
    group = screen.group.title if screen.group else ""
    text = paragraphs(
        [
            news(screen, texts),
            texts("holidays-found", count=len(found), group=group),
            lines(shown[:SHOWN]),
            texts("holidays-more", count=len(shown) - SHOWN) if len(shown) > SHOWN else None,
        ]
    )
    return Card(text, ending_rows(screen.draft.id, texts, "holidays-button-keep"))


def _rest(year: YearOfGroup, texts: Texts) -> Html | None:
    if not year.resting:
        return None
    if year.next_term is None:
        return texts("holidays-resting")
    return texts("holidays-resting-until", day=day_words(year.next_term, texts))


def _line(one: Days, texts: Texts) -> Html:
    return texts(f"holidays-line-{one.kind}", days=_span(one.first, one.last, texts), name=one.name or "–")


def _remove(one: Days, texts: Texts) -> str:
    return cut(texts.plain("holidays-button-remove", days=one.name or day_words(one.first, texts)), 50)


def _span(first: date, last: date, texts: Texts) -> str:
    if first == last:
        return day_words(first, texts)
    return texts.plain("holidays-span", first=day_words(first, texts), last=day_words(last, texts))
