"""Stands in for torch, which rknn-toolkit2 imports whatever it does.

It uses torch for PyTorch models and for the quantisation ``gdq`` only, and npuc asks for neither;
the torch of PyPI would bring 5 GB of CUDA with it. Without these names the import itself fails.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def stand_in() -> None:
    """Makes ``import torch`` work where it is not installed."""
    if importlib.util.find_spec("torch") is not None:
        return
    torch: Any = ModuleType("torch")
    torch.__version__ = "2.4.0"
    torch.no_grad = _decorate
    torch.nn = ModuleType("torch.nn")
    torch.nn.Module = object
    sys.modules |= {"torch": torch, "torch.nn": torch.nn}


def _decorate(*_: object) -> Callable[[Any], Any]:
    return lambda function: function
