"""A process of its own: a picture's file comes in, a JPEG of what it shows goes out, upright, as large as a photo.

Reading a large one takes seconds and memory, and a broken one can end the process that reads it.
"""

import sys
from io import BytesIO

from pi_heif import register_heif_opener
from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
"""What good phones take."""
LONGEST_SIDE = 2560
"""Telegram shows no photo larger."""
NARROWEST = 20
"""How much longer than wide a photo may be at Telegram."""
READ = ("JPEG", "PNG", "WEBP", "HEIF")
"""Others move, have pages, or show something small before the picture: no photo could hold what they do."""
QUALITY = 90


def drawn_anew(file: bytes) -> bytes:
    """Nothing is left but what can be seen. Raises whatever comes to the one that reads it."""
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    with Image.open(BytesIO(file), formats=READ) as opened:
        long, short = max(opened.size), min(opened.size)
        if long * short > MOST_PIXELS or long > short * NARROWEST:
            raise ValueError("no photo has this size")
        if opened.mode[0] in "IF":
            raise ValueError("its shades would be lost")
        opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG need not be read larger than it is needed
        mode = "RGBA" if opened.has_transparency_data else "RGB"
        shown = opened if opened.mode == mode else opened.convert(mode)
        shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        ImageOps.exif_transpose(shown, in_place=True)
    # An image keeps what was read with it wherever it goes; a new one has nothing.
    photo = Image.new("RGB", shown.size, "white")
    photo.paste(shown, mask=shown.getchannel("A") if mode == "RGBA" else None)
    jpeg = BytesIO()
    photo.save(jpeg, "JPEG", quality=QUALITY)
    return jpeg.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(drawn_anew(sys.stdin.buffer.read()))
