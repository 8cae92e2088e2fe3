"""Reads what a bot sends: query strings, forms, JSON and multipart bodies become one dict of parameters and files."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from .errors import bad

BOUNDARY = re.compile(rb'boundary="?([^";,]+)"?', re.IGNORECASE)
DISPOSITION = re.compile(r'(\bname|filename\*?)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
CONTENT_TYPE = re.compile(r"^content-type:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Upload(NamedTuple):
    name: str
    mime: str | None
    content: bytes


def read(query: bytes, content_type: bytes, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files of one request. Raises Refused as Telegram does for a body that cannot be read."""
    values: dict[str, Any] = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True)) if query else {}
    files: dict[str, Upload] = {}
    if not body:
        return values, files
    kind = content_type[:40].lower()
    if kind.startswith(b"application/json"):
        try:
            given = json.loads(body)
        except (ValueError, RecursionError):
            raise bad("can't parse JSON object") from None
        if not isinstance(given, dict):
            raise bad("expected an Object")
        values.update(given)
    elif kind.startswith(b"multipart/form-data"):
        found = BOUNDARY.search(content_type)
        if not found:
            raise bad("boundary value not found")
        _multipart(body, found[1], values, files)
    elif kind.startswith(b"application/x-www-form-urlencoded"):
        values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return values, files


def _multipart(body: bytes, boundary: bytes, values: dict[str, Any], files: dict[str, Upload]) -> None:
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:]:
        if part.startswith(b"--"):
            return
        head, _, content = part.partition(b"\r\n\r\n")
        headers = head.decode("utf-8", "replace")
        names = {key.lower(): value.replace('\\"', '"') for key, value in DISPOSITION.findall(headers)}
        name = names.get("name")
        if name is None:
            raise bad("field name in multipart/form-data not found")
        if "filename" in names:
            mime = CONTENT_TYPE.search(headers)
            files[name] = Upload(names["filename"], mime[1] if mime else None, content)
        else:
            values[name] = content.decode("utf-8", "replace")
    raise bad("Wrong end of the request body")
