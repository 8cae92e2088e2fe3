"""Files sent through the town: kept in memory, found by file_id (for the bot) or by path (for downloads)."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import Any

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "video_note": "video_notes",
}


@dataclass(slots=True)
class File:
    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    path: str

    @property
    def size(self) -> int:
        return len(self.content)

    def base(self) -> dict[str, Any]:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}

    def wire(self, extra: dict[str, Any]) -> dict[str, Any]:
        """The fields of the message that carries it: {"document": {...}} and its like."""
        out = self.base()
        if self.kind == "photo":
            return {"photo": [{**out, "width": 800, "height": 600}]}
        if self.kind in ("document", "video", "audio", "animation"):
            out["file_name"] = self.name
        if self.kind == "video_note":
            return {"video_note": {**out, "length": extra.get("length", 240), "duration": extra.get("duration", 1)}}
        out["mime_type"] = self.mime
        if self.kind in ("voice", "video", "audio", "animation"):
            out["duration"] = extra.get("duration", 1)
        if self.kind in ("video", "animation"):
            out |= {"width": extra.get("width", 640), "height": extra.get("height", 480)}
        if self.kind == "audio":
            out |= {key: extra[key] for key in ("performer", "title") if extra.get(key)}
        fields: dict[str, Any] = {self.kind: out}
        if self.kind == "animation":
            fields["document"] = {**self.base(), "file_name": self.name, "mime_type": self.mime}
        return fields


@dataclass(slots=True)
class Files:
    _by_id: dict[str, File] = field(default_factory=dict)
    _by_path: dict[str, File] = field(default_factory=dict)
    _next: int = 1

    def add(self, kind: str, name: str, content: bytes, mime: str | None = None) -> File:
        """Keeps a new file under a new file_id."""
        number, self._next = self._next, self._next + 1
        name = name.replace("\\", "/").rsplit("/", 1)[-1] or "file"
        if not mime or mime == "application/octet-stream":
            mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = "." + name.rsplit(".", 1)[-1] if "." in name else ""
        suffix = suffix if suffix[1:].isalnum() else ""
        file = File(
            id=f"BQACAgI{kind[:2].upper()}{number:012d}",
            unique_id=f"AgAD{number:010d}",
            kind=kind,
            name=name,
            mime=mime,
            content=content,
            path=f"{FOLDERS.get(kind, 'documents')}/file_{number}{suffix}",
        )
        self._by_id[file.id] = self._by_path[file.path] = file
        return file

    def get(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)
