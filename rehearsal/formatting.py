"""What Telegram does to a text on its way: control characters go, edges are trimmed, entities are sorted, and
commands, mentions, links and hashtags that nobody marked become entities of their own."""

import re

from .entities import Entity, utf16

PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 10,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
SPLITTABLE = {"bold", "italic", "underline", "strikethrough", "spoiler"}
CLOSED = {"pre", "code", "text_link", "text_mention", "url", "mention", "bot_command", "hashtag", "email"}
MAX_ENTITIES = 100
UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e]")
UNWANTED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
REMOVED = re.compile("[\r\u2028-\u202e]")
EDGE = " \n"

# The countries' domains, and the general ones that people write.
DOMAINS = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca "
    "cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr "
    "ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm "
    "jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq "
    "mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa "
    "re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn "
    "to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw рф academy app art blog cloud club "
    "com community dev edu education email events foundation fund global gov group guide help info int live media mil "
    "name net network news ngo one online org page pro school schule site social space store study systems team tech "
    "today top training video website wiki work world xyz zone "
)
TLDS = frozenset(DOMAINS.split())
COMMAND = re.compile(r"(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
MENTION = re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{4,32}(?![\w@])")
HASHTAG = re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
URL = re.compile(
    r"(?<![\w@.])(?:(?:https?|ftp|tg)://[^\s<>\"]+|(?:[\w-]+\.)+(?P<tld>[^\W\d_]{2,})\b(?:[:/?#][^\s<>\"]*)?)(?<![.,;:!?'\"])",
    re.IGNORECASE,
)
FINDERS = (  # a look for the mark alone is much quicker than the whole pattern, which most texts do not need
    (re.compile("/"), "bot_command", COMMAND),
    (re.compile("@"), "email", EMAIL),
    (re.compile(r"\.[^\W\d_]|://"), "url", URL),
    (re.compile("@"), "mention", MENTION),
    (re.compile("#"), "hashtag", HASHTAG),
)


def cleaned(text: str) -> str:
    """Control characters become spaces, carriage returns and direction overrides go."""
    return REMOVED.sub("", UNWANTED.sub(" ", text)) if UNCLEAN.search(text) else text


def fixed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Trimmed text and the entities that stay, sorted as Telegram sorts them."""
    if not entities:
        stripped = cleaned(text).strip(EDGE) if not text.isalnum() else text
        return stripped, autolinks(stripped)
    body = cleaned(text).rstrip(EDGE)
    entities = [e for e in (_cut(e, utf16(body)) for e in entities) if e and _part(body, e).strip()]
    first = min((e["offset"] for e in entities), default=len(body))
    lead = len(body) - len(body.lstrip(EDGE))
    lead = min(lead, first)  # only spaces lead, so characters and UTF-16 units agree
    if lead:
        body = body[lead:]
        entities = [{**e, "offset": e["offset"] - lead} for e in entities]
    kept = _merged(_without_overlaps(entities))
    for entity in autolinks(body):
        if not any(_touch(entity, other) for other in kept if other["type"] in CLOSED):
            kept.append(entity)
    kept.sort(key=_order)
    return body, kept[:MAX_ENTITIES]


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], PRIORITY.get(entity["type"], 50)


def _touch(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def _cut(entity: Entity, length: int) -> Entity | None:
    keep = min(entity["offset"] + entity["length"], length) - entity["offset"]
    return {**entity, "length": keep} if keep > 0 else None


def _part(text: str, entity: Entity) -> str:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    if text.isascii():
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    """Code and pre hold nothing else; quotations do not nest."""
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    whole = [e for e in entities if e["type"] in ("code", "pre")]
    quotes = [e for e in entities if e["type"].endswith("blockquote")]
    kept = []
    for entity in entities:
        if entity["type"] not in ("code", "pre") and not entity["type"].endswith("blockquote"):
            if any(_touch(entity, other) for other in whole):
                continue
        elif entity in quotes and any(_inside(entity, q) for q in quotes if q is not entity):
            continue
        kept.append(entity)
    return sorted(kept, key=_order)


def _inside(one: Entity, other: Entity) -> bool:
    within = other["offset"] <= one["offset"] and one["offset"] + one["length"] <= other["offset"] + other["length"]
    return bool(within and one["length"] < other["length"])


def _merged(entities: list[Entity]) -> list[Entity]:
    """Two neighbours of one splittable kind are one entity."""
    out: list[Entity] = []
    last: dict[str, Entity] = {}
    for entity in entities:
        before = last.get(entity["type"])
        if before and entity["type"] in SPLITTABLE and entity["offset"] <= before["offset"] + before["length"]:
            end = max(before["offset"] + before["length"], entity["offset"] + entity["length"])
            before["length"] = end - before["offset"]
            continue
        entity = dict(entity)
        last[entity["type"]] = entity
        out.append(entity)
    return out


def autolinks(text: str) -> list[Entity]:
    """Commands, mentions, addresses and hashtags in plain text."""
    found: list[tuple[int, int, str]] = []
    for mark, kind, pattern in FINDERS:
        if mark.search(text):
            for match in pattern.finditer(text):
                start, end = match.span()
                if kind == "url" and not _is_domain(match["tld"]):
                    continue
                if not any(start < e and s < end for s, e, _ in found):
                    found.append((start, end, kind))
    if not found:
        return []
    found.sort()
    if text.isascii():
        return [{"type": kind, "offset": s, "length": e - s} for s, e, kind in found]
    return [{"type": kind, "offset": utf16(text[:s]), "length": utf16(text[s:e])} for s, e, kind in found]


def _is_domain(tld: str | None) -> bool:
    """Whether a word after a dot ends an address; a capital begins the next sentence. None: the scheme says it all."""
    return tld is None or (tld.lower() in TLDS and not (tld[0].isupper() and tld[1:].islower()))
