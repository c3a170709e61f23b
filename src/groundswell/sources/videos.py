"""Frames of a video, one a second: pictures like any others.

Videos are read by PyAV, which is not installed by default (``pip install "groundswell[video]"``).
The kind of file is told by its first bytes and given to the reader, so that no playlist or other
file that names further ones is ever followed.
"""

from __future__ import annotations

import importlib.util
import io
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from groundswell.sources.pictures import LEAST_SIDE, MOST_POINTS, SetAside, VideoFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

EVERY_S = 1.0  # seconds from one frame to the next, as in vPDQ
MOST_S = 3600  # seconds; what comes after is not looked at


class Frame(NamedTuple):
    """Points, (height, width, 3), of a frame, and the second at which it is shown."""

    at_s: int
    pixels: NDArray[np.uint8]


def can_read_videos() -> bool:
    """Tell whether the package that reads videos is installed."""
    return importlib.util.find_spec("av") is not None


def frames(file: VideoFile) -> Iterator[Frame | SetAside]:
    """Give the frames of a video; where it breaks off, those until then and why it ends."""
    if not can_read_videos():
        yield SetAside(
            file.name,
            'a video: pip install "groundswell[video]" to read it, or sample its frames into a '
            "folder of pictures, e.g. one a second, and name that",
        )
        return
    import av  # noqa: PLC0415 -- not installed by default

    wanted, given = 0.0, 0
    try:
        with av.open(io.BytesIO(file.data), mode="r", format=file.form) as container:
            stream = container.streams.video[0]
            if not min(stream.width, stream.height) >= LEAST_SIDE or (
                stream.width * stream.height > MOST_POINTS
            ):
                yield SetAside(file.name, f"a video of {stream.width} × {stream.height} points")
                return
            for frame in container.decode(stream):
                at = frame.time or 0.0
                if at > MOST_S:
                    break
                if at + 1e-6 < wanted:
                    continue
                wanted = at - at % EVERY_S + EVERY_S
                given += 1
                yield Frame(int(at), np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8))
    except Exception as error:
        yield SetAside(file.name, f"the video is damaged or breaks off ({type(error).__name__})")
        return
    if not given:
        yield SetAside(file.name, "a video without frames")
