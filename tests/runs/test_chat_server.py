"""Servers that misbehave, asked with care."""

from __future__ import annotations

import socket
import time

import pytest
from tests.runs.chat_servers import answer, dripping, serving

from groundswell.errors import SettingError
from groundswell.runs.chat_server import ChatServer, NoAnswerError, said_in

ASKED = {"messages": [{"role": "user", "content": "a text on buses"}]}


def failure(reply, **settings):
    with serving(reply) as server, pytest.raises(NoAnswerError) as raised:
        ChatServer(server.address, **settings).answer(ASKED)
    assert "buses" not in str(raised.value)
    return raised.value


def test_an_answer_is_given_as_it_came():
    with serving(lambda *_: (200, {}, answer("late", model="m"))) as server:
        told = ChatServer(server.address).answer(ASKED)
    assert (said_in(told), told["model"]) == ("late", "m")


@pytest.mark.parametrize("part", ["body", "header"])
def test_an_answer_that_comes_drop_by_drop_is_not_waited_for(part):
    began = time.monotonic()
    why = failure(dripping(20, part), timeout_s=0.6)
    assert why.why == "TimeoutError"
    assert time.monotonic() - began < 5


def test_a_server_that_says_nothing_is_not_waited_for():
    began = time.monotonic()
    assert failure(lambda *_: time.sleep(3), timeout_s=0.5).why in ("TimeoutError", "timeout")
    assert time.monotonic() - began < 10


def test_an_answer_without_end_is_cut_off():
    def endless(_, handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(400):
                handler.wfile.write(b"[" * 65_536)
        except OSError:
            pass

    assert failure(endless).why == "too large"


@pytest.mark.parametrize("told", [b"", b"[]", b"late", b"[" * 900_000, b'{"a":' * 200_000, b"\xff"])
def test_what_is_no_json_object_is_of_another_interface(told):
    assert failure(lambda *_: (200, {}, told)).why == "another interface"


@pytest.mark.parametrize("told", [{}, {"choices": []}, {"choices": [{"message": {"content": 3}}]}])
def test_an_object_of_another_form_says_nothing(told):
    assert said_in(told) is None


def test_a_status_line_of_nonsense_is_one_clear_error():
    def nonsense(_, handler):
        handler.wfile.write(b"\x1b]0;late\x07 buses\r\n\r\n")

    assert failure(nonsense).why == "BadStatusLine"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status):
    with serving(lambda *_: (200, {}, answer("elsewhere"))) as other:
        why = failure(lambda *_: (status, {"Location": other.address}, b""))
        assert (why.status, other.asked) == (status, [])


def test_no_proxy_stands_between_us_and_this_machine(monkeypatch):
    with (
        serving(lambda *_: (200, {}, answer("proxied"))) as proxy,
        serving(lambda *_: (200, {}, answer("ours"))) as server,
    ):
        monkeypatch.setenv("http_proxy", proxy.address)
        assert said_in(ChatServer(server.address).answer(ASKED)) == "ours"
        assert proxy.asked == []


def test_nobody_there_is_one_clear_error():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswerError) as raised:
        ChatServer(f"http://127.0.0.1:{port}", timeout_s=2).answer(ASKED)
    assert raised.value.why == "ConnectionRefusedError"


def test_a_port_that_is_no_number_and_a_key_with_a_line_break_are_refused_first():
    with pytest.raises(SettingError, match="http or https"):
        ChatServer("http://localhost:late")
    with pytest.raises(SettingError, match="no key has") as raised:
        ChatServer("http://localhost", "key\r\nHost: elsewhere", "THE_KEY")
    assert "elsewhere" not in str(raised.value)
