"""Notes that editions set in square brackets: of sources, of editors, of what may be edited."""

from __future__ import annotations

import re

from podcaster.arabic.letters.characters import LETTERS
from podcaster.arabic.letters.marks import MARKS

_ENTRY = rf"""
    \d{{1,3}} (?: \ ?[-–،,؛;]\ ?\d{{1,3}} )*                   # [1], [2، 3], [4-6]
  | (?:ملاحظة|ملاحظات|هامش|حاشية|مرجع|المرجع|وب|معلومة|note|nb|n|web|ref)
    \ ?\.?\ ?\d{{0,3}}                                        # [ملاحظة 1]
  | (?:بحاجة|تحتاج|يحتاج)\ (?:ل|إلى\ |الى\ )\ ?[{LETTERS}{MARKS} ]{{3,20}}  # [بحاجة لمصدر]
  | (?:مصدر|من|متى|أين|كيف|لماذا|حسب\ من|وفقا?\ لمن|أي|هل\ المصدر\ موثوق(?:\ به)?)\ ?؟  # [من؟]
  | محل\ (?:شك|جدل|خلاف) | وصلة\ (?:مكسورة|معطوبة) | غير\ (?:موثق|مذكور)\w*   # [محل شك]
  | (?:عدل|عدّل|تعديل|تحرير|حرر)(?:\ ?(?:المصدر|النص|القسم))?
    (?:\ ?[|/]\ ?(?:عدل|عدّل|تعديل|تحرير)(?:\ (?:المصدر|النص|القسم))?)?    # [عدل | عدل المصدر]
  | (?:edit|citation\ needed|edit\ source|when\?|who\?|by\ whom\?|clarification\ needed)
  | (?:ال)?(?:إنجليزية|انجليزية|فرنسية|ألمانية|إسبانية|روسية|تركية|عبرية|لغات\ أخرى)  # [الإنجليزية]
"""
_NOTE = re.compile(
    rf"(?P<space>\s?)\[\s?(?:{_ENTRY}|(?P<letter>[{LETTERS}a-z]))\s?\](?::\s?\d{{1,4}})?",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
# «المادة [3]» is part of the sentence.
_NUMBERED = re.compile(
    "(?:رقم|مادة|فقرة|بند|فصل|باب|قسم|شكل|جدول|صفحة|آية|معادلة|مثال|مرحلة|خطوة|سؤال)$"
)
_RAISED = re.compile(
    rf"""(?<=[{LETTERS}.،؛»)])(?:[¹⁰⁴-⁹]|[²³](?=[¹²³⁰⁴-⁹]))[¹²³⁰⁴-⁹]*   # عام¹
       | (?<=[.،؛»])[²³]                                       # انتهى.²
       | (?<=[{LETTERS}]{{4}})(?<!متر)[²³]                     # المدينة², not كم²""",
    re.VERBOSE,
)


def without_notes(text: str) -> str:
    """The text without footnote numbers, editors' marks such as [بحاجة لمصدر], and [عدل]."""
    if "[" in text:
        text = _NOTE.sub(_gap, text)
    return _RAISED.sub("", text)


def _gap(found: re.Match[str]) -> str:
    """What stands where a note stood: nothing, or a space that parts the words around it."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    apart = bool(found["space"])
    if apart and (found["letter"] or _NUMBERED.search(before)):
        return found[0]
    return " " if before and after[:1].isalnum() else ""
