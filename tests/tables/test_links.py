"""Links: the same page is one item, and two pages never are."""

from __future__ import annotations

import pytest
from hypothesis import example, settings
from hypothesis import given as properties
from hypothesis import strategies as st

from groundswell.tables.links import SHORTENERS, canonical, canonical_of_any, in_text, shown

PAGE = "https://bus.example/line/42"


def value(link):
    found = canonical(link)
    return found and found.value


def domain(link):
    return canonical(link).domain


@pytest.mark.parametrize(
    "link",
    [
        "http://bus.example/line/42",
        "HTTPS://WWW.BUS.EXAMPLE/line/42",
        "bus.example/line/42",
        "www.bus.example/line/42/",
        " https://bus.example/line/42\n",
        "https://bus.example:443/line/42",
        "http://bus.example:80/line/42",
        "https://bus.example./line/42",
        "https://ana:secret@bus.example/line/42",
        "https://m.bus.example/line/42",
        "https://mobile.bus.example/line/42",
        "https://amp.bus.example/line/42",
        "https://www.m.bus.example/line/42",
        "https://bus.example/line/42#timetable",
        "https://bus.example/line/42#:~:text=late",
        "https://bus.example/line/42?",
        "https://bus.example/line/42?utm_source=x&UTM_Medium=y",
        "https://bus.example/line/42?fbclid=abc&gclid=1&ref_src=twsrc",
        "https://bus.example/line/42?mc_cid=1&_hsenc=2&igshid=3",
        "https://bus.example/line/42?amp=1",
        "https://bus.example/line/42?amp",
        "https://bus.example/line/42?outputType=amp",
        "https://bus.example/line/42/amp",
        "https://bus.example/line/42/amp/",
        "https://bus.example/line/42/amp/amp//",
        "https://bus.example/./line/../line/42",
        "https://bus.example/line/%34%32",
        "https://bus-example.cdn.ampproject.org/c/s/bus.example/line/42",
        "https://bus-example.cdn.ampproject.org/v/s/www.bus.example/line/42/amp?usqp=mq331AQ&amp=1&utm_source=x".replace(
            "usqp=mq331AQ&", ""
        ),
        "https://www.google.com/amp/s/bus.example/line/42",
        "https://m.google.com/amp/bus.example/line/42",
        "https://www.google.com/url?sa=t&q=https://bus.example/line/42&usg=x",
        "https://www.google.com/url?url=http%3A%2F%2Fbus.example%2Fline%2F42",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fbus.example%2Fline%2F42%3Ffbclid%3Dx&h=AT0",
        "https://lm.facebook.com/l.php?u=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://www1.bus.example/line/42",
        "https://mobi.bus.example/line/42",
        "https://bus.example/amp/line/42",
        "https://bus.example/amp/line/42/amp",
        "https://bus.example/line/42/print",
        "https://bus.example/line/42/print/index.html",
        "https://bus.example/line/42?print=1",
        "https://bus.example/line/42?view=print&share=twitter",
        "https://bus.example/line/42/index.html",
        "https://bus.example/line/42?srsltid=x&smid=y",
        "https://www.google.co.uk/amp/s/bus.example/line/42",
        "https://www.google.de/url?q=https://bus.example/line/42",
        "https://www.bing.com/amp/s/bus.example/line/42",
        "https://webcache.googleusercontent.com/search?q=cache:AbC-1:https://bus.example/line/42+bus&cd=1",
        "https://webcache.googleusercontent.com/search?q=cache:bus.example/line/42",
        "https://bus-example.translate.goog/line/42?_x_tr_sl=de&_x_tr_tl=en&_x_tr_hl=en",
        "https://www-bus-example.translate.goog/line/42",
        "https://translate.google.com/translate?sl=auto&tl=en&u=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://translate.yandex.com/translate?url=http%3A%2F%2Fbus.example%2Fline%2F42&lang=ru-en",
        "https://www.microsofttranslator.com/bv.aspx?from=de&to=en&a=http%3A%2F%2Fbus.example%2Fline%2F42",
        "https://web.archive.org/web/20240301120000/https://bus.example/line/42",
        "https://web.archive.org/web/2024id_/http://www.bus.example:80/line/42/",
        "http://web.archive.org/web/2024*/bus.example/line/42",
        "https://archive.ph/https://bus.example/line/42",
        "https://archive.is/newest/https://bus.example/line/42",
        "https://archive.today/20240301/http://bus.example/line/42",
        "https://archive.ph/o/AbC1/https://bus.example/line/42",
        "https://12ft.io/https://bus.example/line/42",
        "https://www.facebook.com/l.php?u=https%3A%2F%2Fbus.example%2Fline%2F42&h=x",
        "https://m.facebook.com/flx/warn/?u=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://l.threads.com/?u=https%3A%2F%2Fbus.example%2Fline%2F42&e=x",
        "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://vk.com/away.php?to=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://m.vk.com/away.php?to=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://out.reddit.com/t3_a?url=https%3A%2F%2Fbus.example%2Fline%2F42&token=x",
        "https://t.umblr.com/redirect?z=https%3A%2F%2Fbus.example%2Fline%2F42&t=x",
        "https://www.linkedin.com/safety/go?url=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://weibo.cn/sinaurl?u=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://href.li/?https://bus.example/line/42",
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbus.example%2Fline%2F42&data=x",
        "https://web.archive.org/web/2024/https://l.facebook.com/l.php?u=https%3A%2F%2Fbus.example%2Fline%2F42",
        "https://www.google.com/url?q=https://l.instagram.com/?u=https%253A%252F%252Fbus.example%252Fline%252F42".replace(
            "%25", "%"
        ),
    ],
)
def test_every_way_to_one_page_is_that_page(link):
    assert value(link) == PAGE
    assert domain(link) == "bus.example"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bus.example/a?b=1&c=2", "https://bus.example/a?c=2&b=1"),
        ("https://bus.example/a?q=late+bus", "https://bus.example/a?q=late%20bus"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("https://MÜNCHEN.example", "https://münchen.example/"),
        ("https://bus.example/%7eana", "https://bus.example/~ana"),
        ("https://bus.example/a.amp.html", "https://bus.example/a.html"),
        ("https://twitter.com/ana/status/12?s=20&t=abc", "https://x.com/i/status/12"),
        ("https://mobile.twitter.com/ana/statuses/12", "https://x.com/ben/status/12/photo/1"),
        ("https://twitter.com/#!/ana/status/12", "https://x.com/i/status/12"),
        ("https://youtu.be/AbC_1?si=x", "https://www.youtube.com/watch?v=AbC_1&feature=share"),
        ("https://youtu.be/AbC_1?t=30", "https://m.youtube.com/watch?v=AbC_1&t=30"),
        ("https://x.com/i/web/status/12", "https://x.com/ana/status/12"),
        ("https://fxtwitter.com/ana/status/12", "https://x.com/ana/status/12"),
        ("https://nitter.net/ana/status/12#m", "https://x.com/ana/status/12"),
        ("https://xcancel.com/ana", "https://x.com/ana"),
        ("https://youtu.be/a_b-c_d-e_f", "https://www.youtube.com/embed/a_b-c_d-e_f?rel=0"),
        ("https://youtu.be/a_b-c_d-e_f?t=30", "https://www.youtube.com/shorts/a_b-c_d-e_f"),
        (
            "https://www.youtube-nocookie.com/embed/a_b-c_d-e_f",
            "https://youtube.com/live/a_b-c_d-e_f",
        ),
        (
            "https://music.youtube.com/watch?v=a_b-c_d-e_f&list=x",
            "https://youtube.com/watch?t=1&v=a_b-c_d-e_f",
        ),
        ("https://old.reddit.com/r/bus/comments/ab1/late/", "https://www.reddit.com/comments/ab1"),
        ("https://redd.it/ab1", "https://np.reddit.com/r/bus/comments/ab1/late?context=3"),
        (
            "https://www.reddit.com/r/bus/comments/ab1/late/cd2/",
            "https://reddit.com/comments/ab1/_/cd2",
        ),
        ("https://t.me/s/bustimes/42", "https://telegram.me/bustimes/42?single"),
        ("https://mbasic.facebook.com/bus/42", "https://www.facebook.com/bus/42"),
        ("https://archive.is/AbC1", "https://archive.ph/AbC1"),
        ("https://bus.example/", "https://bus.example/index.php"),
        (
            "https://bus.example/a?id=1&utm_id=2",
            "https://web.archive.org/web/2024/https://bus.example/a?id=1",
        ),
        ("https://bus-line.example/a", "https://bus--line-example.translate.goog/a"),
        ("http://t.co/AbC1", "https://t.co/AbC1/"),
        ("https://www.bit.ly/AbC1", "http://bit.ly/AbC1"),
        ("http://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
    ],
)
def test_two_ways_to_one_page_merge(one, other):
    assert value(one) == value(other)
    assert value(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bus.example/a?id=1", "https://bus.example/a?id=2"),
        ("https://bus.example/a?12345", "https://bus.example/a?12346"),
        ("https://bus.example/a?page=", "https://bus.example/a"),
        ("https://bus.example/a?ref=1", "https://bus.example/a?ref=2"),
        ("https://bus.example/a?source=1", "https://bus.example/a?source=2"),
        ("https://bus.example/a?v=Ab", "https://bus.example/a?v=aB"),
        ("https://bus.example/a?a=1&a=2", "https://bus.example/a?a=1"),
        ("https://bus.example/a?q=a%26b", "https://bus.example/a?q=a&b"),
        ("https://bus.example/a?q=a%2Bb", "https://bus.example/a?q=a+b"),
        ("https://bus.example/a?q=%EF%F0%E8", "https://bus.example/a?q=%EF%F0%E9"),
        ("https://bus.example/%EF%F0", "https://bus.example/%EF%F1"),
        ("https://bus.example/A", "https://bus.example/a"),
        ("https://bus.example/a%2Fb", "https://bus.example/a/b"),
        ("https://bus.example/a.html", "https://bus.example/a"),
        ("https://bus.example/amplifier", "https://bus.example"),
        ("https://bus.example/camp", "https://bus.example/c"),
        ("https://bus.example:8080/a", "https://bus.example:8081/a"),
        ("https://bus.example:8080/a", "https://bus.example/a"),
        ("https://a.blogspot.com/1", "https://b.blogspot.com/1"),
        ("https://m.blogspot.com/1", "https://www.blogspot.com/1"),
        ("https://a.github.io", "https://b.github.io"),
        ("https://m.co.uk/1", "https://www.co.uk/1"),
        ("https://m.co.uk", "https://n.co.uk"),
        ("https://amp.dev/a", "https://m.dev/a"),
        ("https://news.bus.example/a", "https://bus.example/a"),
        ("https://app.example/#/bus/1", "https://app.example/#/bus/2"),
        ("https://app.example/#!bus-1", "https://app.example/#!bus-2"),
        ("https://app.example/#/bus/1", "https://app.example/"),
        ("https://x.com/ana/status/12", "https://x.com/ana/status/13"),
        ("https://x.com/ana", "https://x.com/ben"),
        ("https://youtu.be/AbC", "https://youtu.be/ABC"),
        ("https://youtube.com/watch?v=1", "https://youtube.com/shorts/1"),
        ("https://t.co/AbC", "https://t.co/ABC"),
        ("https://bit.ly/a", "https://t.co/a"),
        ("https://www.google.com/url?q=https://bus.example/a", "https://www.google.com/url?q=https://bus.example/b"),
        ("https://www.google.com/search?q=bus", "https://www.google.com/search?q=tram"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example", "https://l.facebook.com/l.php?u=https%3A%2F%2Fb.example"),
        ("https://youtube.com/watch?v=1&list=a", "https://youtube.com/playlist?list=a"),
        ("https://youtube.com/@ana", "https://youtube.com/@ben"),
        ("https://reddit.com/r/bus/comments/ab1/late", "https://reddit.com/r/bus/comments/ab1/late/cd2"),
        ("https://reddit.com/r/bus", "https://reddit.com/r/tram"),
        ("https://i.redd.it/a.jpg", "https://redd.it/a"),
        ("https://t.me/bus/1", "https://t.me/bus/2"),
        ("https://archive.ph/AbC1", "https://archive.ph/AbC2"),
        ("https://web.archive.org/web/2024/http://bus.example/a", "https://web.archive.org/web/2024/http://bus.example/b"),
        ("https://web.archive.org/about", "https://archive.org/details/bus"),
        ("https://translate.google.com/?text=bus", "https://translate.google.com/?text=tram"),
        ("https://a-example.translate.goog/1", "https://b-example.translate.goog/1"),
        ("https://bus.example/print", "https://bus.example/"),
        ("https://bus.example/shop/print", "https://bus.example/shop"),
        ("https://bus.example/amp/tubes", "https://bus.example/tubes"),
        ("https://bus.example/index.php?id=1", "https://bus.example/index.php?id=2"),
        ("https://bus.example/index.php?id=1", "https://bus.example/?id=1"),
        ("https://bus.example/indexes.html", "https://bus.example"),
        ("https://www.bus.example/a?print=2", "https://www.bus.example/a"),
        ("https://duckduckgo.com/?q=bus", "https://duckduckgo.com/?q=tram"),
        ("https://vk.com/bus", "https://vk.com/tram"),
        ("https://news.google.com/articles/CBM1", "https://news.google.com/articles/CBM2"),
        ("https://10.0.0.1/a", "https://10.0.0.2/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::2]/a"),
        ("story-1", "story-2"),
        ("10.1000/182", "10.1000/183"),
        ("https://xn--mnchen-3ya.example", "https://munchen.example"),
    ],
)  # fmt: skip
def test_two_pages_never_merge(one, other):
    assert value(one) != value(other)
    assert value(one)
    assert value(other)


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://news.bus.co.uk/a", "bus.co.uk"),
        ("https://a.blogspot.com/1", "a.blogspot.com"),
        ("https://m.a.blogspot.com/1", "a.blogspot.com"),
        ("https://sub.münchen.example", "xn--mnchen-3ya.example"),
        ("https://twitter.com/ana", "x.com"),
        ("https://10.0.0.1:8080/a", "10.0.0.1"),
        ("https://bus.internal/a", "bus.internal"),
    ],
)
def test_a_site_is_what_somebody_registered(link, site):
    assert domain(link) == site


