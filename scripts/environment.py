"""The checkout's own virtual environment, made when it is missing or pyproject.toml has changed.

Needs nothing but Python 3.11 or later with venv. `PODCASTER_VENV` puts it elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def python(group: str | None = None) -> Path:
    """The environment's interpreter, with podcaster and the dependency group installed."""
    home = Path(os.environ.get("PODCASTER_VENV", ROOT / ".venv"))
    interpreter = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / f"installed-{group or 'core'}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if interpreter.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return interpreter
    print(f"installing into {home} ...", file=sys.stderr)
    if not interpreter.exists():
        venv.create(home, with_pip=True)
    pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)
    groups = ["--group", f"{ROOT / 'pyproject.toml'}:{group}"] if group else []
    subprocess.run([*pip, "--editable", str(ROOT), *groups], check=True)
    stamp.write_text(wanted, "utf-8")
    return interpreter
