import io

import numpy as np
import pytest
from tests.sameness.pictures import made

from groundswell.sources import videos
from groundswell.sources.pictures import SetAside, VideoFile, picture_files
from groundswell.sources.videos import Frame, frames

needs_av = pytest.mark.skipif(
    not videos.can_read_videos(), reason="PyAV, which reads videos, is not installed"
)


def video(seeds, *, form="mp4", seconds=1, rate=5, quality=4):
    """A video that shows each picture for some seconds."""
    import av  # noqa: PLC0415

    out = io.BytesIO()
    with av.open(out, "w", format=form) as container:
        stream = container.add_stream("mpeg4" if form != "matroska" else "mjpeg", rate=rate)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        if form == "matroska":
            stream.pix_fmt = "yuvj420p"
        stream.bit_rate = 2_000_000 // quality
        for seed in seeds:
            points = made(seed, 320, 240)
            for _ in range(rate * seconds):
                frame = av.VideoFrame.from_ndarray(points, format="rgb24")
                container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


@needs_av
@pytest.mark.parametrize(("form", "kind"), [("mp4", "mov"), ("matroska", "matroska")])
def test_a_video_gives_a_frame_a_second(tmp_path, form, kind):
    path = tmp_path / "clip.bin"
    path.write_bytes(video([1, 2, 3], form=form))
    (file,) = picture_files([path])
    assert (file.name, file.form) == ("clip.bin", kind)
    found = list(frames(file))
    assert [one.at_s for one in found] == [0, 1, 2]
    assert np.abs(found[1].pixels.astype(int) - made(2, 320, 240)).mean() < 15


@needs_av
def test_a_video_that_breaks_off_gives_what_came_before_or_the_reason():
    data = video(range(8))
    for cut in (40, len(data) // 2, len(data) - 30):
        found = list(frames(VideoFile("clip", data[:cut], "mov")))
        assert any(isinstance(one, SetAside) for one in found) or found


@needs_av
def test_a_playlist_is_never_followed():
    found = list(frames(VideoFile("clip", b"#EXTM3U\nfile:///etc/hostname\n", "mov")))
    assert [type(one) for one in found] == [SetAside]


def test_without_the_package_it_is_said_what_to_do(monkeypatch):
    monkeypatch.setattr(videos, "can_read_videos", lambda: False)
    (found,) = frames(VideoFile("clip", b"", "mov"))
    assert isinstance(found, SetAside)
    assert 'pip install "groundswell[video]"' in found.reason


@needs_av
def test_frames_begin_at_the_first_and_end_at_the_bound(monkeypatch):
    monkeypatch.setattr(videos, "MOST_S", 2)
    found = list(frames(VideoFile("clip", video(range(6)), "mov")))
    assert [one.at_s for one in found if isinstance(one, Frame)] == [0, 1, 2]
