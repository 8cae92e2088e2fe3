"""A picture as a camera takes it: lying on its side, with the place, the time and the device in it."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

DEVICE = b"Pomme 17 of Kamola"
PLACE = {
    GPS.GPSLatitudeRef: "N",
    GPS.GPSLatitude: (41.0, 18.0, 41.0),
    GPS.GPSLongitudeRef: "E",
    GPS.GPSLongitude: (69.0, 14.0, 24.0),
}
ON_ITS_SIDE = 6
"""To be turned clockwise by a quarter before it is looked at."""


def lying(wide: int = 64, high: int = 48) -> Image.Image:
    """White, with red in what is its upper left quarter now, and the upper right one when it stands."""
    image = Image.new("RGB", (wide, high), "white")
    ImageDraw.Draw(image).rectangle((0, 0, wide // 2 - 1, high // 2 - 1), fill="red")
    return image


def taken(image: Image.Image, kind: str, **more: Any) -> bytes:
    """The file a camera would write."""
    exif = Image.Exif()
    exif[Base.Orientation], exif[Base.Make], exif[Base.DateTime] = ON_ITS_SIDE, DEVICE.decode(), "2026:11:20 09:30:00"
    exif.get_ifd(IFD.GPSInfo).update(PLACE)
    file = BytesIO()
    image.save(file, kind, exif=exif.tobytes(), **more)
    return file.getvalue()


def at(image: Image.Image, across: float, down: float) -> tuple[int, ...]:
    """The colour at a place, given in parts of the whole."""
    colour = image.convert("RGB").getpixel((round(image.width * across), round(image.height * down)))
    assert isinstance(colour, tuple)
    return colour


def is_upright(image: Image.Image) -> bool:
    red = [at(image, across, down)[1] < 128 for down in (0.25, 0.75) for across in (0.25, 0.75)]
    return image.height > image.width and red == [False, True, False, False]
