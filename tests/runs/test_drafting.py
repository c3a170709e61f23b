"""A model that drafts names, asked over the network."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from groundswell.errors import SettingError
from groundswell.operations.naming import name_in
from groundswell.runs.drafting import KEY, Chat, chat


@pytest.fixture
def server():
    """A server on this machine that answers what it is told to, and notes what it was asked."""

    class Answering(BaseHTTPRequestHandler):
        status, answer, asked = 200, b"", []
        location = None

        def do_POST(self):
            size = int(self.headers["Content-Length"])
            Answering.asked.append(
                (self.path, dict(self.headers), json.loads(self.rfile.read(size)))
            )
            self.send_response(Answering.status)
            if Answering.location:
                self.send_header("Location", Answering.location)
            self.send_header("Content-Length", str(len(Answering.answer)))
            self.end_headers()
            self.wfile.write(Answering.answer)

        def log_message(self, *_):
            pass

    Answering.asked = []
    running = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    Answering.address = f"http://127.0.0.1:{running.server_port}"
    yield Answering
    running.shutdown()
    running.server_close()
    thread.join()


def answer(text):
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def test_a_question_is_asked_and_the_answer_given(server, monkeypatch):
    monkeypatch.setenv(KEY, "a-key-of-buses")
    server.answer = answer('{"name": "Late buses"}')
    assert name_in(chat(server.address, "small")("what is this about?")) == "Late buses"
    path, headers, asked = server.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer a-key-of-buses"
    assert (asked["model"], asked["messages"][0]["content"]) == ("small", "what is this about?")


def test_an_address_with_a_path_is_taken_as_the_base(server):
    server.answer = answer("late")
    assert Chat(f"{server.address}/proxy/v1/", "small")("?") == "late"
    assert server.asked[0][0] == "/proxy/v1/chat/completions"


@pytest.mark.parametrize(
    "told", [b"", b"[]", b"{}", b'{"choices": []}', answer(None), answer(["a"])]
)
def test_an_answer_of_another_form_is_one_clear_error(server, told):
    server.answer = told
    with pytest.raises(SettingError, match="chat/completions"):
        Chat(server.address, "small")("?")


def test_a_refusal_names_the_key_and_holds_no_text(server):
    server.status = 401
    with pytest.raises(SettingError, match=KEY) as raised:
        Chat(server.address, "small")("a post on buses")
    assert "buses" not in str(raised.value)


def test_texts_follow_no_redirect(server):
    server.status, server.location = 302, "http://127.0.0.1:9/elsewhere"
    with pytest.raises(SettingError, match="302"):
        Chat(server.address, "small")("?")
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(SettingError, match="does not answer"):
        Chat("http://127.0.0.1:9", "small", timeout_s=2)("?")


@pytest.mark.parametrize(
    "address", ["", "localhost:8000", "file:///etc/hosts", "http://a:b@c", "http://[1"]
)
def test_an_address_that_cannot_be_meant_is_refused(address):
    with pytest.raises(SettingError, match="http or https"):
        Chat(address, "small")


def test_a_key_is_sent_in_the_open_to_this_machine_only():
    Chat("http://localhost:8000", "small", "key")
    Chat("https://example.org", "small", "key")
    with pytest.raises(SettingError, match="readable by all"):
        Chat("http://example.org", "small", "key")


def test_the_key_is_not_shown():
    assert "secret" not in repr(Chat("https://example.org", "small", "secret"))
