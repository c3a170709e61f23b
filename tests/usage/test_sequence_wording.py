import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.usage.sequence_wording import Wording

WORDS = ["bus", "late", "club", "walk", "owl", "pier", "公", "交"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=2, max_size=6))
def test_likeness_is_that_of_sets_of_words(said):
    texts = [" ".join(words) for words in said]
    wording = Wording.of(pa.array(texts), np.arange(len(texts)))
    held = {word: sum(word in words for words in said) for word in WORDS}
    half = {word: 1.0 if word.isascii() else 0.5 for word in WORDS}
    weight = {word: np.log2((len(said) + 1) / (n + 0.5)) * half[word] for word, n in held.items()}
    for a in range(len(said)):
        for b in range(len(said)):
            both = set(said[a]) & set(said[b])
            least = min(sum(weight[word] for word in set(words)) for words in (said[a], said[b]))
            share, count = wording.alike(np.array([a]), np.array([b]))
            assert count[0] == sum(half[word] for word in both)
            wanted = sum(weight[word] for word in both) / least if least > 0 else 0.0
            assert abs(share[0] - wanted) < 1e-9
