"""What people see of research: results, one card in full, saved cards, topics, and what an import did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from zoneinfo import ZoneInfo

from cards.card import Button, Card, Row, button, cut, in_rows, lines, paragraphs
from cards.cases import summary_line
from community.research_findings import Entry, Finding, Opened, Results, Saved, Shared
from community.research_library import ImportReport
from content import tags as topic_words
from content.card_checks import LONGEST, LONGEST_OTHERWISE
from content.evidence import BadFile, BadRow
from locales import Html, Texts
from locales.dates import time_words

PAGE = 5
WATCH_SHOWN = 140
WORDS_SHOWN = 120
TOPICS_SHOWN = 12
FAULTS_SHOWN = 30
MOST = 5
"""Of evidence strength and of cost."""


@dataclass(frozen=True, slots=True)
class Article:
    """An inline result: what the list shows, and what is sent when it is chosen."""

    id: str
    title: str
    description: str
    card: Card


def ask(topics: Sequence[str], texts: Texts, *, here: bool) -> Card:
    """How to ask, with the topics of most cards; *here* the next words are the question."""
    return Card(texts("research-ask-here" if here else "research-ask"), _topic_rows(topics[:TOPICS_SHOWN], texts))


def results(found: Results, texts: Texts) -> Card:
    """One page, the same message for all pages."""
    head = texts("research-head", words=words_shown(found.search.words, texts))
    if not found.entries and found.page == 0:
        tried = paragraphs([head, texts("research-nothing")])
        return Card(tried, _topic_rows(found.nearest, texts))
    entries = [entry_lines(at, entry, texts) for at, entry in enumerate(found.entries, 1)]
    turn = f"research:page:{found.search.id}."
    rows = (_numbered(found.entries, f"{found.search.id}.{found.page}"), _turning(turn, found.page, found.more, texts))
    text = paragraphs([lines([head, _read_as(found, texts)]), *(entries or [texts("research-no-more")])])
    return Card(text, tuple(row for row in rows if row))


def saved(mine: Saved, texts: Texts) -> Card:
    if not mine.entries:
        return Card(texts("research-saved-none"), ((button(texts, "research-button-ask", "research:ask:"),),))
    entries = [entry_lines(at, entry, texts) for at, entry in enumerate(mine.entries, 1)]
    rows = (_numbered(mine.entries, f"0.{mine.page}"), _turning("research:saved:", mine.page, mine.more, texts))
    return Card(paragraphs([texts("research-saved"), *entries]), tuple(row for row in rows if row))


def opened(one: Opened, texts: Texts) -> Card:
    """A card in full, with what can be done with it."""
    finding, where = one.finding, f"{one.search_id}.{one.page}.{one.finding.card.id}"
    verb = "unsave" if finding.saved else "save"
    rows: list[Row] = [(button(texts, f"research-button-{verb}", f"research:{verb}:{where}"),)]
    if one.groups:
        rows.append((button(texts, "research-button-share", f"research:share:{where}"),))
    rows.append((Button(texts.plain("research-button-send"), inline=finding.card.slug),))
    back = f"research:page:{one.search_id}.{one.page}" if one.search_id else f"research:saved:{one.page}"
    rows.append((button(texts, "research-button-back" if one.search_id else "research-button-saved", back),))
    return Card(full(finding, texts), tuple(rows))


def share_with(one: Opened, texts: Texts) -> Card:
    """Which of a person's groups is meant."""
    where = f"{one.search_id}.{one.page}.{one.finding.card.id}"
    rows = [(Button(cut(group.title, 50), data=f"research:to:{where}.{group.id}"),) for group in one.groups[:50]]
    back = (button(texts, "forms-button-back", f"research:open:{where}"),)
    return Card(texts("research-share-which", title=one.finding.title), (*rows, back))


def sure_share(one: Opened, texts: Texts) -> Card:
    """A card in a group is seen by many, and a tap is quickly made."""
    where = f"{one.search_id}.{one.page}.{one.finding.card.id}"
    group = one.group or one.groups[0]
    post = button(texts, "research-button-post", f"research:to:{where}.{group.id}")
    no = button(texts, "research-button-no", f"research:open:{where}")
    return Card(texts("research-share-sure", title=one.finding.title, group=group.title), ((post, no),))


def shared_toast(shared: Shared, is_now: bool, texts: Texts) -> str:
    """What the one who shared is told."""
    if is_now:
        return texts.plain("research-shared-now", group=cut(shared.group.title, 60))
    local = shared.at.astimezone(ZoneInfo(shared.group.zone))
    at = time_words(local.time(), texts)
    return texts.plain("research-shared-later", group=cut(shared.group.title, 60), at=at)


def shared_post(finding: Finding, name: str, bot_username: str, texts: Texts) -> Card:
    """A card in a group, with who shared it."""
    more = Button(texts.plain("research-button-more"), url=f"https://t.me/{bot_username}?start=research")
    text = paragraphs([texts("research-shared", name=name), full(finding, texts)])
    return Card(text, ((_keep(finding, texts), more),), silent=True)


def article(finding: Finding, texts: Texts) -> Article:
    """A card as an inline result. Its id is its slug: at most 40 letters."""
    title, told = cut(finding.title, WORDS_SHOWN), Card(full(finding, texts), ((_keep(finding, texts),),))
    return Article(
        finding.card.slug, title, facts(finding, texts, plain=True) or cut(finding.summary, WORDS_SHOWN), told
    )


