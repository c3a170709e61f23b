"""The encoder over the network, against a server that runs in the test."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from groundswell.errors import SettingError
from groundswell.sameness.encoder import Encoder, encoder
from groundswell.sameness.encoders.endpoint import KEY, Endpoint


class Server:
    """Answers with the length of a text and the number of its words, after what it was told."""

    def __init__(self):
        self.asked, self.heads, self.troubles, self.spoil = [], [], [], lambda answer: answer
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append((self.path, body))
                outer.heads.append(dict(self.headers))
                if outer.troubles:
                    status, head = outer.troubles.pop(0)
                    self.send_response(status)
                    for name, value in head.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                rows = [
                    {"index": n, "embedding": [float(len(text)), float(len(text.split()))]}
                    for n, text in enumerate(body["input"])
                ]
                answer = outer.spoil(json.dumps({"data": rows[::-1]})).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/v1"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.02,))
        self.thread.start()

    def stop(self):
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv(KEY, raising=False)
    running = Server()
    yield running
    running.stop()


def test_vectors_come_in_order_and_of_length_one_whatever_the_batches(server):
    found = Endpoint(server.address, "small", batch=2)
    texts = ["bus", "the bus", "the bus is late", "rain", "a b c d e"]
    vectors = found.encode(texts)
    wanted = np.array([[len(t), len(t.split())] for t in texts], np.float32)
    assert isinstance(found, Encoder)
    assert np.allclose(vectors, wanted / np.linalg.norm(wanted, axis=1, keepdims=True))
    assert [len(body["input"]) for _, body in server.asked] == [1, 2, 2, 1]
    assert {path for path, _ in server.asked} == {"/v1/embeddings"}
    assert found.encode([]).shape == (0, 2)


def test_the_key_comes_from_the_environment_and_stays_out_of_the_version(server, monkeypatch):
    monkeypatch.setenv(KEY, "opens-the-door")
    found = encoder("endpoint", model="small", address=server.address)
    assert server.heads[0]["Authorization"] == "Bearer opens-the-door"
    assert "opens-the-door" not in found.version
    assert found.version.startswith("small at 127.0.0.1:")


def test_a_busy_server_is_asked_again_after_the_time_it_names(server):
    server.troubles = [(429, {"Retry-After": "7"}), (503, {}), (429, {"Retry-After": "9999"})]
    waited = []
    found = Endpoint(server.address, "small", wait=waited.append)
    assert found.dimensions == 2
    assert waited == [7.0, 2.0, 30.0]


def test_a_server_that_stays_away_is_one_clear_error(server):
    server.troubles = [(503, {})] * 3
    with pytest.raises(SettingError, match=r"did not answer 3 times \(status 503\)"):
        Endpoint(server.address, "small", tries=3, wait=lambda seconds: None)


def test_an_address_where_nobody_listens_is_one_clear_error(server):
    gone = server.address
    server.stop()
    try:
        with pytest.raises(SettingError, match="did not answer 2 times.*what was encoded is kept"):  # noqa: RUF043
            Endpoint(gone, "small", tries=2, wait=lambda seconds: None)
    finally:
        server.thread = threading.Thread()
        server.stop = lambda: None


def test_a_slow_server_is_not_waited_for_beyond_the_time_allowed(server):
    release = threading.Event()
    server.spoil = lambda answer: release.wait(5) and answer
    try:
        with pytest.raises(SettingError, match="did not answer 1 times"):
            Endpoint(server.address, "small", tries=1, timeout_s=0.1)
    finally:
        release.set()


@pytest.mark.parametrize(
    ("status", "said"), [(401, f"set {KEY}"), (404, "sameness.model"), (400, "sameness.model")]
)
def test_a_refusal_is_not_tried_again(server, status, said):
    server.troubles = [(status, {})]
    with pytest.raises(SettingError, match=said):
        Endpoint(server.address, "small", wait=pytest.fail)
    assert len(server.asked) == 1


def test_texts_are_not_sent_on_to_another_address(server):
    server.troubles = [(302, {"Location": server.address})]
    with pytest.raises(SettingError, match="status 302"):
        Endpoint(server.address, "small")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: "not JSON",
        lambda answer: "[]",
        lambda answer: answer.replace('"index": 0', '"index": 1'),
        lambda answer: answer.replace("15.0", "NaN"),
        lambda answer: answer.replace("[15.0, 4.0]", "[0, 0]"),
        lambda answer: answer.replace("[15.0, 4.0]", '"text"'),
        lambda answer: '{"data": []}',
    ],
)
def test_an_answer_of_another_shape_is_one_clear_error(server, spoil):
    server.spoil = spoil
    with pytest.raises(SettingError, match="does not answer as"):
        Endpoint(server.address, "small")


def test_vectors_that_change_their_length_are_refused(server):
    found = Endpoint(server.address, "small")
    server.spoil = lambda answer: answer.replace("]", ", 1.0]", 1)
    with pytest.raises(SettingError, match="all of one length"):
        found.encode(["bus"])


def test_a_key_is_not_sent_in_the_clear_to_another_machine():
    with pytest.raises(SettingError, match="give an https address"):
        Endpoint("http://encoder.example/v1", "small", key="opens-the-door")


@pytest.mark.parametrize(
    "address",
    ["ftp://encoder.example", "localhost:8000", "", "http://[", "http://a:b@c.example/v1"],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(SettingError, match="http"):
        Endpoint(address, "small")


def test_an_endpoint_needs_model_and_address():
    with pytest.raises(SettingError, match=r"needs sameness\.model and sameness\.address"):
        encoder("endpoint", model="small")
