"""What is measured of a group, against counts made by hand."""

from __future__ import annotations

from tests.networks.given import post, rows

from groundswell.networks.measures import group_measures

MEMBERS = [{"group_id": "g-1", "account_key": name} for name in ("ana", "ben")] + [
    {"group_id": "g-2", "account_key": "cara"}
]


def measured(*posts, group="g-1"):
    found = {
        row["group_id"]: row for row in rows(group_measures(), members=MEMBERS, posts=list(posts))
    }
    return found.get(group)


def test_posts_of_members_are_counted_reposts_too():
    found = measured(post("ana"), post("ben", kind="repost"), post("dora"))
    assert found["posts"] == 2


def test_engagement_is_summed_where_it_is_known():
    found = measured(post("ana", likes=3, views=0), post("ben", likes=4), post("ben"))
    assert (found["likes"], found["views"]) == (7, 0)


def test_engagement_that_is_nowhere_known_is_null_and_not_zero():
    found = measured(post("ana"), post("ben"))
    assert (found["likes"], found["shares"], found["comments"], found["views"]) == (None,) * 4


def test_the_engagement_of_what_a_member_reposted_is_not_its_own():
    assert measured(post("ana", likes=1), post("ben", kind="repost", likes=1_000))["likes"] == 1
    assert measured(post("ben", kind="repost", likes=1_000))["likes"] is None


def test_acts_on_members_are_told_apart_by_who_acted():
    found = measured(
        post("ana"),
        post("ben", kind="repost", target_account_key="ana"),
        post("ana", kind="reply", target_account_key="ben"),
        post("cara", kind="quote", target_account_key="ana"),
        post("dora", kind="comment", target_account_key="ben"),
    )
    assert (found["inside_acts"], found["all_acts"]) == (2, 4)


def test_an_act_on_oneself_counts_in_neither():
    found = measured(post("ana", kind="reply", target_account_key="ana"))
    assert (found["inside_acts"], found["all_acts"]) == (0, 0)


def test_a_post_that_names_a_target_is_no_act_on_it():
    assert measured(post("ana"), post("dora", target_account_key="ana"))["all_acts"] == 0


def test_acts_on_others_do_not_count():
    assert measured(post("ana", kind="repost", target_account_key="dora"))["all_acts"] == 0


def test_groups_are_measured_apart():
    posts = [
        post("ana"),
        post("cara", likes=5),
        post("cara", kind="reply", target_account_key="ana"),
    ]
    assert (
        measured(*posts)["posts"],
        measured(*posts)["inside_acts"],
        measured(*posts)["all_acts"],
    ) == (1, 0, 1)
    assert (measured(*posts, group="g-2")["posts"], measured(*posts, group="g-2")["likes"]) == (
        2,
        5,
    )


def test_a_group_without_posts_has_no_row():
    assert measured(post("dora")) is None
