import csv

import numpy as np
import pytest
from click.testing import CliRunner
from tests.sameness.pictures import encoded, made
from tests.sources.test_videos import video

from groundswell.cli.pictures import command
from groundswell.errors import SettingError, SourceError
from groundswell.sameness.picture_hashes import picture_hash


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "shots"
    place.mkdir()
    for seed in range(3):
        (place / f"bus {seed}.png").write_bytes(encoded(made(seed)))
    (place / "copy.jpg").write_bytes(encoded(made(0), "JPEG", quality=30))
    (place / "mirror.png").write_bytes(encoded(np.ascontiguousarray(made(1)[:, ::-1])))
    (place / "blank.png").write_bytes(encoded(np.full((90, 90, 3), 230, dtype=np.uint8)))
    (place / "=1+1.jpg").write_bytes(b"\xff\xd8\xff broken")
    (place / "notes.txt").write_text("Tea at noon")
    return place


def run(*args):
    done = CliRunner().invoke(command, [str(one) for one in args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def table(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_pictures_are_hashed_and_those_that_are_the_same_put_together(folder, tmp_path):
    out = tmp_path / "out"
    run(folder, "-o", out)
    hashes = {row["name"]: row for row in table(out / "pictures.csv")}
    assert hashes["bus 0.png"]["pdq"] == picture_hash(made(0)).hex
    assert hashes["blank.png"]["quality"] == "0"
    assert [(row["name"], row["how"]) for row in table(out / "families.csv")] == [
        ("bus 0.png", "representative"),
        ("copy.jpg", "near"),
    ]
    (lead,) = table(out / "leads.csv")
    assert ({lead["picture"], lead["other"]}, lead["how"]) == (
        {"bus 1.png", "mirror.png"},
        "mirrored",
    )


def test_files_set_aside_are_told_and_their_names_run_nothing_in_a_spreadsheet(folder, tmp_path):
    done = run(folder, "-o", tmp_path / "out")
    assert [row["name"] for row in table(tmp_path / "out" / "rejects.csv")] == ["'=1+1.jpg"]
    assert "files set aside: 1; no pictures: 1" in done.stderr


def test_pictures_are_looked_up_in_lists_as_they_are_and_as_leads(folder, tmp_path):
    (tmp_path / "known.txt").write_text(
        f"{picture_hash(made(0)).hex},100,a bus\n{picture_hash(made(9)).hex},100,another\n"
    )
    (tmp_path / "mirrors.csv").write_text(
        f"hash,label\n{picture_hash(np.ascontiguousarray(made(2)[:, ::-1])).hex},mirrored bus\n"
    )
    out = tmp_path / "out"
    run(folder, "-o", out, "--list", tmp_path / "known.txt", "--list", tmp_path / "mirrors.csv")
    found = [
        (row["name"], row["list"], row["label"], row["how"]) for row in table(out / "listed.csv")
    ]
    assert found == [
        ("bus 0.png", "known.txt", "a bus", "as it is"),
        ("copy.jpg", "known.txt", "a bus", "as it is"),
        ("bus 2.png", "mirrors.csv", "mirrored bus", "mirrored"),
    ]


def test_a_smaller_distance_finds_fewer(folder, tmp_path):
    (folder / "worse.jpg").write_bytes(encoded(made(2), "JPEG", quality=20))
    run(folder, "-o", tmp_path / "far", "-q")
    run(folder, "-o", tmp_path / "near", "-q", "--distance", "0")
    assert "worse.jpg" in (tmp_path / "far" / "families.csv").read_text()
    assert table(tmp_path / "near" / "families.csv") == []


def test_parts_are_looked_for_when_asked(folder, tmp_path):
    part = np.ascontiguousarray(made(2)[36:, :])
    (folder / "part.png").write_bytes(encoded(part))
    run(folder, "-o", tmp_path / "out", "--parts", "-q")
    leads = table(tmp_path / "out" / "leads.csv")
    assert ("bus 2.png", "part.png", "a part") in [
        (row["picture"], row["other"], row["how"]) for row in leads
    ]


def test_the_same_files_give_the_same_tables(folder, tmp_path):
    for name in ("one", "two"):
        run(folder, "-o", tmp_path / name, "-q")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_what_can_not_be_done_is_said(folder, tmp_path):
    with pytest.raises(SettingError, match="from 0 to 31"):
        run(folder, "-o", tmp_path / "out", "--distance", "40")
    with pytest.raises(SourceError, match="no such file"):
        run(tmp_path / "gone", "-o", tmp_path / "out")


def test_videos_are_alike_by_the_share_of_their_frames(tmp_path):
    pytest.importorskip("av", reason="PyAV, which reads videos, is not installed")
    place = tmp_path / "clips"
    place.mkdir()
    (place / "long.mp4").write_bytes(video([1, 2, 3, 4, 5, 6]))
    (place / "cut.mp4").write_bytes(video([3, 4, 5], quality=8))
    (place / "other.mp4").write_bytes(video([7, 8, 9]))
    run(place, "-o", tmp_path / "out", "-q")
    assert table(tmp_path / "out" / "videos.csv") == [
        {"video": "cut.mp4", "other": "long.mp4", "share_of_video": "1", "share_of_other": "0.5"}
    ]
