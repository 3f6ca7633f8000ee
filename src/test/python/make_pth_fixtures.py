"""Writes the small .pth and .safetensors files that the tests of the package `weights` read.

Usage: python make_pth_fixtures.py ../resources/fiji/plugin/dinotracker/weights
Needs torch and safetensors; made with torch 2.15.0 and safetensors 0.8.0. All come out
again as they are, but for legacy.pth, in which torch names storages by their place in memory.
"""
import os
import sys
from collections import OrderedDict
from pathlib import Path

import torch
from safetensors.torch import save_file


class Shell:
    """Unpickling this in Python runs a command."""

    def __reduce__(self):
        return os.system, ("echo this file ran a command",)


def tensors():
    ramp = torch.arange(24, dtype=torch.float32).reshape(4, 6) / 8 - 1
    return OrderedDict(
        ramp=ramp,  # [4, 6]
        transposed=ramp.t(),  # [6, 4], shares the storage of ramp
        window=ramp[1:3, 2:5],  # [2, 3], so does this
        column=ramp[:, 3],  # [4], and this
        half=ramp.half(),  # [4, 6]
        bfloat=ramp.bfloat16(),  # [4, 6]
        half_extremes=torch.tensor([65504.0, -6e-8, float("inf"), -0.0], dtype=torch.float16),  # [4]
        steps=torch.tensor(1234567),  # [], int64
    )


def main(folder):
    torch.manual_seed(0)
    state = tensors()
    torch.save(state, folder / "tensors.pth")
    torch.save(torch.nn.Linear(2, 3).state_dict(), folder / "module.pth")
    torch.save(state, folder / "legacy.pth", _use_new_zipfile_serialization=False)
    torch.save({"weight": state["ramp"], "command": Shell()}, folder / "command.pth")
    torch.save({"model": {"weight": state["ramp"]}}, folder / "nested.pth")
    torch.save({"weight": state["ramp"].double()}, folder / "double.pth")
    save_file({name: tensor.contiguous().clone() for name, tensor in state.items()}, folder / "tensors.safetensors", {"made by": "torch"})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