class TestShortLinks:
    @pytest.mark.parametrize("host", sorted(SHORTENERS))
    def test_a_shortener_tells_no_site(self, host):
        link = canonical(f"https://{host}/AbC1")
        assert link == (f"https://{host}/AbC1", None, "short link, not resolved")

    def test_the_case_of_a_code_is_kept_and_that_of_the_host_not(self):
        assert value("HTTP://Bit.LY/AbC") == "https://bit.ly/AbC"

    def test_a_code_with_a_query_is_still_a_short_link(self):
        assert canonical("https://t.co/AbC?amp=1") == canonical("https://t.co/AbC")


class TestOpaqueIds:
    @pytest.mark.parametrize(
        "given", ["story-1", "12345", "a_b", "12.5", "10.1000/182", "1.2.3.4.5", "文章一"]
    )
    def test_an_id_is_kept_as_it_is(self, given):
        assert canonical(given) == (given, None, "given id")

    @pytest.mark.parametrize(
        "given", ["", "   ", "two words", "mailto:ana@bus.example", "javascript:alert(1)", "tg://resolve", "ftp://bus.example/a",
                  "https://", "https:///a", "https://./", "https://bus", "https://a..example", "https://bus.example:99999/",
                  "https://[::1", "https://%62us.example", "https://12345/a", "https://bus.example/" + "a" * 5_000]
    )  # fmt: skip
    def test_what_is_neither_an_address_nor_an_id_is_none(self, given):
        assert canonical(given) is None


