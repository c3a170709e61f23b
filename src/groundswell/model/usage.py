"""The named tables of the provider's wing: usage logs, what they were used for, who is one operator.

Times are integer milliseconds since 1970 in UTC. Accounts, conversations and the values of signals
are keyed pseudonyms; the text of messages stays in the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.model.columns import column

if TYPE_CHECKING:
    from collections.abc import Mapping

_text, _int, _float, _flag = pa.string(), pa.int64(), pa.float64(), pa.bool_()
_texts = pa.list_(pa.string())
_floats = pa.list_(pa.float64())

USAGE_ACCOUNTS = pa.schema(
    [
        column("account_key", _text, "keyed pseudonym of the account"),
        column("provider", _text, "whose log it is, one lower-case word"),
        column("created_ms", _int, "when the account was created", null=True),
        column("conversations", _int, "its conversations in the data"),
        column("messages", _int, "messages in them"),
        column("prompts", _int, "messages that the account itself wrote"),
        column("first_seen_ms", _int, "its first message or signal"),
        column("last_seen_ms", _int, "its last"),
    ]
)

CONVERSATIONS = pa.schema(
    [
        column("conversation_key", _text, "stable key of the conversation"),
        column("account_key", _text, "whose it is"),
        column("started_ms", _int, "its first message"),
        column("ended_ms", _int, "its last message"),
        column("messages", _int, "messages in it, all branches"),
        column("branches", _int, "ways it was continued in: 1 where nothing was edited"),
        column("model", _text, "the model that answered, the most frequent", null=True),
        column("source_file", _text, "name of the file it came from"),
        column("source_row", _int, "its record number there, from 1"),
    ]
)

MESSAGES = pa.schema(
    [
        column("message_key", _text, "stable key of the message"),
        column("conversation_key", _text, "the conversation"),
        column("account_key", _text, "the account whose conversation it is"),
        column("role", _text, "user, assistant, system or tool"),
        column("at_ms", _int, "when; the conversation's time where the message has none"),
        column("time_known", _flag, "whether the message itself has a time"),
        column(
            "position", pa.int32(), "place in the conversation, from 0, parents before children"
        ),
        column("parent_key", _text, "the message it follows", null=True),
        column("branch", pa.int32(), "0 on the way that was kept, 1 and up on edited siblings"),
        column("text", _text, "as written, e-mail and network addresses replaced by pseudonyms"),
        column("text_norm", _text, "NFKC, case folded, without links, mentions, emoji"),
        column("lang", _text, "language code, given or identified", null=True),
        column("model", _text, "the model that answered", null=True),
        column("finish_reason", _text, "stop, length, content_filter, refusal …", null=True),
        column("refused", _flag, "whether the log itself says that it was refused", null=True),
        column("source_file", _text, "name of the file it came from"),
        column("source_row", _int, "its record number there, from 1"),
    ]
)

SIGNALS = pa.schema(
    [
        column("account_key", _text, "the account"),
        column(
            "kind",
            _text,
            "email, email_domain, phone, payment, address, network, country, device, user_agent, "
            "language, timezone, organisation, api_key, referrer, sign_up or another word",
        ),
        column("family", _text, "what moves together: network, device, payment, sign_up or other"),
        column("value_key", _text, "keyed pseudonym of the value; plain for country and language"),
        column(
            "shared", _text, "what the log says shares it: vpn, university, reseller …", null=True
        ),
        column("first_ms", _int, "first seen", null=True),
        column("last_ms", _int, "last seen", null=True),
        column("source_file", _text, "name of the file it came from"),
        column("source_row", _int, "its record number there, from 1"),
    ]
)

MESSAGE_STAGES = pa.schema(
    [
        column("message_key", _text, "the message, one that the account wrote"),
        column("conversation_key", _text, "its conversation"),
        column("account_key", _text, "its account"),
        column("at_ms", _int, "when"),
        column("stage", _text, "name of the stage in the policy"),
        column("probability", _float, "calibrated, 0 to 1"),
        column("score", _float, "likeness to the exemplar less that to the best counter-exemplar"),
        column(
            "start", pa.int32(), "where the span of text that supports it starts, in characters"
        ),
        column("end", pa.int32(), "where it ends, exclusive"),
        column("exemplar", _text, "id of the exemplar of the policy that matched"),
        column("counter", _text, "id of the counter-exemplar that came closest", null=True),
        column("level", _text, "investigate, look, or weak: how far the message alone carries"),
        column("batch_size", pa.int32(), "pieces asked for in one prompt", null=True),
    ]
)

MESSAGE_LEANINGS = pa.schema(
    [
        column("message_key", _text, "the message, one that the account wrote"),
        column("account_key", _text, "its account"),
        column(
            "leaning",
            _float,
            "natural log odds that it belongs to any stage of the policy and not to what this log's "
            "people write, less those of the middle of the log; told better than which stage it is. "
            "To compare by, and no probability",
        ),
        column(
            "after_first_line",
            _float,
            "the same without its first line, which may be a heading",
            null=True,
        ),
    ]
)

OUTCOMES = pa.schema(
    [
        column("message_key", _text, "the prompt"),
        column("answer_key", _text, "the message that answered it", null=True),
        column("outcome", _text, "answered, partly, refused, or unknown"),
        column("how", _text, "how that was told: given, phrase, meaning or none"),
        column("probability", _float, "calibrated, 0 to 1", null=True),
        column(
            "start", pa.int32(), "where the span of the answer that supports it starts", null=True
        ),
        column("end", pa.int32(), "where it ends, exclusive", null=True),
    ]
)

STAGE_TOTALS = pa.schema(
    [
        column("scope", _text, "conversation or account"),
        column("key", _text, "conversation_key or account_key"),
        column("stage", _text, "name of the stage"),
        column("messages", _int, "messages with the stage"),
        column("conversations", _int, "conversations with it"),
        column("refused", _int, "of the messages, those that were refused"),
        column("first_ms", _int, "first of them"),
        column("last_ms", _int, "last of them"),
        column("probability", _float, "the highest"),
        column("message_key", _text, "the message with the highest"),
        column("level", _text, "the highest level"),
    ]
)

SUBJECTS = pa.schema(
    [
        column("message_key", _text, "the message"),
        column("account_key", _text, "its account"),
        column("at_ms", _int, "when"),
        column("kind", _text, "name, hashtag, domain or phrase"),
        column("value", _text, "canonical value"),
        column("start", pa.int32(), "where it stands in the text, in characters"),
        column("end", pa.int32(), "where it ends, exclusive"),
        column("accounts", _int, "accounts in the log that wrote it"),
        column(
            "bits",
            _float,
            "log2(accounts in the log / accounts that wrote it); less where few write its language",
        ),
    ]
)

PROMPT_FAMILIES = pa.schema(
    [
        column("message_key", _text, "a prompt that is like another"),
        column("account_key", _text, "its account"),
        column("family_key", _text, "message_key of the representative"),
        column("how", _text, "representative, exact, near or template"),
        column("bits", _float, "information shared with the representative"),
        column("accounts", _int, "accounts in the family"),
    ]
)

SEQUENCES = pa.schema(
    [
        column("sequence_id", _text, "stable key"),
        column("account_key", _text, "the account, the one that came back where there are two"),
        column(
            "kind",
            _text,
            "refused_rephrased_answered, refused_returned, batch, or across_languages",
        ),
        column("message_keys", _texts, "the messages, in order"),
        column("first_ms", _int, "the first of them"),
        column("last_ms", _int, "the last"),
        column("elapsed_ms", _int, "from the refusal to what followed; of the whole otherwise"),
        column("stage_before", _text, "stage of the first message", null=True),
        column("stage_after", _text, "stage of the last", null=True),
        column("subjects", _texts, "what the messages share"),
        column("bits", _float, "rarity of what they share, in bits"),
        column("expected", _float, "such sequences that chance would give this account", null=True),
        column("count", _int, "outputs in a batch, languages, or attempts"),
    ]
)

RHYTHMS = pa.schema(
    [
        column("account_key", _text, "the account"),
        column(
            "hours", pa.list_(pa.int64()), "prompts per hour of the week, 168 from Monday 00, UTC"
        ),
        column("active_days", _int, "days with a prompt"),
        column("longest_pause_ms", _int, "longest time without a prompt between two"),
    ]
)

ACCOUNT_LINKS = pa.schema(
    [
        column("account_a", _text, "the account whose key sorts first"),
        column("account_b", _text, "the other"),
        column(
            "family",
            _text,
            "network, device, payment, sign_up, text, subject, synchrony, other, or judgement",
        ),
        column("kind", _text, "kind of signal, or near_prompt, hashtag, domain, name, phrase …"),
        column("value", _text, "what both have: a pseudonym, or a family or subject"),
        column("accounts", _int, "accounts that have it"),
        column("bits", _float, "log2(N / accounts that have it)"),
        column(
            "counted", _float, "bits that count: 0 where greyed, or another of the family leads"
        ),
        column("greyed", _text, "why it does not count: household, university, vpn …", null=True),
        column("message_keys", _texts, "messages behind it, for links by text"),
        column("first_ms", _int, "first seen on both", null=True),
        column("last_ms", _int, "last seen on both", null=True),
    ]
)

ACCOUNT_PAIRS = pa.schema(
    [
        column("account_a", _text, "the account whose key sorts first"),
        column("account_b", _text, "the other"),
        column("bits", _float, "sum of what counts over families"),
        column("families", _texts, "families that count"),
        column("strong", _flag, "whether one signal alone is strong enough"),
        column("linked", _flag, "whether the two are taken for one operator"),
        column("why", _text, "what links them, or what is missing"),
        column("bridge", _flag, "whether its removal splits the operator: a weak spot"),
        column("expected", _float, "pairs at least as strong that chance would give in the log"),
        column("judgement", _text, "same, different or unsure: what a person said", null=True),
    ]
)

OPERATORS = pa.schema(
    [
        column("operator_id", _text, "stable key, made from the members"),
        column("label", _text, "A1, A2, … by bits"),
        column("size", _int, "accounts"),
        column("bits", _float, "of its weakest needed link: what it would take to split it"),
        column("families", _texts, "families of links inside it"),
        column("bridges", _int, "links whose removal splits it"),
        column("expected", _float, "operators like it that chance would give in the log"),
        column("shape", _text, "operator, or what it resembles: household, classroom, reseller …"),
    ]
)

OPERATOR_MEMBERS = pa.schema(
    [
        column("operator_id", _text, "the operator"),
        column("account_key", _text, "a member"),
        column("bits", _float, "of its strongest link into the operator"),
        column("links", _int, "members it is linked to directly"),
    ]
)

PROVIDER_OPERATIONS = pa.schema(
    [
        column("operation_id", _text, "stable key"),
        column("label", _text, "O1, O2, … the best tier first"),
        column(
            "operator_id", _text, "the linked accounts; null where it is one account", null=True
        ),
        column("tier", _text, "investigate, lead, explained, or insufficient data"),
        column("explained_by", _text, "the benign hypothesis that explains it", null=True),
        column("accounts", _texts, "its accounts"),
        column(
            "drawn_in",
            _texts,
            "of them those that lean on the rare name it keeps to, and would not be named by themselves",
            null=True,
        ),
        column("message_keys", _texts, "messages behind it, by time"),
        column("stages", _texts, "stages seen"),
        column(
            "phases", _texts, "phases of the kill chain covered: plan, prepare, execute, assess"
        ),
        column("subjects", _texts, "what it is about, the rarest first"),
        column("sequences", _texts, "sequence_ids that speak"),
        column("score", _float, "log10 of how much more likely than for an ordinary account"),
        column(
            "expected", _float, "operations at least as strong that chance would give", null=True
        ),
        column(
            "odds",
            _float,
            "log10 of its odds in made logs, everything weighed; null where that was not measured",
            null=True,
        ),
        column(
            "odds_parts",
            _floats,
            "what leaning, one name, several hands, refusals and returns, stages and phases, an office "
            "and honest reasons add to it, in this order",
            null=True,
        ),
        column("first_ms", _int, "first message"),
        column("last_ms", _int, "last message"),
        column("sentence", _text, "what was found, in one sentence"),
    ]
)

HYPOTHESES = pa.schema(
    [
        column("operation_id", _text, "the operation"),
        column(
            "hypothesis",
            _text,
            "agency, newsroom, research, red team, teaching, translation bureau, activist group, "
            "household, classroom, reseller, customer service, fiction, privacy, or ordinary use",
        ),
        column("state", _text, "explains, possible, speaks against, or can't be told"),
        column("weight", _float, "sum of what speaks for it less what speaks against, in bits"),
        column("speaks_for", _texts, "sentences"),
        column("speaks_against", _texts, "sentences"),
        column("message_keys", _texts, "messages behind those sentences"),
    ]
)

AGGREGATES = pa.schema(
    [
        column("what", _text, "stage, phase, outcome or language"),
        column("value", _text, "which; 'fewer than k operators' where withheld"),
        column("operators", _int, "distinct operators, after linking", null=True),
        column("messages", _int, "their messages", null=True),
    ]
)

READINGS = pa.schema(
    [
        column("message_key", _text, "the message that was read"),
        column("stages", _texts, "stages the second reader gave"),
        column("outcome", _text, "outcome it gave", null=True),
        column("confidence", _float, "what it says of itself, 0 to 1; not calibrated", null=True),
        column("quote", _text, "what it quotes; only kept where it stands in the text", null=True),
        column("agrees", _flag, "whether its stages include the first reader's best", null=True),
        column("state", _text, "answered, or why the answer was thrown away"),
        column("model", _text, "the model asked"),
        column("version", _text, "what the server says of the model", null=True),
        column("prompt_sha256", _text, "hash of the whole prompt"),
        column("at_ms", _int, "when it answered"),
    ]
)

LINK_JUDGEMENTS = pa.schema(
    [
        column("account_a", _text, "the account whose key sorts first"),
        column("account_b", _text, "the other"),
        column("judgement", _text, "same, different or unsure"),
        column("by", _text, "who said so"),
        column("why", _text, "in their words", null=True),
        column("at_ms", _int, "when"),
    ]
)

USAGE_TABLES: Mapping[str, pa.Schema] = {
    "usage_accounts": USAGE_ACCOUNTS,
    "conversations": CONVERSATIONS,
    "messages": MESSAGES,
    "signals": SIGNALS,
    "message_stages": MESSAGE_STAGES,
    "message_leanings": MESSAGE_LEANINGS,
    "outcomes": OUTCOMES,
    "stage_totals": STAGE_TOTALS,
    "subjects": SUBJECTS,
    "prompt_families": PROMPT_FAMILIES,
    "sequences": SEQUENCES,
    "rhythms": RHYTHMS,
    "account_links": ACCOUNT_LINKS,
    "account_pairs": ACCOUNT_PAIRS,
    "operators": OPERATORS,
    "operator_members": OPERATOR_MEMBERS,
    "provider_operations": PROVIDER_OPERATIONS,
    "hypotheses": HYPOTHESES,
    "aggregates": AGGREGATES,
    "readings": READINGS,
    "link_judgements": LINK_JUDGEMENTS,
}
