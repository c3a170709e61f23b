"""Where the forms of posts tell their pictures."""

import json

import pytest

from groundswell.sources import plan_file


def pictures(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    plan = plan_file(path)
    return [
        picture
        for batch in plan.source.read(plan.head, plan.recognition)
        for picture in (
            batch.columns["picture"].to_pylist()
            if hasattr(batch.columns["picture"], "to_pylist")
            else batch.columns["picture"]
        )
    ]


ONE, OTHER = "ab" * 32, "cd" * 32


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (ONE, ONE),
        (f"{ONE} {OTHER}", [ONE, OTHER]),
        (f'"{ONE},{OTHER}"', [ONE, OTHER]),
        (f"\"['{ONE}', '{OTHER}']\"", [ONE, OTHER]),
        ("photos/bus at noon.jpg", "photos/bus at noon.jpg"),
        ("bus 1.jpg;bus 2.jpg", ["bus 1.jpg", "bus 2.jpg"]),
        ('"https://pictures.example/a,b.jpg"', "https://pictures.example/a,b.jpg"),
    ],
)
def test_a_table_may_hold_hashes_or_names_of_pictures_one_or_several(tmp_path, cell, expected):
    rows = f"account,created_at,text,image_hash\nana,2024-05-01,Bus,{cell}\nben,2024-05-01,Tea,\n"
    assert pictures(tmp_path, "posts.csv", rows) == [expected, None]


def test_a_column_called_image_is_not_taken_for_a_picture_of_the_post(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("account,created_at,text,image\nana,2024-05-01,Bus,a.jpg\n")
    assert "picture" not in plan_file(path).recognition.mapping


def test_a_photograph_on_x_is_known_by_its_key_and_a_video_is_none(tmp_path):
    post = {
        "id": "1",
        "author_id": "7",
        "text": "Bus",
        "created_at": "2024-05-01T10:00:00Z",
        "conversation_id": "1",
        "attachments": {"media_keys": ["3_11", "7_12"]},
    }
    assert pictures(tmp_path, "posts.json", {"data": [post]}) == [["3_11"]]


def test_a_picture_on_bluesky_is_known_by_the_hash_of_its_bytes(tmp_path):
    image = {"alt": "", "image": {"$type": "blob", "ref": {"$link": "bafkreiabc"}}}
    event = {
        "did": "did:plc:aaa",
        "time_us": 1714557600000000,
        "kind": "commit",
        "commit": {
            "operation": "create",
            "collection": "app.bsky.feed.post",
            "rkey": "1",
            "record": {
                "text": "Bus",
                "createdAt": "2024-05-01T10:00:00Z",
                "embed": {"$type": "app.bsky.embed.images", "images": [image]},
            },
        },
    }
    assert pictures(tmp_path, "stream.jsonl", json.dumps(event) + "\n") == [["bafkreiabc"]]


def test_a_photograph_from_telegram_is_known_by_its_file_where_it_was_exported(tmp_path):
    def message(number, **more):
        return {
            "id": number,
            "type": "message",
            "date": "2024-05-01T10:00:00",
            "from": "Bus",
            "from_id": "channel9",
            "text": "Bus",
            **more,
        }

    chat = {
        "name": "Bus",
        "type": "public_channel",
        "id": 9,
        "messages": [
            message(1, photo="photos/photo_1.jpg"),
            message(2, photo="(File not included. Change data exporting settings to download.)"),
            message(3),
        ],
    }
    assert pictures(tmp_path, "result.json", chat) == ["photos/photo_1.jpg", None, None]