class TestInText:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("see https://bus.example/a.", ["https://bus.example/a"]),
            ("(https://bus.example/a)", ["https://bus.example/a"]),
            ("https://bus.example/a_(b)", ["https://bus.example/a_(b)"]),
            ("[late](https://bus.example/a)", ["https://bus.example/a"]),
            ("**https://bus.example/a**", ["https://bus.example/a"]),
            ('<a href="https://bus.example/a">', ["https://bus.example/a"]),
            (
                "Www.Bus.example, and Http://bird.example!",
                ["Www.Bus.example", "Http://bird.example"],
            ),
            ("「https://bus.example/a」です。", ["https://bus.example/a"]),
            ("看https://bus.example/a，很好", ["https://bus.example/a"]),
            (
                "one https://a.example two http://b.example",
                ["https://a.example", "http://b.example"],
            ),
            ("bus.example is no link, nor is ana@www.bus.example", []),
            ("http:// is none", []),
        ],
    )
    def test_links_are_found_without_what_follows_them(self, text, found):
        assert in_text(text) == found


class TestShown:
    def test_codes_are_shown_as_letters(self):
        assert shown("https://bus.example/stra%C3%9Fe") == "https://bus.example/straße"

    @pytest.mark.parametrize("hidden", ["%00", "%20", "%0A", "%E2%80%AE", "%EF%F0"])
    def test_what_can_not_be_shown_stays_a_code(self, hidden):
        assert shown(f"https://bus.example/{hidden}") == f"https://bus.example/{hidden}"


