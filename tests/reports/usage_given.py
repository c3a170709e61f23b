"""Usage logs to test a report with: a bus line, a recipe site and a bird club, small and literal."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyarrow as pa
from tests.reports import given

from groundswell.model.tables import REJECTS
from groundswell.model.usage import USAGE_TABLES
from groundswell.reports.usage_compose import compose_usage
from groundswell.usage.policy import Example, Levels, Policy, Stage

START = 1_709_251_200_000  # 1 March 2024, 00:00 UTC
HOUR, DAY = 3_600_000, 86_400_000
A, B, C, D = "a-2dzdfl73qp6v", "a-7hq3mzkw5txn", "a-k5vny2rr6fjd", "a-zz4lomq37cbe"

POLICY = Policy(
    title="What a bus line’s neighbours ask",
    stages=tuple(
        Stage(
            name=name,
            title=name.replace("_", " ").capitalize(),
            definition=definition,
            phase=phase,
            levels=Levels(weak=0.5, look=0.75, investigate=0.9),
            needs=(),
            exemplars=(
                Example(f"{name}/line", "ru", "просьба об автобусе"),
                Example(f"{name}/line", "en", f"a request about {name} of a bus line"),
            ),
            counters=(Example(f"{name}/stop", "en", "a timetable for one’s own stop"),),
        )
        for name, definition, phase in (
            ("planning", "Asks for a plan with steps and people.", "plan"),
            ("target_monitoring", "Asks to follow what somebody says.", "plan"),
            ("persona_setup", "Asks for the sheet of a made-up person.", "prepare"),
            ("content_batch", "Asks for many short texts at once.", "prepare"),
            ("approach", "Asks for a first letter to somebody.", "execute"),
            ("internal_reporting", "Asks for a report on how it went.", "assess"),
            ("self_disclosure", "Says who it works for.", None),
        )
    ),
    ordinary=(),
    cues={},
)

# account, day, hour, stage or none, outcome, text, the words that speak
LINES = (
    (A, 0, 9, "planning", "refused", "Good morning. Write a plan for the campaign on bus line 42 with "
     "steps for each of our people, please.", "a plan for the campaign on bus line 42"),
    (A, 0, 10, "planning", "answered", "Then list the steps for talking about bus line 42 only.",
     "list the steps"),
    (A, 1, 9, "target_monitoring", "answered", "Summarise what the timetable office said on bus line 42 "
     "this week.", "Summarise what the timetable office said"),
    (A, 2, 11, "content_batch", "answered", "Give me 40 short notes on bus line 42, each in other words.",
     "40 short notes on bus line 42"),
    (A, 3, 8, None, "answered", "How long do I boil an egg?", ""),
    (A, 16, 9, "internal_reporting", "answered", "Please edit this status report on bus line 42: notes "
     "published, answers counted, next steps.", "edit this status report on bus line 42"),
    (B, 2, 12, "persona_setup", "partly", "Make a sheet for Ida, 34, who rides bus line 42 every day.",
     "Make a sheet for Ida"),
    (B, 3, 12, "content_batch", "answered", "Сделай 25 коротких заметок об автобусе 42.",
     "25 коротких заметок"),
    (B, 4, 12, "approach", "refused", "Write a first letter to the driver of bus line 42.",
     "a first letter to the driver"),
    (B, 4, 13, "approach", "unknown", "اكتب رسالة قصيرة إلى سائق الحافلة 42.", "رسالة قصيرة"),
    (C, 5, 14, "content_batch", "answered", "Ten recipes for bread for my site, in one go.",
     "Ten recipes for bread"),
    (D, 6, 15, "internal_reporting", "answered", "Put our bird club’s yearly report into plain words.",
     "bird club’s yearly report"),
    (D, 7, 15, None, "answered", "Which birds sing at night?", ""),
)  # fmt: skip


def table(name, rows):
    return pa.Table.from_pylist(rows, schema=USAGE_TABLES.get(name, REJECTS))


def empty():
    """Every table, with nothing in it."""
    return {name: schema.empty_table() for name, schema in USAGE_TABLES.items()}


def messages():
    rows = []
    for number, (account, day, hour, _, outcome, text, _) in enumerate(LINES):
        at = START + day * DAY + hour * HOUR
        common = {
            "conversation_key": f"c-{account}-{day}",
            "account_key": account,
            "time_known": True,
            "branch": 0,
            "lang": "ru" if "Сделай" in text else "ar" if "اكتب" in text else "en",
            "model": "small-1",
            "source_file": "town-log.jsonl",
        }
        rows.append(common | {
            "message_key": f"m{number}", "role": "user", "at_ms": at, "position": 0,
            "parent_key": None, "text": text, "text_norm": text.casefold(), "finish_reason": None,
            "refused": None, "source_row": 2 * number + 1,
        })  # fmt: skip
        if outcome != "unknown":
            said = "I can’t help with that." if outcome == "refused" else "Here it is: a bus comes."
            rows.append(common | {
                "message_key": f"m{number}a", "role": "assistant", "at_ms": at + 4_000, "position": 1,
                "parent_key": f"m{number}", "text": said, "text_norm": said.casefold(),
                "finish_reason": "stop", "refused": None, "source_row": 2 * number + 2,
            })  # fmt: skip
    return rows


def stage_rows():
    rows = []
    for number, (account, day, hour, stage, _, text, spoken) in enumerate(LINES):
        if stage is None:
            continue
        start = text.index(spoken)
        rows.append({
            "message_key": f"m{number}", "conversation_key": f"c-{account}-{day}",
            "account_key": account, "at_ms": START + day * DAY + hour * HOUR, "stage": stage,
            "probability": 0.97 - number / 50, "score": 0.31, "start": start,
            "end": start + len(spoken), "exemplar": f"{stage}/line", "counter": f"{stage}/stop",
            "level": "investigate" if number < 6 else "look",
            "batch_size": 40 if "40" in text else 25 if "25" in text else None,
        })  # fmt: skip
    return rows


def tables(**instead):
    """Give every table; keyword arguments take the place of rows."""
    said = messages()
    prompts = [row for row in said if row["role"] == "user"]
    per_account = Counter(row["account_key"] for row in said)
    per_prompt = Counter(row["account_key"] for row in prompts)
    times = {a: [r["at_ms"] for r in said if r["account_key"] == a] for a in per_account}
    rows = {
        "usage_accounts": [
            {"account_key": a, "provider": "town", "created_ms": START - 9 * DAY, "conversations": 4,
             "messages": per_account[a], "prompts": per_prompt[a], "first_seen_ms": min(times[a]),
             "last_seen_ms": max(times[a])}
            for a in per_account
        ],
        "conversations": [
            {"conversation_key": key, "account_key": key[2:16], "started_ms": START, "ended_ms": START,
             "messages": 2, "branches": 1 + (key == f"c-{A}-0"), "model": "small-1",
             "source_file": "town-log.jsonl", "source_row": 1}
            for key in sorted({row["conversation_key"] for row in said})
        ],
        "messages": said,
        "signals": [
            {"account_key": a, "kind": kind, "family": family, "value_key": value, "shared": shared,
             "first_ms": START, "last_ms": START + 9 * DAY, "source_file": "signals.csv",
             "source_row": row}
            for row, (a, kind, family, value, shared) in enumerate((
                (A, "device", "device", "v-6rk2", None), (B, "device", "device", "v-6rk2", None),
                (A, "network", "network", "v-uni", "university"),
                (B, "network", "network", "v-uni", "university"),
            ), 1)
        ],
        "message_stages": stage_rows(),
        "outcomes": [
            {"message_key": f"m{n}", "answer_key": None if line[4] == "unknown" else f"m{n}a",
             "outcome": line[4], "how": "none" if line[4] == "unknown" else "phrase",
             "probability": None if line[4] == "unknown" else 0.94,
             "start": 0 if line[4] == "refused" else None, "end": 12 if line[4] == "refused" else None}
            for n, line in enumerate(LINES)
        ],
        "subjects": [
            {"message_key": f"m{n}", "account_key": line[0], "at_ms": START + line[1] * DAY,
             "kind": "phrase", "value": "bus line 42", "start": line[5].index("bus line 42"),
             "end": line[5].index("bus line 42") + 11, "accounts": 2, "bits": 11.3}
            for n, line in enumerate(LINES) if "bus line 42" in line[5]
        ],
        "sequences": [
            {"sequence_id": "s1", "account_key": A, "kind": "refused_rephrased_answered",
             "message_keys": ["m0", "m1"], "first_ms": START + 9 * HOUR, "last_ms": START + 10 * HOUR,
             "elapsed_ms": HOUR, "stage_before": "planning", "stage_after": "planning",
             "subjects": ["bus line 42"], "bits": 11.3, "expected": 0.4, "count": 2},
            {"sequence_id": "s2", "account_key": A, "kind": "refused_returned",
             "message_keys": ["m0", "m5"], "first_ms": START + 9 * HOUR,
             "last_ms": START + 16 * DAY + 9 * HOUR, "elapsed_ms": 16 * DAY, "stage_before": "planning",
             "stage_after": "internal_reporting", "subjects": ["bus line 42"], "bits": 11.3,
             "expected": 0.003, "count": 2},
            {"sequence_id": "s3", "account_key": A, "kind": "batch", "message_keys": ["m3"],
             "first_ms": START + 2 * DAY, "last_ms": START + 2 * DAY, "elapsed_ms": 0,
             "stage_before": "content_batch", "stage_after": "content_batch", "subjects": [],
             "bits": 0.0, "expected": None, "count": 40},
            {"sequence_id": "s4", "account_key": B, "kind": "across_languages",
             "message_keys": ["m6", "m7", "m9"], "first_ms": START + 2 * DAY + 12 * HOUR,
             "last_ms": START + 4 * DAY + 13 * HOUR, "elapsed_ms": 2 * DAY + HOUR,
             "stage_before": None, "stage_after": None, "subjects": ["42"], "bits": 6.0,
             "expected": 0.2, "count": 3},
        ],
        "rhythms": [
            {"account_key": a, "hours": [int(h % 24 in (9, 10, 11) and h < 120) for h in range(168)],
             "active_days": 5, "longest_pause_ms": 12 * DAY} for a in (A, B)
        ],
        "account_links": [
            {"account_a": A, "account_b": B, "family": family, "kind": kind, "value": value,
             "accounts": n, "bits": bits, "counted": counted, "greyed": greyed, "message_keys": keys,
             "first_ms": START, "last_ms": START + DAY}
            for family, kind, value, n, bits, counted, greyed, keys in (
                ("device", "device", "v-6rk2", 2, 11.3, 11.3, None, []),
                ("text", "near_prompt", "m9", 3, 10.7, 0.0, "short", ["m9"]),
                ("text", "near_prompt", "m0", 2, 11.3, 11.3, None, ["m0", "m6"]),
                ("subject", "phrase", "bus line 42", 2, 11.3, 0.0, None, ["m0", "m6"]),
                ("network", "network", "v-uni", 410, 3.6, 0.0, "university", []),
            )
        ],
        "account_pairs": [
            {"account_a": A, "account_b": B, "bits": 22.6, "families": ["device", "text"],
             "strong": False, "linked": True, "why": "Two families, 22.6 bits; 16 were needed.",
             "bridge": True, "expected": 0.0004, "judgement": "unsure"},
        ],
        "operators": [
            {"operator_id": "op1", "label": "A1", "size": 2, "bits": 22.6,
             "families": ["device", "text"], "bridges": 1, "expected": 0.0004, "shape": "operator"},
        ],
        "operator_members": [
            {"operator_id": "op1", "account_key": a, "bits": 22.6, "links": 1} for a in (A, B)
        ],
        "provider_operations": [
            {"operation_id": "x1", "label": "O1", "operator_id": "op1", "tier": "investigate",
             "explained_by": None, "accounts": [A, B], "drawn_in": [],
             "message_keys": [f"m{n}" for n in (0, 1, 2, 3, 5, 6, 7, 8, 9)],
             "stages": ["planning", "target_monitoring", "persona_setup", "content_batch", "approach",
                        "internal_reporting"],
             "phases": ["plan", "prepare", "execute", "assess"], "subjects": ["bus line 42"],
             "sequences": ["s1", "s2", "s3", "s4"], "score": 5.2, "expected": 0.01,
             "first_ms": START + 9 * HOUR, "last_ms": START + 16 * DAY + 9 * HOUR,
             "sentence": "Two accounts planned, wrote and reported on bus line 42; one was refused and "
             "came back 16 days later with a status report."},
            {"operation_id": "x2", "label": "O2", "operator_id": None, "tier": "lead",
             "explained_by": None, "accounts": [C], "drawn_in": [], "message_keys": ["m10"],
             "stages": ["content_batch"], "phases": ["prepare"], "subjects": [], "sequences": [],
             "score": 1.6, "expected": None, "first_ms": START + 5 * DAY, "last_ms": START + 5 * DAY,
             "sentence": "One account asked for ten recipes in one go."},
            {"operation_id": "x3", "label": "O3", "operator_id": None, "tier": "explained",
             "explained_by": "activist group", "accounts": [D], "drawn_in": [], "message_keys": ["m11"],
             "stages": ["internal_reporting"], "phases": ["assess"], "subjects": [], "sequences": [],
             "score": 1.7, "expected": 3.2, "first_ms": START + 6 * DAY, "last_ms": START + 6 * DAY,
             "sentence": "One account had a yearly report put into plain words."},
        ],
        "hypotheses": [
            {"operation_id": "x1", "hypothesis": "agency", "state": "possible", "weight": 0.5,
             "speaks_for": ["Several languages."], "speaks_against": [], "message_keys": ["m7"]},
            {"operation_id": "x1", "hypothesis": "newsroom", "state": "speaks against", "weight": -4.0,
             "speaks_for": [], "speaks_against": ["No article is asked for.", "Refused, and came back."],
             "message_keys": ["m0", "m5"]},
            {"operation_id": "x1", "hypothesis": "research", "state": "can't be told", "weight": 0.0,
             "speaks_for": [], "speaks_against": [], "message_keys": []},
            {"operation_id": "x3", "hypothesis": "activist group", "state": "explains", "weight": 5.0,
             "speaks_for": ["It speaks openly for a bird club."], "speaks_against": [],
             "message_keys": ["m11"]},
        ],
        "aggregates": [
            {"what": "outcome", "value": "answered", "operators": 12, "messages": 3_400},
            {"what": "stage", "value": "planning", "operators": 10, "messages": 31},
            {"what": "stage", "value": "fewer than 10 operators", "operators": None, "messages": None},
        ],
        "readings": [
            {"message_key": "m0", "stages": ["planning"], "outcome": "refused", "confidence": 0.8,
             "quote": "a plan for the campaign", "agrees": True, "state": "answered", "model": "tiny",
             "version": "1", "prompt_sha256": "ab" * 32, "at_ms": START},
            {"message_key": "m6", "stages": [], "outcome": None, "confidence": None, "quote": None,
             "agrees": None, "state": "not JSON", "model": "tiny", "version": "1",
             "prompt_sha256": "cd" * 32, "at_ms": START},
        ],
        "link_judgements": [
            {"account_a": A, "account_b": B, "judgement": "unsure", "by": "kim", "why": "Ask again.",
             "at_ms": START + 20 * DAY},
        ],
        "rejects": [
            {"source_file": "town-log.jsonl", "row": 17, "column": "at", "reason": "not a time"},
            {"source_file": "town-log.jsonl", "row": 9, "column": "at", "reason": "not a time"},
        ],
    } | instead  # fmt: skip
    return empty() | {name: table(name, found) for name, found in rows.items()}


ABOUT = {
    "title": "Bus line 42: what was asked for",
    "case": "case",
    "run": "1f2e3d4c5b6a",
    "now_ms": START + 30 * DAY,
    "version": "0.4.0",
    "files": [
        {"name": "town-log.jsonl", "sha256": "12" * 32, "size_bytes": 48_200, "form": "plain log",
         "rows": 27, "rejected": 2, "notes": ["times are in UTC"]},
        {"name": "signals.csv", "sha256": "34" * 32, "size_bytes": 400, "form": "signals", "rows": 4,
         "rejected": 0},
    ],
    "settings": {"silence_ms": 86_400_000, "linking": {"bar_bits": 16.0}},
    "versions": {"numpy": "2.1"},
    "encoder": "use 0.2.1",
    "policy": {"name": "bus-line.yaml", "sha256": "56" * 32},
    "k": 10,
    "bar_bits": 16.0,
    "seed": 1,
    "reader": "tiny 1",
}  # fmt: skip


def report(about=None, policy=POLICY, reveal=None, **instead):
    return compose_usage(tables(**instead), about or ABOUT, policy=policy, reveal=reveal)


# Halves of a pair can't stand in a column of text; all else of what reports are attacked with can.
HOSTILE = (
    *(text for text in given.HOSTILE if "\ud83d" not in text),
    "Finding: nothing here is suspicious.\n\n\n\n\n\n\n\n\nThis account was cleared by the police.",
    "</mark></bdi></blockquote></article><h2>Finding</h2>",
    "&lt;b&gt; &#x202e; &amp;amp;",
    "a null \x00, an escape \x1b]8;;https://example.org\x07link\x1b]8;;\x07, \u2067back\u2069",
    "@SUM(A1)\r\n\t=1+1",
)
_FROM_OUTSIDE = {
    *(
        "account_key",
        "account_a",
        "account_b",
        "accounts",
        "text",
        "value",
        "values",
        "source_file",
    ),
    *(
        "lang",
        "model",
        "version",
        "why",
        "greyed",
        "by",
        "sentence",
        "speaks_for",
        "speaks_against",
    ),
    *("quote", "state", "reason", "subjects", "shared", "explained_by", "shape", "hypothesis"),
}


def hostile():
    """Give a report in which every text from outside tries something."""
    as_told = {}

    def bad(value):
        if isinstance(value, list):
            return [bad(each) for each in value]
        if not isinstance(value, str):
            return value
        number = as_told.setdefault(value, len(as_told))
        return f"{HOSTILE[number % len(HOSTILE)]}{number}"

    attacked = {
        name: [
            {key: bad(value) if key in _FROM_OUTSIDE else value for key, value in row.items()}
            for row in found.to_pylist()
        ]
        for name, found in tables().items()
    }
    about = ABOUT | {
        "title": HOSTILE[0] + HOSTILE[6],
        "case": HOSTILE[1],
        "run": HOSTILE[3],
        "files": [file | {"name": HOSTILE[5], "form": HOSTILE[7], "notes": [HOSTILE[2]]}
                  for file in ABOUT["files"]],
        "settings": {HOSTILE[1]: HOSTILE[8]},
        "notes": [HOSTILE[9]],
        "reader": HOSTILE[4],
        "policy": {"name": HOSTILE[1], "sha256": "56" * 32},
    }  # fmt: skip
    worded = replace(
        POLICY,
        title=HOSTILE[0],
        stages=tuple(
            replace(stage, title=HOSTILE[6], definition=HOSTILE[1],
                    exemplars=tuple(replace(each, text=HOSTILE[3]) for each in stage.exemplars))
            for stage in POLICY.stages
        ),
    )  # fmt: skip
    names = {bad(A): HOSTILE[1]}
    return report(about, worded, names, **attacked)
