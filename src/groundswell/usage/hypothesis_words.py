"""Words by which people name an honest purpose, in several languages.

An operator can write them too, so they weigh little (`hypothesis_contract`), and they are matched
as words, not understood. What a text says of itself never decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.usage.operation_candidates import Candidate, Prompt

# Case-folded, as text_norm is. Words of languages that write no spaces stand in the second string.
_WORDS: Mapping[str, tuple[str, str]] = {
    "agency": (
        r"clients?|agency|brands?|campaign brief|kunden?|agentur|marke|agence|clientes?|agencia|"
        r"marcas?|клиент\p{L}*|агентств\p{L}*|бренд\p{L}*",
        "客户|品牌|クライアント|ブランド",
    ),
    "newsroom": (
        r"newsroom|editor|reporter|journalis\p{L}*|article|headline|fact[- ]?check\p{L}*|interview|"
        r"redaktion|artikel|schlagzeile|rédaction|journalist\p{L}*|redacción|periodis\p{L}*|"
        r"редакци\p{L}*|журналист\p{L}*|стать[яиюе]",
        "记者|新闻|编辑部|記者|新聞|取材",
    ),
    "research": (
        r"research\p{L}*|study|dataset|methodolog\p{L}*|literature review|citations?|hypothes\p{L}*|"
        r"thesis|paper|peer[- ]review\p{L}*|studie|forschung\p{L}*|étude|recherche|estudio|"
        r"investigación académica|исследовани\p{L}*|методолог\p{L}*",
        "研究|论文|文献|論文|調査手法",
    ),
    "red team": (
        r"red[- ]?team\p{L}*|test ?cases?|jailbreak\p{L}*|safety (?:test|evaluation)\p{L}*|benchmark|"
        r"guardrails?|adversarial|sicherheitstest\p{L}*|prueba de seguridad|тест безопасности",
        "红队|安全测试|レッドチーム|安全性評価",
    ),
    "teaching": (
        r"students?|class(?:room)?|lessons?|exercise|worksheet|assignment|teacher|syllabus|homework|"
        r"schüler\p{L}*|unterricht\p{L}*|übung|élèves?|cours|exercice|alumnos?|clase|ejercicio|"
        r"ученик\p{L}*|урок\p{L}*|задани\p{L}*|студент\p{L}*",
        "学生|课堂|作业|生徒|授業|宿題",
    ),
    "translation bureau": (
        r"translat\p{L}*|übersetz\p{L}*|tradu\p{L}*|перевод\p{L}*|перевед\p{L}*|localis\p{L}*|"
        r"localiz\p{L}*|glossary",
        "翻译|翻訳|訳して",
    ),
    "activist group": (
        r"volunteers?|petition|our (?:group|members|association|club)|members?|rally|initiative|"
        r"verein|freiwillige|mitglieder|pétition|bénévoles?|association|petición|voluntari\p{L}*|"
        r"петици\p{L}*|волонт\p{L}*|активист\p{L}*",
        "请愿|志愿者|署名活動|ボランティア",
    ),
    "customer service": (
        r"customers?|tickets?|refund|order number|support team|complaint|kund\p{L}*|erstattung|"
        r"remboursement|clients?|reembolso|cliente|клиент\p{L}*|возврат\p{L}*|заказ\p{L}*",
        "客服|退款|订单|お客様|返金",
    ),
    "fiction": (
        r"novel|chapters?|characters?|scenes?|plot|protagonist|short story|roman|kapitel|szene|figur|"
        r"chapitre|personnages?|scène|novela|capítulo|personajes?|escena|глав[аыуе]|персонаж\p{L}*|"
        r"роман\p{L}*|сцен[аыуе]",
        "小说|章节|人物角色|小説|登場人物|章",
    ),
}
_FOUND = {
    name: regex.compile(rf"\b(?:{spaced})\b|{dense}") for name, (spaced, dense) in _WORDS.items()
}


def prompts_with(purpose: str, candidate: Candidate) -> list[Prompt]:
    """Give the prompts with a word of a purpose."""
    found = _FOUND[purpose]
    return [p for p in candidate.prompts if found.search(p.text)]