PIECES = st.sampled_from(
    ["a", "A", "amp", "42", ".amp", ".html", "/", "//", ".", "..", "%", "%20", "%EF", "%2F", "ü", "ß", "%C3%9F", "~",
     ";", ":", "@", "!", "+", " ", "&", "=", "?", "#", "utm_source=x", "amp=1", "id=1", "status/12", "[", "]", "\\", "\u200b", "|", "'"]
)  # fmt: skip
HOSTS = st.sampled_from(
    ["bus.example", "www.bus.example", "m.amp.bus.example", "Bus.Example.", "münchen.example", "a.blogspot.com", "m.co.uk", "co.uk",
     "t.co", "www.bit.ly", "on.wsj.com", "twitter.com", "m.twitter.com", "x.com", "youtu.be", "www.youtu.be", "youtube.com",
     "archive.is", "web.archive.org", "bus-example.translate.goog", "translate.goog", "old.reddit.com", "redd.it", "t.me", "nitter.net",
     "youtube-nocookie.com", "google.co.uk", "bing.com", "href.li", "12ft.io", "a.safelinks.protection.outlook.com", "vk.com",
     "google.com", "m.google.com", "www.google.com.", "l.facebook.com", "l.m.facebook.com", "a.cdn.ampproject.org", "m.cdn.ampproject.org",
     "10.0.0.1", "[::1]", "[2001:db8::ff]", "localhost", "12.5", "ana@bus.example", "bus.example:80", "bus.example:8080", "ｂus.example"]
)  # fmt: skip
PATHS = st.one_of(
    st.sampled_from(
        [
            "/amp/s/",
            "/url?q=https://",
            "/c/s/",
            "/l.php?u=http://",
            "/ana/status/1",
            "/#!/ana/status/1",
            "/watch?v=1",
            "/#/a",
            "/web/2024/http://",
            "/newest/https://",
            "/https://",
            "/?https://",
            "/away.php?to=https://",
            "/redirect?q=https://",
            "/embed/a_b-c_d-e_f",
            "/r/bus/comments/ab1/late/",
            "/s/bus/1?single",
            "/amp/bus-1/",
            "/bus-1/print/",
            "/index.html",
        ]
    ),
    st.just("/"),
)
LINKS = st.recursive(
    st.builds(
        lambda *parts: "".join(parts), HOSTS, PATHS, st.lists(PIECES, max_size=8).map("".join)
    ),
    lambda inner: st.builds(lambda host, path, rest: host + path + rest, HOSTS, PATHS, inner),
    max_leaves=3,
).flatmap(
    lambda rest: st.sampled_from(["https://", "http://", "", "HTTP://www."]).map(
        lambda scheme: scheme + rest
    )
)


