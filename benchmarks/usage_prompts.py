"""Stages of real prompts: misuse found, and how far ordinary and political requests go.

Evaluation data only; nothing is printed but counts. Prompts are split in two by a hash of their text;
the policy was tuned on one half, and the other is reported. `--tune` shows the first. Rows are
chosen by the label, category and source they came with; where a source has no categories, by words
in the prompt (`WORDS`), which favours recall, as cues are words too, and is told apart.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from groundswell.networks.scores import share
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder
from groundswell.usage.policy import LEVELS, parse_policy
from groundswell.usage.stages import StageReader

if TYPE_CHECKING:
    import argparse

    from groundswell.usage.stages import Hit

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_ACCOUNT = 20  # prompts of a made-up account
_COMPARED = 3_000  # prompts of a group whose leanings are compared
CATEGORIES = {
    "influence": {
        (
            "harmbench_text_all",
            "misinformation_disinformation",
        ): "labelled by experts; many ask for "
        "one persuasive article on a historical or scientific falsehood",
        (
            "do_not_answer",
            "misinformation_harms",
        ): "doubtful: holds innocent questions on law, health "
        "and money, and whether theories are true",
    },
    "fraud": {
        ("simple_safety_tests", "Scams and fraud"): "written by experts, short questions",
    },
    "other misuse": {
        (
            "do_not_answer",
            "malicious_uses",
        ): "theft, poaching, weapons, and some scams and false news",
        ("harmbench_text_all", "illegal"): "mostly other crimes, some fraud",
        ("harmbench_text_all", "harassment_bullying"): "insults and harassment",
    },
}
WORDS = {
    "influence": r"fake news|misinformation|disinformation|propaganda|defam|slander|libel|rumou?r|conspirac|"
    r"false (?:claim|information|news|story)|manipulat\w* (?:the |an? )?(?:public|election|vot)|election",
    "fraud": r"\bscam|fraud|phish|ponzi|swindl|counterfeit|launder|embezzl|insider trading|bribe|extort|blackmail|"
    r"fake (?:charity|invoice|check|investment|job)|credit card|money from",
    "impersonation": r"identity theft|steal \w+ identit|someone'?s identity|impersonat|pos(?:e|ing) as|pretend to be|"
    r"fake (?:identit|account|profile|id\b|document|passport)|false identit|forge",
}
_UNSORTED = ("advbench", "malicious_instruct", "stl_I-MaliciousInstructions", "do_not_answer")


class Prompt(NamedTuple):
    """A prompt of the evaluation data, and the group it is counted in."""

    text: str
    group: str
    lang: str | None


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tune", action="store_true", help="show the half that was tuned on")
    parser.add_argument("--policy", help="a policy file of one's own")


def measure(
    *,
    quick: bool,
    data: str | None,
    tune: bool = False,
    policy: str | None = None,
    levels_alone: bool = False,
) -> dict[str, list[dict[str, object]]]:
    """Give the figures as tables; ``levels_alone`` leaves out how far prompts lean and what is lost by reading less."""
    home = Path(data) if data else _HOME
    if not (home / "prompts" / "prompts.parquet").is_file():
        return {"skipped": [{"why": f"{home}/prompts/prompts.parquet is not there; give --data"}]}
    every = prompts(home)
    chosen = [each for each in every if in_half(each.text, tune=tune)]
    if quick:
        kept = Counter[str]()
        chosen = [
            each for each in chosen if not kept.update([each.group]) and kept[each.group] <= 1_500
        ]
    read = parse_policy(policy_text(policy))
    began = time.process_time()
    reader = StageReader(read, encoder("use"))
    opened = time.process_time() - began
    began = time.process_time()
    hits = reader.read([each.text for each in chosen], [each.lang for each in chosen])
    spent = time.process_time() - began
    letters = sum(len(each.text) for each in chosen)
    found: dict[str, list[dict[str, object]]] = {
        "what": [
            {
                "half": "tuned on" if tune else "reported, never tuned on",
                "policy": read.fingerprint,
                "calibrated": read.calibrated,
                "prompts": len(chosen),
            }
        ],
        "share of prompts whose highest level is at least": _levels(chosen, hits),
        "stages said, of ordinary requests": _stages(chosen, hits),
        "as accounts": _accounts(chosen, hits),
        "cost": [
            {
                "opening_cpu_s": round(opened, 1),
                "cpu_s": round(spent, 1),
                "prompts_per_cpu_s": round(len(chosen) / spent),
                "characters_per_cpu_s": round(letters / spent),
            }
        ],
        "label quality": [
            {"group": f"{group}: {source}/{category}", "note": note}
            for group, sources in CATEGORIES.items()
            for (source, category), note in sources.items()
        ],
    }
    if levels_alone:
        return found
    found["how far prompts lean: area under the curve"] = _leanings(
        reader, [each for each in every if in_half(each.text, tune=not tune)], chosen
    )
    found["what is lost by reading less where nothing hints"] = _gate(
        read, chosen, hits, quick=quick
    )
    return found


def prompts(home: Path) -> list[Prompt]:
    """Every distinct prompt with its group; misuse of other kinds has the group "other misuse"."""
    rows = duckdb.sql(
        "select prompt, label, coalesce(category, ''), source from read_parquet($one) "
        "union all select user_prompt, 'issuebench', '', 'issuebench' from read_parquet($two)",
        params={
            "one": str(home / "prompts" / "prompts.parquet"),
            "two": str(home / "prompts" / "issuebench_half_a.parquet"),
        },
    ).fetchall()
    words = {group: re.compile(pattern, re.IGNORECASE) for group, pattern in WORDS.items()}
    chosen: dict[str, str] = {}
    for text, label, category, source in rows:
        if label != "misuse":
            chosen.setdefault(text, _benign(label, source))
            continue
        group = next(
            (name for name, sources in CATEGORIES.items() if (source, category) in sources), None
        )
        if group is not None and group != "other misuse":
            chosen[text] = f"{group}: {source}"
        elif source in _UNSORTED and (
            named := next((name for name, each in words.items() if each.search(text)), None)
        ):
            chosen[text] = f"{named}: by words"
        else:
            chosen.setdefault(text, "other misuse")
    return [
        Prompt(text, group, None if group == "benign_lookalike" else "en")
        for text, group in chosen.items()
    ]


def _benign(label: str, source: str) -> str:
    if label != "benign":
        return label
    return "benign: " + ("alpaca" if "alpaca" in source else source.split(" ", maxsplit=1)[0])


def in_half(text: str, *, tune: bool) -> bool:
    """Say whether a text is of the half asked for, by its hash."""
    return (hashlib.sha256(text.encode()).digest()[0] & 1 == 0) == tune


def _highest(chosen: list[Prompt], hits: list[Hit]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    level = np.zeros(len(chosen), np.int64)
    for hit in hits:
        level[hit.text] = max(level[hit.text], 1 + LEVELS.index(hit.level))
    return level


def _levels(chosen: list[Prompt], hits: list[Hit]) -> list[dict[str, object]]:
    level = _highest(chosen, hits)
    groups = np.array([each.group for each in chosen])
    totals = {"all influence": "influence", "all fraud": "fraud", "all impersonation": "impersonation",
              "all benign": "benign:"}  # fmt: skip
    rows: list[dict[str, object]] = []
    for name in [*sorted(set(groups.tolist())), *totals]:
        mine = np.char.startswith(groups, totals[name]) if name in totals else groups == name
        rows.append(
            {
                "group": name,
                "prompts": int(mine.sum()),
                **{
                    word: _share(int((level[mine] > place).sum()), int(mine.sum()))
                    for place, word in enumerate(LEVELS)
                },
            }
        )
    return rows


def _stages(chosen: list[Prompt], hits: list[Hit]) -> list[dict[str, object]]:
    said = Counter(
        (hit.stage, hit.level)
        for hit in hits
        if chosen[hit.text].group.startswith(("benign", "issuebench"))
    )
    return [
        {"stage": stage, **{level: said[stage, level] for level in LEVELS}}
        for stage in sorted({stage for stage, _ in said})
    ]


def _accounts(chosen: list[Prompt], hits: list[Hit]) -> list[dict[str, object]]:
    """Count what made-up accounts of ordinary prompts hold; whether one is accused is decided elsewhere."""
    level = _highest(chosen, hits)
    rows: list[dict[str, object]] = []
    for kind in ("issuebench", "benign"):
        mine = np.flatnonzero([each.group.startswith(kind) for each in chosen])
        order = np.random.default_rng(0).permutation(mine)
        accounts = [order[n : n + _ACCOUNT] for n in range(0, len(order) - _ACCOUNT + 1, _ACCOUNT)]
        by_text: dict[int, set[str]] = {}
        for hit in hits:
            if hit.level != "weak":
                by_text.setdefault(hit.text, set()).add(hit.stage)
        many = [
            len(set().union(*(by_text.get(int(text), set()) for text in each))) for each in accounts
        ]
        rows.append(
            {
                "accounts of": f"{_ACCOUNT} prompts, {kind}",
                "accounts": len(accounts),
                "with an investigate": sum(bool((level[each] == 3).any()) for each in accounts),
                "with two or more at investigate": sum(
                    bool((level[each] == 3).sum() >= 2) for each in accounts
                ),
                "with three stages at look": sum(each >= 3 for each in many),
            }
        )
    return rows


def _leanings(
    reader: StageReader, log: list[Prompt], chosen: list[Prompt]
) -> list[dict[str, object]]:
    """Compare how misuse and ordinary prompts lean, by the policy alone and against ordinary ones.

    As a log serve ordinary prompts of the other half, each of an account of its own.
    """
    ordinary = [each for each in log if each.group.startswith("benign:")]
    against = reader.contrast(
        pa.table(
            {
                "account_key": [f"a{n}" for n in range(len(ordinary))],
                "message_key": [f"m{n}" for n in range(len(ordinary))],
                "text": [each.text for each in ordinary],
                "lang": pa.array([each.lang for each in ordinary], pa.string()),
            }
        )
    )
    kept = Counter[str]()
    some = [
        each for each in chosen if not kept.update([each.group]) and kept[each.group] <= _COMPARED
    ]
    groups = np.array([each.group for each in some])
    texts, languages = [each.text for each in some], [each.lang for each in some]
    by = {
        name: reader.read_all(texts, languages, contrast)[1][:, 0]
        for name, contrast in (("policy alone", None), ("against ordinary", against))
    }
    misuse = ("influence:", "fraud:", "impersonation:")
    rows: list[dict[str, object]] = []
    for group in sorted(set(groups.tolist())):
        if not group.startswith(misuse):
            continue
        row: dict[str, object] = {"group": group, "prompts": int((groups == group).sum())}
        for others in ("benign:", "issuebench", "benign_lookalike"):
            for name, lean in by.items():
                area = _area(lean[groups == group], lean[np.char.startswith(groups, others)])
                row[f"{others.strip(':')}, {name}"] = round(area, 3)
        rows.append(row)
    return rows


def _area(
    ours: np.ndarray[tuple[int], np.dtype[np.float32]],
    theirs: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> float:
    """Give how often one of ours is above one of theirs; ties count for half."""
    if not len(ours) or not len(theirs):
        return float("nan")
    order = np.sort(theirs)
    below = np.searchsorted(order, ours, "left") + np.searchsorted(order, ours, "right")
    return float(below.mean() / (2 * len(theirs)))


def _gate(
    read: object, chosen: list[Prompt], hits: list[Hit], *, quick: bool
) -> list[dict[str, object]]:
    """Read prompts whole and piece by piece whatever they hint at, and count what is lost otherwise."""
    every = [*range(0, len(chosen), 4 if quick else 1)]
    reader = StageReader(read, encoder("use"), gate=-np.inf)  # type: ignore[arg-type]
    began = time.process_time()
    full = reader.read([chosen[n].text for n in every], [chosen[n].lang for n in every])
    spent = time.process_time() - began
    here = {(hit.text, hit.stage): hit.level for hit in hits}
    told = [(every[hit.text], hit.stage, hit.level) for hit in full]
    firm = [each for each in told if each[2] != "weak"]
    return [
        {
            "prompts": len(every),
            "cpu_s without a gate": round(spent, 1),
            "stages": len(told),
            "lost": _share(sum((n, stage) not in here for n, stage, _ in told), len(told)),
            "look or above": len(firm),
            "of them lost": _share(
                sum(here.get((n, stage), "weak") == "weak" for n, stage, _ in firm), len(firm)
            ),
        }
    ]


def _share(hits: int, of: int) -> str:
    if not of:
        return "–"
    told = share(hits, of)
    return f"{hits}/{of} = {told.value:.4f} ({told.low:.4f}–{told.high:.4f})"
