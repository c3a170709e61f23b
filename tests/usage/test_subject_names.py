import pyarrow as pa

from groundswell.usage.subject_names import names_in
from groundswell.usage.subject_words import words_of_prompts


def names(*texts, tags=()):
    found = names_in(words_of_prompts(pa.array(texts)), pa.array(tags, pa.string()))
    spans = zip(found.row.tolist(), found.first.tolist(), found.last.tolist(), strict=True)
    return [(row, texts[row][first:last]) for row, first, last in spans]


def test_capitals_within_a_sentence_are_a_name():
    assert (0, "Mara Fenwick") in names("please write to Mara Fenwick today")


def test_a_capital_at_the_start_of_a_sentence_alone_names_nobody():
    assert names("Write to the club", "Summarise this. Thanks") == []


def test_a_first_word_is_a_name_where_it_has_its_capital_elsewhere():
    assert (1, "Fenwick") in names("we asked Fenwick again", "Fenwick answered")


def test_a_verb_before_a_name_is_no_part_of_it():
    found = names("Ask Fenwick about it", "did you ask him", "we like Fenwick")
    assert (0, "Fenwick") in found
    assert (0, "Ask Fenwick") not in found


def test_a_word_that_is_mostly_small_is_no_name():
    assert names("the Bus is late", "a bus and a bus") == []


def test_a_known_name_counts_in_small_letters_too():
    assert (1, "mara fenwick") in names("dear Mara Fenwick", "what did mara fenwick say")


def test_a_headline_is_no_name():
    assert names("it says The Late Buses Of Our Little Town And Others here") == []


def test_a_shouted_prompt_has_no_names():
    assert names("PLEASE WRITE ME A CARD FOR THE CLUB NOW") == []


def test_particles_within_a_name_belong_to_it():
    assert (0, "Lena von der Aue") in names("wir fragen Lena von der Aue heute")


def test_words_of_scripts_without_case_may_be_names():
    assert (0, "فنويكية") in names("رسالة فنويكية")
    assert (0, "フェンウィック") in names("フェンウィックの話")


def test_a_hashtag_is_looked_for_without_its_mark():
    assert (0, "harbour walk") in names("was the harbour walk nice", tags=["HarbourWalk"])