@properties(LINKS)
@settings(max_examples=800, deadline=None)
@example("https://bus.example/..amp")
@example("https://bus.example/;.amp")
@example("https://t.me/amp/s/bus.example/42")
@example("https://x.com/bus/status/42/amp")
@example(
    "https://google.com/url?q=https://google.com/url?q=https://l.facebook.com/?u=http%3A%2F%2Fbus.example"
)
def test_a_canonical_link_is_its_own_canonical_form(link):
    found = canonical(link)
    if found is not None:
        assert canonical(found.value) == found


NEARLY_PLAIN = st.builds(
    lambda scheme, host, segments, end: scheme + host + "".join(segments) + end,
    st.sampled_from(["https://", "http://", "https://www.", "http://m.", "HTTPS://", "//", ""]),
    st.one_of(
        HOSTS,
        st.sampled_from(
            ["bus.example", "a-b.example", "-a.example", "a_b.example", "bus..example", "bus.example.", "bus", "bus.amp", "amp.dev",
             "xn--mnchen-3ya.example", "xn--a.example", "t.co.uk", "cdn.ampproject.org", "a.cdn.amp.ampproject.org", "google.m.com",
             "google.m.example", "google.wap.com", "mobile.x.com", "l.amp.facebook.com", "archive.is", "web.archive.org", "a-b.translate.goog", "old.reddit.com", "t.me", "nitter.net", "12ft.io",
             "bing.com", "redd.it", "m.youtube.com", "www.google.co.uk", "mbasic.facebook.com", "www3.bus.example", "1.example", "bus.1", "bus.e1",
             "a" * 64 + ".example", "a." * 130 + "example"]
        ),
    ),
    st.lists(
        st.sampled_from(
            ["/", "/a", "/A-b_c", "/42", "/.", "/..", "/.a", "/a.", "/a..b", "/amp", "/ampere", "/a.amp", "/.amp", "/a.amp.html",
             "/a.amp.htm", "/amp.html", "/~ana", "/status", "/statuses", "/i", "/url", "/s", "/c", "/a;b", ";", "/a:b", "/a@b", "/@a",
             "/a,b+c=d!", "/print", "/a-1", "/index.html", "/index.htm", "/index.php", "/s", "/web", "/2024", "/comments", "/embed", "/newest", "/a%41", "/a\n", "/a b", "/ä", "/a'b", "/a(b)", "/a*", "/a$", "/a&b", "/a|b"]
        ),
        max_size=5,
    ),
    st.sampled_from(["", "", "/", "//", "/;", ";", "?", "?a=1", "#a", "#!", "\n", " ", "."]),
)  # fmt: skip


