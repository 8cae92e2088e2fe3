"""Pictures without what a camera wrote into them: bytes in, bytes out."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from community.errors import Refusal
from community.pictures import LARGEST, Pictures
from community.redrawing import LONGEST_SIDE
from tests.pictures import DEVICE, at, is_upright, lying, taken

HEIC = (Path(__file__).parents[1] / "data" / "garden.heic").read_bytes()


def as_jpeg() -> bytes:
    return taken(
        lying(), "JPEG", comment=DEVICE, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )


def as_png() -> bytes:
    """With words beside the picture, which a PNG can hold too."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", DEVICE.decode())
    return taken(lying(), "PNG", pnginfo=words)


def as_webp() -> bytes:
    return taken(lying(), "WEBP", quality=90, xmp=DEVICE)


@pytest.mark.parametrize("file", [as_jpeg(), as_png(), as_webp(), HEIC], ids=["jpeg", "png", "webp", "heic"])
async def test_place_time_and_device_are_gone_and_the_picture_is_upright(file: bytes) -> None:
    assert DEVICE in file
    photo = await Pictures().without_traces(file)
    assert DEVICE not in photo
    with Image.open(BytesIO(photo)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()
        assert set(image.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert is_upright(image)


@pytest.mark.slow
async def test_a_large_picture_becomes_as_large_as_a_photo() -> None:
    photo = await Pictures().without_traces(taken(Image.new("RGB", (6000, 3000), "green"), "JPEG"))
    with Image.open(BytesIO(photo)) as image:
        assert image.size == (LONGEST_SIDE // 2, LONGEST_SIDE)


async def test_what_can_be_seen_through_becomes_white() -> None:
    photo = await Pictures().without_traces(taken(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))
    with Image.open(BytesIO(photo)) as image:
        assert at(image, 0.5, 0.5) == (255, 255, 255)


def bomb() -> bytes:
    """A few kilobytes that are a hundred million points."""
    return taken(Image.new("1", (10_000, 10_000)), "PNG")


def thread() -> bytes:
    return taken(Image.new("RGB", (2100, 100)), "PNG")


def broken_heic() -> bytes:
    """One that ends the process that reads it, with the library of the day it was found."""
    file = bytearray(HEIC)
    for place, value in ((178, 163), (404, 20)):
        file[place] = value
    return bytes(file)


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        bomb,
        thread,
        broken_heic,
        lambda: as_jpeg()[:300],
        lambda: b"not really a picture",
        lambda: b"",
        lambda: bytes(LARGEST + 1),
    ],
    ids=["a bomb", "a thread", "a broken one", "a half", "words", "nothing", "too much"],
)
async def test_what_is_no_photo_is_refused_in_words(make: Callable[[], bytes]) -> None:
    with pytest.raises(Refusal, match="error-privacy-picture-file"):
        await Pictures().without_traces(make())
