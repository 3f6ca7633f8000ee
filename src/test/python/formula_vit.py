"""Weights of vision transformers by formula; the twin of FormulaVit.java."""
import math

import numpy as np

from formula_weights import tensor


def vit_tensor(name, shape):
    """A tensor of a size that keeps the activations near one."""
    if name.endswith("gamma"):
        return np.float32(0.5) + tensor(name, shape, 0.3)
    if not name.endswith("weight"):
        return tensor(name, shape, 0.5)
    if "norm" in name:
        return np.float32(1) + tensor(name, shape, 0.2)
    return tensor(name, shape, math.sqrt(6.0 / math.prod(shape[1:])))