@properties(NEARLY_PLAIN)
@settings(max_examples=3000, deadline=None)
@example("https://google.com/amp/s/bus.example")
@example("https://x.com/ana/status/1")
@example("https://a.cdn.ampproject.org/c/s/bus.example")
@example("https://youtu.be/a/b")
@example("https://bus.example/" + "a" * 5_000)
def test_a_plain_link_comes_to_what_any_link_would(link):
    assert canonical(link) == canonical_of_any(link)


@properties(LINKS)
@settings(max_examples=200, deadline=None)
def test_a_canonical_link_is_never_empty_and_holds_no_space(link):
    found = canonical(link)
    if found is not None:
        assert found.value
        assert not any(character.isspace() for character in found.value)


@properties(
    st.one_of(
        st.text(max_size=80),
        st.text(max_size=60).map("https://".__add__),
        st.text(max_size=60).map("https://bus.example/".__add__),
    )
)
@settings(max_examples=600, deadline=None)
@example("https://\ud800.example")
@example("\ud800")
@example("https://bus.example/\ud800?\udfff")
def test_no_text_at_all_raises(text):
    found = canonical(text)
    assert found is None or found.value
    assert isinstance(in_text(text), list)
    assert isinstance(shown(text), str)


def test_a_short_link_ends_where_the_text_goes_on_without_a_blank():
    assert in_text("https://t.co/abc今日はバス") == ["https://t.co/abc"]
    assert in_text("https://ja.example/バス です") == ["https://ja.example/バス"]
