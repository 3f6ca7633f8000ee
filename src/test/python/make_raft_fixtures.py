"""Writes what torchvision's RAFT makes of formula weights and formula frames: the fixture of RaftTest.

    pip install torch torchvision numpy
    python src/test/python/make_raft_fixtures.py src/test/resources/fiji/plugin/dinotracker/flow

Made with torch 2.15.0 and torchvision 0.29.2; torch 2.7.1 gives the same to 0.0001 pixels.
"""
import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torchvision.models.optical_flow import raft_large, raft_small

import formula_weights

MODELS = {"raft-large": raft_large, "raft-small": raft_small}
SIZES = [(147, 133), (168, 112)]  # width, height: both odd; under the 128 pixels RAFT needs
UPDATES = (12, 24)
STEP = 17  # pixels between the samples that are kept


def parameter(name, shape):
    """Keeps activations at a size of about one, and flows at a few pixels."""
    if name.endswith("running_var") or len(shape) == 1 and name.endswith("weight"):
        return 1 + formula_weights.tensor(name, shape, 0.5)
    scale = math.sqrt(6 / math.prod(shape[1:])) if len(shape) == 4 else 0.1
    return formula_weights.tensor(name, shape, 0.03 * scale if "flow_head.conv2" in name else scale)


def network(model):
    """torchvision's network with formula weights."""
    net = MODELS[model]().eval()
    for name, tensor in net.state_dict().items():
        if not name.endswith("num_batches_tracked"):
            tensor.copy_(torch.from_numpy(parameter(name, tuple(tensor.shape))))
    return net


def frame(index, width, height):
    """A texture that moves 2.7 pixels to the right and 1.3 up with each frame: RGB in [0, 1], [3, height, width]."""
    colour, row, column = np.meshgrid(np.arange(3), np.arange(height), np.arange(width), indexing="ij")
    x, y = column - 2.7 * index, row + 1.3 * index
    texture = np.sin(0.31 * x + 0.17 * y + colour) + np.sin(0.11 * x - 0.23 * y) + np.sin(0.05 * x * np.sin(0.07 * y))
    return torch.from_numpy((0.5 + texture / 6).astype(np.float32))


def padded(image):
    """Sides that are multiples of 8 and at least 128, the border repeated on all sides; with the places of the image."""
    left, right, top, bottom = (part for side in (image.shape[-1], image.shape[-2])
                                for extra in [max(128, -(-side // 8) * 8) - side]
                                for part in (extra // 2, extra - extra // 2))
    inside = np.s_[..., top:top + image.shape[-2], left:left + image.shape[-1]]
    return F.pad(image[None], (left, right, top, bottom), mode="replicate"), inside


def flow(net, source, target, updates):
    """[2, height, width] in pixels."""
    first, inside = padded(2 * source - 1)
    second, _ = padded(2 * target - 1)
    return net(first, second, num_flow_updates=updates)[-1][0][inside].numpy()


def lines():
    yield "model,width,height,updates,source,target,x,y,dx,dy"
    for model in MODELS:
        net = network(model)
        for width, height in SIZES:
            frames = [frame(index, width, height) for index in range(2)]
            for updates in UPDATES:
                for source, target in ((0, 1), (1, 0)):
                    dx, dy = flow(net, frames[source], frames[target], updates)
                    for y in range(0, height, STEP):
                        for x in range(0, width, STEP):
                            yield f"{model},{width},{height},{updates},{source},{target},{x},{y},{dx[y, x]:.5f},{dy[y, x]:.5f}"


def keys(model):
    for name, tensor in MODELS[model]().state_dict().items():
        yield " ".join([name, *map(str, tensor.shape)])


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    with torch.inference_mode():
        (folder / "raft.csv").write_text("\n".join(lines()) + "\n")
    for model in MODELS:
        (folder / f"{model}.keys").write_text("\n".join(keys(model)) + "\n")
