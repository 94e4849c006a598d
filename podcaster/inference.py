"""The one place where onnxruntime is loaded: neural models, each on one thread, sending nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

    from onnxruntime import InferenceSession

    Session: TypeAlias = InferenceSession


def session(model: bytes | str) -> Session:
    """The model of those bytes, or of the file at that path, ready to run on one thread.

    A sentence is too short to gain from more; callers work on several at once, and one thread
    gives the same numbers each time.
    """
    # From 1.29 on it writes a device id under the user's cache and calls a host of Microsoft's.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena would keep the memory of the longest text for good.
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
