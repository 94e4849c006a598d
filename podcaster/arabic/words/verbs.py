"""Verbs by their shape: enough to tell who governs a number, with no dictionary of verbs."""

from __future__ import annotations

import re
from functools import lru_cache

from podcaster.arabic.words.context import words
from podcaster.arabic.words.nouns import known

_VERB = re.compile(
    r"""
      س?ي(?!وم|مين|سار|نا)[^ة]{2,}[^ةا]          # يشارك، سيشارك
    | ست[^ة]{2,}[^ةا]                            # ستشارك
    | ت(?!..ي.$|اري|ون|رك|بو|عز|ذك)[^ةا]{2,4}[^ةاء]  # تضم، تقدم، تتنافس; not تفعيل
    | تا..|ت.ا.[^ةء]                             # تابع، تنافس
    | [^ملبك]ا?[^ا]{1,5}(?<![ايو])ت              # أعلنت، تقدمت; not شركات, توقيت
    | است[^ا]{3} | است.ا. | است..ى | است..       # استقبل، استقال، استولى، استمر
    | ا[^لا][^ا][^ا][^اةء]                       # اعتذر، انسحب; not اعتذار
    | ا(?:حت|خت|جت|شت|عت|قت|زد|رت|بت|نه)ا.       # احتاج، اختار، انهار
    | ا(?:نض|نف|حت|مت|هت|شت|رت|بت)[^اةء]         # انضم، احتل
    | أ[^ا][^ا][^اةء]                            # أدلى، أعلن
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Whether the bare word is a verb, as far as its shape tells or a list has it."""
    found = words()
    if word in found.verbs or word in found.taking:
        return True
    if word in found.no_verbs or word in found.function or known(word):
        return False
    return looks_like_a_verb(word)


def looks_like_a_verb(word: str) -> bool:
    """Whether the word has the shape of a verb, whatever it is."""
    return _VERB.fullmatch(word) is not None
