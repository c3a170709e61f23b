import io
import struct
import tarfile
import zipfile
import zlib

import numpy as np
import pytest
from PIL import Image
from tests.sameness.pictures import encoded, made

from groundswell.errors import SourceError
from groundswell.sources import pictures
from groundswell.sources.pictures import (
    NOT_A_PICTURE,
    Picture,
    PictureFile,
    SetAside,
    decoded,
    picture_files,
)

PIXELS = made(1, 80, 60)


def png_of(width, height):
    """A PNG whose head claims a size that its few bytes don't hold."""

    def chunk(kind, body):
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def named(found):
    return {one.name: one for one in found}


def pixels_of(data):
    found = decoded(PictureFile("a", data))
    assert isinstance(found, Picture), found
    return found.pixels


def reason_of(data):
    found = decoded(PictureFile("a", data))
    assert isinstance(found, SetAside)
    return found.reason


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "bus.png").write_bytes(encoded(PIXELS))
    (tmp_path / "inner" / "tea.jpg").write_bytes(encoded(PIXELS, "JPEG"))
    (tmp_path / "notes.txt").write_text("Tea at noon")
    (tmp_path / "empty.jpg").write_bytes(b"")
    return tmp_path


def test_a_folder_gives_its_pictures_by_their_path_in_it(folder):
    found = named(picture_files([folder]))
    assert {name for name, one in found.items() if isinstance(one, PictureFile)} == {
        "bus.png",
        "inner/tea.jpg",
    }
    assert found["notes.txt"] == SetAside("notes.txt", NOT_A_PICTURE, picture=False)
    assert found["empty.jpg"].reason == "an empty file"


@pytest.mark.parametrize("name", ["all.zip", "all.tar", "all.tar.gz", "all.tgz"])
def test_an_archive_gives_the_same_as_the_folder_packed_into_it(folder, name, tmp_path_factory):
    path = tmp_path_factory.mktemp("packed") / name
    if name.endswith(".zip"):
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(folder.rglob("*.*")):
                archive.write(file, file.relative_to(folder).as_posix())
            archive.writestr("__MACOSX/._bus.png", b"x")
    else:
        with tarfile.open(path, "w" if name == "all.tar" else "w:gz") as archive:
            archive.add(folder, ".")
    assert named(picture_files([path])) == named(picture_files([folder]))


def test_a_path_that_stands_for_nothing_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        list(picture_files([tmp_path / "gone.jpg"]))


@pytest.mark.parametrize("form", ["PNG", "WEBP", "BMP", "TIFF"])
def test_a_picture_is_read_whatever_its_form(form):
    how = {"lossless": True} if form == "WEBP" else {}
    assert (pixels_of(encoded(PIXELS, form, **how)) == PIXELS).all()


def test_a_picture_is_laid_upright_as_its_file_says():
    exif = Image.Exif()
    exif[0x0112] = 6  # shown after a turn to the right
    out = io.BytesIO()
    Image.fromarray(PIXELS).save(out, "PNG", exif=exif)
    assert (pixels_of(out.getvalue()) == np.rot90(PIXELS, -1)).all()


def test_what_is_transparent_is_white_and_not_what_lies_hidden_below():
    clear = np.zeros((60, 80, 4), dtype=np.uint8)
    clear[:30] = 255
    assert (pixels_of(encoded(clear)) == 255).all()


def test_grey_of_sixteen_bits_keeps_its_shades():
    deep = (PIXELS[:, :, 0].astype(np.uint16) << 8) | 77
    assert (pixels_of(encoded(deep)) == PIXELS[:, :, 0]).all()


def test_the_first_of_several_frames_is_taken():
    frames = [Image.fromarray(made(seed, 80, 60)[:, :, 0]) for seed in (1, 2)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    apart = np.abs(pixels_of(out.getvalue())[:, :, 0].astype(int) - PIXELS[:, :, 0])
    assert apart.mean() < 10


@pytest.mark.parametrize("size", [(12_000, 12_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_memory_is_set_aside_before_it_is_opened(size):
    assert "as in a file made to fill memory" in reason_of(png_of(*size))


def test_a_picture_too_small_to_tell_anything_is_set_aside():
    assert "31 × 60 points" in reason_of(encoded(made(1, 31, 60)))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
def test_a_picture_that_breaks_off_is_set_aside_wherever_it_does(form):
    whole = encoded(PIXELS, form)
    for cut in (20, len(whole) // 2):
        assert isinstance(decoded(PictureFile("a", whole[:cut])), SetAside)


def test_noise_after_a_true_beginning_is_set_aside():
    noise = np.random.default_rng(1).integers(0, 256, 3000, dtype=np.uint8).tobytes()
    for start in (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0"):
        assert reason_of(start + noise)


def test_a_file_larger_than_any_picture_is_set_aside(folder, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 1024 * 4)
    found = named(picture_files([folder]))
    assert "MB" in found["bus.png"].reason


def test_an_entry_larger_than_it_says_is_set_aside(tmp_path, monkeypatch):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.png", b"\x89PNG" + b"\0" * 500_000)
    monkeypatch.setattr(pictures, "MOST_BYTES", 1024)
    assert isinstance(named(picture_files([path]))["bomb.png"], SetAside)


def test_a_damaged_archive_keeps_what_came_before(folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("packed") / "all.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder / "bus.png", "bus.png")
        archive.add(folder / "inner" / "tea.jpg", "tea.jpg")
    path.write_bytes(path.read_bytes()[:-600])
    found = named(picture_files([path]))
    assert isinstance(found["bus.png"], PictureFile)
    assert isinstance(found["all.tar.gz"], SetAside)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0\0\0\x20ftypheic" + b"\0" * 40, "HEIC"),
        (b"\x28\xb5\x2f\xfd" + b"\0" * 40, "archive inside another"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(tmp_path, data, reason):
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    (found,) = picture_files([path])
    assert reason in found.reason
    assert found.picture
