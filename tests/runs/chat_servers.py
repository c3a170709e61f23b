"""Servers on this machine that answer as a language model's do, or as none should."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def answer(text, **more):
    """Give the bytes of an answer in the interface's form."""
    whole = {"choices": [{"message": {"role": "assistant", "content": text}}], **more}
    return json.dumps(whole).encode()


class Listening:
    """What a server was asked, and how it answers: ``reply`` gives status, headers and body."""

    def __init__(self, reply):
        self.reply = reply
        self.asked = []
        self.headers = []
        self.address = ""

    def texts(self):
        """Give the user's part of each question."""
        return [body["messages"][-1]["content"] for body in self.asked]


@contextmanager
def serving(reply):
    """Run a server while the block lasts; ``reply(body, handler)`` gives status, headers, body.

    Where it gives None it has answered by itself.
    """
    heard = Listening(reply)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.asked.append(body)
            heard.headers.append(dict(self.headers))
            given = heard.reply(body, self)
            if given is None:
                return
            status, headers, told = given
            self.send_response(status)
            for name, value in {"Content-Length": str(len(told)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    heard.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def dripping(seconds, part="body"):
    """Give a reply that never ends, a byte at a time: in the body, or already in the headers."""

    def reply(_, handler):
        try:
            if part == "body":
                handler.send_response(200)
                handler.send_header("Content-Length", "100000")
                handler.end_headers()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                handler.wfile.write(b" " if part == "body" else b"H")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    return reply