def full(finding: Finding, texts: Texts) -> Html:
    """Everything a card says."""
    card, language = finding.card, texts.language
    phases, topics = topic_words.phases(language), topic_words.listed(card.tags, language)
    numbers = [
        None if card.months is None else texts("research-progress", months=months(card.months, texts)),
        None if card.strength is None else texts("research-evidence", strength=strength(card.strength, texts)),
        None if card.cost is None else texts("research-cost", cost=cost(card.cost, texts)),
        texts("research-ages", ages=phases.get(card.phase, card.phase)),
    ]
    source = [
        texts(
            "research-source", source=_source(finding), year=str(card.source_year or ""), dated=_yes(card.source_year)
        ),
        texts(f"research-checked-{card.checked}") if card.checked in ("partly", "no") else None,
        texts("research-topics", topics=topics) if card.tags else None,
    ]
    title = texts("research-title", title=finding.title)
    gone = texts("research-gone") if card.gone else None
    watch = texts("research-watch", watch=finding.watch)
    return paragraphs([lines([title, gone]), lines(numbers), texts.escape(finding.summary), watch, lines(source)])


def entry_lines(number: int, entry: Entry, texts: Texts) -> Html:
    """One of a list."""
    if not isinstance(entry, Finding):
        return texts("research-case", number=str(number), summary=summary_line(entry, texts))
    title = texts("research-entry", number=str(number), title=entry.title)
    watch = texts("research-watch-short", watch=cut(entry.watch, WATCH_SHOWN))
    return lines([title, facts(entry, texts) or None, watch])


def facts(finding: Finding, texts: Texts, *, plain: bool = False) -> Html:
    """Months, strength and cost in one line, as far as they are known."""
    card = finding.card
    say = texts.plain if plain else texts
    known = [
        None if card.months is None else say("research-fact-months", months=months(card.months, texts)),
        None if card.strength is None else say("research-fact-strength", strength=strength(card.strength, texts)),
        None if card.cost is None else say("research-fact-cost", cost=cost(card.cost, texts)),
    ]
    return Html(" · ".join(fact for fact in known if fact))


def months(number: int, texts: Texts) -> str:
    kind = "same" if number == 0 else "more" if number > 0 else "less"
    return texts.plain(f"research-months-{kind}", months=abs(number))


def strength(number: int, texts: Texts) -> str:
    """In words, with a row of dots beside them."""
    return texts.plain(f"research-strength-{number}", dots="●" * number + "○" * (MOST - number))


def cost(number: int, texts: Texts) -> str:
    return texts.plain(f"research-cost-{number}", coins="€" * number)


def words_shown(words: str, texts: Texts) -> str:
    """A topic by its name, other words as they were typed."""
    return cut(topic_words.labels(texts.language).get(words.removeprefix("#"), words), WORDS_SHOWN)


def import_report(report: ImportReport, texts: Texts) -> str:
    """What an import did, for the command line."""
    numbers = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged, "gone": report.gone}
    return texts.plain("import-done", **numbers)


def import_problems(bad: BadFile, texts: Texts) -> str:
    """Why a file was refused, a line for each fault."""
    told = [_fault(row, texts) for row in bad.rows[:FAULTS_SHOWN]]
    more = len(bad.rows) - len(told)
    rest = [texts.plain("import-more-faults", count=more)] if more else []
    return "\n".join([texts.plain("import-refused", count=len(bad.rows)), *told, *rest])


def _fault(row: BadRow, texts: Texts) -> str:
    limit = str(LONGEST.get(row.column, LONGEST_OTHERWISE))
    why = texts.plain(f"import-error-{row.reason_code}", value=row.value, limit=limit)
    where = "cell" if row.column else "line"
    return texts.plain(f"import-fault-{where}", line=str(row.line), column=row.column, why=why)


def _source(finding: Finding) -> Html:
    # Not isolated as other values are: signs of direction would become part of the address.
    card = finding.card
    return Html(f'<a href="{escape(card.source_url)}">{escape(card.citation)}</a>')


def _read_as(found: Results, texts: Texts) -> Html | None:
    pairs = [
        texts.plain("research-read-as-pair", typed=cut(typed, 40), meant=cut(meant, 40))
        for typed, meant in found.corrected.items()
    ]
    return texts("research-read-as", pairs=texts.listing(pairs)) if pairs else None


def _topic_rows(topics: Sequence[str], texts: Texts) -> tuple[Row, ...]:
    return in_rows(list(_topics(topics, texts)))


def _topics(topics: Sequence[str], texts: Texts) -> Iterator[Button]:
    labels = topic_words.labels(texts.language)
    for slug in topics:
        data = f"research:topic:{slug}"
        if len(data.encode()) <= 64:  # imported files may bring topics that no button has room for
            yield Button(cut(labels.get(slug, slug), 30), data=data)


def _numbered(entries: Sequence[Entry], where: str) -> Row:
    return tuple(
        Button(
            str(at),
            data=f"research:open:{where}.{one.card.id}" if isinstance(one, Finding) else f"cases:read:{one.case.id}.0",
        )
        for at, one in enumerate(entries, 1)
    )


def _turning(beginning: str, page: int, more: bool, texts: Texts) -> Row:
    before = (button(texts, "research-button-previous", f"{beginning}{page - 1}"),) if page else ()
    return (*before, button(texts, "research-button-next", f"{beginning}{page + 1}")) if more else before


def _keep(finding: Finding, texts: Texts) -> Button:
    return button(texts, "research-button-save", f"research:keep:{finding.card.id}")


def _yes(value: object) -> str:
    return "yes" if value else "no"
