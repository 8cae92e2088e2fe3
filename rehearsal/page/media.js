// What a message carries besides words: a picture, a document to download, a voice note or a video.
// Voice notes and videos are placeholders: rehearsal keeps their bytes but has nothing to play.
import { api } from "./api.js";
import { h, icon } from "./dom.js";
import { LOCALE, w } from "./words.js";

const BARS = 28;

export function mediaPart(message) {
  const { media } = message;
  if (media.kind === "photo") return photo(media, message.text);
  if (media.kind === "voice") return file(media, "play", wave(message.key));
  const moving = media.kind === "video" || media.kind === "animation";
  return file(media, moving ? "video" : "file", h("span", { class: "file-name", dir: "auto" }, media.name));
}

function photo(media, caption) {
  const url = api.fileUrl(media.file);
  return h("a", { class: "photo", href: url, target: "_blank", rel: "noopener" },
    h("img", { src: url, alt: w("picture", { name: caption || media.name }), loading: "lazy", decoding: "async" }));
}

function file(media, drawing, inside) {
  const name = media.kind === "voice" ? w("voice") : media.name;
  return h("a", {
    class: `file file-${media.kind}`, href: api.fileUrl(media.file), download: media.name,
    "aria-label": w("download", { name }),
  },
  h("span", { class: "file-icon" }, icon(drawing)),
  h("span", { class: "file-words" }, inside, h("span", { class: "file-size", dir: "auto" }, sizeOf(media.size))));
}

/** The same note always has the same wave: the bars follow its key. */
function wave(key) {
  let seed = [...String(key)].reduce((sum, letter) => sum * 31 + letter.codePointAt(0), 7) >>> 0;
  const bars = h("span", { class: "wave" });
  for (let i = 0; i < BARS; i++) {
    seed = (seed * 1103515245 + 12345) >>> 0;
    const bar = h("i");
    bar.style.blockSize = `${18 + ((seed >>> 16) % 82)}%`;
    bars.append(bar);
  }
  return bars;
}

export function sizeOf(bytes) {
  const kilobytes = Math.max(0.1, (bytes || 0) / 1000);
  const [size, unit] = kilobytes < 1000 ? [kilobytes, "kilobyte"] : [kilobytes / 1000, "megabyte"];
  return new Intl.NumberFormat(LOCALE, { style: "unit", unit, maximumFractionDigits: size < 10 ? 1 : 0 }).format(size);
}
