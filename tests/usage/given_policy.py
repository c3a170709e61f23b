"""A small policy, an encoder that anybody can check by hand, and messages, for tests of stages."""

from __future__ import annotations

import zlib

import numpy as np
import pyarrow as pa

from groundswell.model.usage import MESSAGES

POLICY = """
version: 1
title: Small
stages:
  planning:
    title: Planning
    definition: Asks for a plan.
    phase: plan
    levels: {weak: 0.3, look: 0.5, investigate: 0.7}
    needs: [deceit]
    exemplars:
      secret_plan:
        en: secret plan for the campaign
        de: geheimer Plan
    counters:
      study_plan:
        en: plan for my studies
  content_batch:
    title: Many
    definition: Asks for many pieces.
    phase: prepare
    levels: {weak: 0.3, look: 0.5}
    exemplars:
      many:
        en: many different comments
  content_single:
    title: One
    definition: Asks for one piece.
    phase: prepare
    levels: {weak: 0.3, look: 0.5}
    exemplars:
      one:
        en: comment of a resident
ordinary:
  recipe:
    en: recipe with lentils
cues:
  deceit:
    en: [secret, "as if*another", "fake|"]
  guard:
    en: [novel]
"""

WORDINGS = """
wordings:
  planning:
    exemplars:
      en: [who whispers what on which day, "and a second wave, quietly"]
      de: [wer flüstert was an welchem Tag]
    counters:
      en: [which day suits the choir]
  content_single:
    exemplars:
      en: [one line from a neighbour]
  ordinary:
    en: [how long do lentils cook]
    zh: [扁豆要煮多久]
"""


class Words:
    """Gives a text the counts of its words, hashed to 64 places, as a vector of length 1."""

    name = "words"
    version = "1"
    dimensions = 64

    def __init__(self):
        self.seen = []

    def encode(self, texts):
        self.seen.extend(texts)
        found = np.full((len(texts), self.dimensions), 1e-3, np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().replace(",", " ").replace(".", " ").split():
                found[row, zlib.crc32(word.encode()) % self.dimensions] += 1
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def messages(*rows):
    """Messages from (key, role, text) and more by name: parent, conversation, account, branch …"""
    out = []
    for place, row in enumerate(rows):
        key, role, text, *more = row
        told = more[0] if more else {}
        out.append(
            {
                "message_key": key,
                "conversation_key": "c1",
                "account_key": "a1",
                "role": role,
                "at_ms": 1_000 * place,
                "time_known": True,
                "position": place,
                "branch": 0,
                "text": text,
                "text_norm": text.casefold(),
                "lang": "en",
                "source_file": "log.jsonl",
                "source_row": place + 1,
                **told,
            }
        )
    return pa.Table.from_pylist(out, schema=MESSAGES)
