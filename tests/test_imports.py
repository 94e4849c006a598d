"""The import rules: data flows one way, a library has one owner, start-up loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "podcaster"

# A stage imports only those before it.
STAGES = (
    "errors", "models", "writing", "ffmpeg", "inference", "arabic", "article", "script", "voices",
    "speech", "audio", "tags", "show", "settings", "production", "pipeline", "cli",
)  # fmt: skip
# The modules, or packages, that alone import a library.
OWNERS = {
    "gtts": {"voices.gtts"},
    "requests": {"voices.gtts"},
    "pydub": {"audio.clip"},
    "imageio_ffmpeg": {"ffmpeg"},
    "soxr": {"audio.clip"},
    "mutagen": {"tags"},
    "onnxruntime": {"inference"},
    "tenacity": {"speech"},
    "PIL": {"show.cover", "show.check.picture"},
    "uharfbuzz": {"show.lettering"},
    "bidi": {"show.lettering"},
    "jinja2": {"show.site"},
    "lxml": {"show.feed", "show.check.feed", "article"},
    "filelock": {"show.shelf"},
    "starlette": {"show.server"},
    "uvicorn": {"show.server"},
    "fsspec": {"show.publish.remote"},
    "paramiko": {"show.publish.remote"},
    "segno": {"cli.serve"},
    "rich": {"cli.progress"},
}
ROOMS = {
    "letters": (),
    "tables": (),
    "lexicon": ("letters",),
    "clauses": ("letters", "tables", "vowels"),
    "words": ("letters", "tables", "lexicon"),
    "vowels": ("letters", "tables"),
    "phones": ("letters", "tables"),
    "diction": ("lexicon", "words", "vowels"),
}
"""What stands in arabic/, and which of its neighbours each may import."""
DOORS = ("arabic.letters", "arabic.clauses", "arabic.words", "arabic.vowels", "arabic.phones")
"""Packages of which others import what their __init__ offers, and no module within."""
HEAVY = (
    "numpy", "onnxruntime", "lxml", "trafilatura", "pydub", "gtts", "PIL", "mutagen", "starlette",
    "uvicorn", "rich", "requests", "jinja2", "tenacity", "uharfbuzz", "bidi", "filelock",
    "soxr", "fsspec", "paramiko", "segno",
)  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "podcaster":
                found.update(f"podcaster.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_stage_imports_only_what_comes_before_it(path: Path) -> None:
    own = name_of(path).split(".")[0]
    if own in ("", "__main__"):
        return
    for module in imported(path):
        if module.startswith("podcaster.") and module != "podcaster.__version__":
            stage = module.split(".")[1]
            assert STAGES.index(stage) <= STAGES.index(own), f"{own} imports {module}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_package_is_entered_by_its_door(path: Path) -> None:
    name = name_of(path)
    for module in imported(path):
        for door in DOORS:
            within = name == door or name.startswith(f"{door}.")
            assert within or not module.startswith(f"podcaster.{door}."), f"{name}: {module}"


def test_arabic_has_few_rooms_and_no_way_up() -> None:
    found: dict[str, set[str]] = {}
    for path in sorted((PACKAGE / "arabic").rglob("*.py")):
        room = name_of(path).removeprefix("arabic").lstrip(".").split(".")[0]
        if room:
            others = {
                module.split(".")[2]
                for module in imported(path)
                if module.startswith("podcaster.arabic.")
            }
            found.setdefault(room, set()).update(others - {room})
    assert set(found) == set(ROOMS)
    for room, others in found.items():
        assert others <= set(ROOMS[room]), f"{room} imports {sorted(others)}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_its_owner_imports_a_library(path: Path) -> None:
    name = name_of(path)
    for module in imported(path):
        owners = OWNERS.get(module.split(".")[0])
        assert owners is None or any(name == o or name.startswith(f"{o}.") for o in owners), (
            f"{name} imports {module}; {', '.join(sorted(owners or ()))} owns it"
        )


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from podcaster.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr.strip() == "[]"
