"""Numbers that look random and are the same here and in the Java tests (FormulaWeights.java), so that no weights are committed."""
import math
import zlib

import numpy as np


def noise(name, count):
    """Uniform in [-1, 1), one number for each index, different for each name."""
    with np.errstate(over="ignore"):
        x = np.uint32(zlib.crc32(name.encode())) + np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9)
        x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
        x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
        x = x ^ (x >> np.uint32(16))
    return (x >> np.uint32(8)) / 2.0**23 - 1


def vit_tensor(name, shape):
    """A tensor of a vision transformer under Meta AI's names, of a size that keeps its activations near one."""
    u = noise(name, math.prod(shape))
    if name.endswith("gamma"):
        values = 0.5 + 0.3 * u
    elif "norm" in name and name.endswith("weight"):
        values = 1 + 0.2 * u
    elif name.endswith("weight"):
        values = math.sqrt(6.0 / math.prod(shape[1:])) * u
    else:
        values = 0.5 * u
    return values.astype(np.float32).reshape(shape)
