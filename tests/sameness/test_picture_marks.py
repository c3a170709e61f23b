import io
import struct

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.sameness.pictures import made

from groundswell.sameness.picture_marks import EDITED, GENERATED, MANIFEST, picture_mark

PICTURE = Image.fromarray(made(1, 80, 60))
SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SETTINGS = "a bus in the rain\nNegative prompt: snow\nSteps: 20, Sampler: Euler a, CFG scale: 7"


def saved(form, **more):
    out = io.BytesIO()
    PICTURE.save(out, form, **more)
    return out.getvalue()


def png(**texts):
    info = PngInfo()
    for key, text in texts.items():
        info.add_text(key, text)
    return saved("PNG", pnginfo=info)


def xmp(source):
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description '
        b'Iptc4xmpExt:DigitalSourceType="' + source.encode() + b'"/></x:xmpmeta>'
    )


def exif(**tags):
    found = Image.Exif()
    numbers = {"software": 0x0131, "description": 0x010E}
    for name, value in tags.items():
        found[numbers[name]] = value
    return found.tobytes()


def manifest(said):
    """A box that begins like those of a C2PA manifest, in the marker of a JPEG that holds them."""
    body = b"JP\0\1\0\0\0\1" + b"\0\0\0\x20jumbc2pa" + said
    plain = saved("JPEG")
    return plain[:2] + b"\xff\xeb" + struct.pack(">H", len(body) + 2) + body + plain[2:]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_without_metadata_has_no_mark(form):
    assert picture_mark(saved(form)) is None


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("trainedAlgorithmicMedia", GENERATED),
        ("compositeWithTrainedAlgorithmicMedia", EDITED),
        ("digitalCapture", None),
    ],
)
def test_the_digital_source_type_is_read(form, source, says):
    mark = picture_mark(saved(form, xmp=xmp(SOURCE + source)))
    assert (mark and mark.says) == says
    assert mark is None or mark.where == "digital source type in XMP"


def test_it_is_read_in_a_png_too():
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp(SOURCE + "trainedAlgorithmicMedia").decode(), zip=True)
    assert picture_mark(saved("PNG", pnginfo=info)).says == GENERATED


def test_settings_of_a_diffusion_model_are_known():
    assert picture_mark(png(parameters=SETTINGS)).says == GENERATED
    assert picture_mark(png(workflow='{"nodes": []}')).says == GENERATED
    assert picture_mark(png(parameters="speed 20, gear 4")) is None


def test_a_program_that_names_itself_is_known_and_a_caption_that_names_one_is_not():
    assert picture_mark(png(Software="NovelAI")).says == GENERATED
    assert picture_mark(png(Description="The queue outside the Midjourney office")) is None
    assert picture_mark(saved("JPEG", exif=exif(software="Stable Diffusion XL"))).says == GENERATED
    assert picture_mark(saved("JPEG", exif=exif(description="A talk on Stable Diffusion"))) is None
    assert picture_mark(saved("JPEG", exif=exif(software="GIMP 2.10"))) is None


def test_a_manifest_is_told_and_its_model_where_it_names_one():
    assert picture_mark(manifest(b"c2pa.created")).says == MANIFEST
    said = b"digitalSourceType" + SOURCE.encode() + b"trainedAlgorithmicMedia"
    assert picture_mark(manifest(said)).says == GENERATED
    assert picture_mark(manifest(b"claim_generator\x78\x20DALL-E 3 by OpenAI")).says == GENERATED


def test_what_is_said_of_a_part_is_not_said_of_the_whole():
    said = b"c2pa.ingredient" + SOURCE.encode() + b"trainedAlgorithmicMedia"
    assert picture_mark(manifest(said)).says == EDITED


def test_a_mark_never_repeats_what_stands_in_the_metadata():
    assert "bus" not in str(picture_mark(png(parameters=SETTINGS)))


def test_packed_text_is_not_unpacked_without_end():
    info = PngInfo()
    info.add_text("Comment", "0" * 50_000_000 + SETTINGS, zip=True)
    assert picture_mark(saved("PNG", pnginfo=info)) is None


def test_damaged_files_have_no_mark_and_stop_nothing():
    for whole in (png(parameters=SETTINGS), saved("JPEG", exif=exif(software="x")), saved("WEBP")):
        for cut in range(0, 400, 7):
            picture_mark(whole[:cut])
            picture_mark(whole[:cut] + b"\xff" * 40)
