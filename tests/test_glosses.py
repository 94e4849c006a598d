"""A name in two scripts is said once; what else stands in brackets is said."""

from __future__ import annotations

import pytest

from podcaster.arabic.letters import bare
from podcaster.arabic.words import verbalise


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("أعلنت شركة إنفيديا (Nvidia) أمس", "أعلنت شركة إنفيديا أمس"),
        ("سيارتا موستانج (Mustang) ولامبورغيني (Lamborghini)", "سيارتا موستانج ولامبورغيني"),
        ("ميتا (Meta) وآبل (Apple)", "ميتا وآبل"),
        ("باعت رينو (Renault) وبيجو (Peugeot)", "باعت رينو وبيجو"),
        ("المدرب يورغن كلوب (Jürgen Klopp) غاضب", "المدرب يورغن كلوب غاضب"),
        ("صحيفة «لو موند» (Le Monde) الفرنسية", "صحيفة لو موند الفرنسية"),
        ("وآي بي إم (IBM) الأمريكية", "وآي بي إم الأمريكية"),
        ("شركة هواوي (Huawei) الصينية", "شركة هواوي الصينية"),
        ("شركة سامسونغ Samsung الكورية", "شركة سامسونغ الكورية"),
        ("شركة Nvidia (إنفيديا) الأمريكية", "شركة إنفيديا الأمريكية"),
        ("هاتف آيفون 19 (iPhone 19) الجديد", "هاتف آيفون تسعة عشر الجديد"),
        ("نظام ويندوز (Windows 11) الجديد", "نظام ويندوز أحد عشر الجديد"),
        ("منظمة الصحة العالمية (WHO) تحذر", "منظمة الصحة العالمية، دبليو إتش أو، تحذر"),
        ("البنك الدولي (World Bank) يقرض", "البنك الدولي، وورلد بنك، يقرض"),
        ("أيام الفئة F الأولى", "أيام الفئة إف الأولى"),
    ],
)
def test_a_name_in_two_scripts_is_said_once(written: str, spoken: str) -> None:
    assert bare(verbalise(written).text) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("تصدر وسم #القطار_الجديد القائمة", "تصدر وسم القطار الجديد القائمة"),
        ("ثم هاشتاغ #سوق_المدينة", "ثم هاشتاغ سوق المدينة"),
        ("غردوا بوسم #الشروق", "غردوا بوسم الشروق"),
        ("غردوا عبر #الشروق", "غردوا عبر هاشتاغ الشروق"),
    ],
)
def test_a_hashtag_that_was_named_is_not_named_again(written: str, spoken: str) -> None:
    assert verbalise(written).text == spoken
