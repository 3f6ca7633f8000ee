"""Pseudo-random tensors by formula; the twin of FormulaWeights.java, which gives the same bits."""
import zlib

import numpy as np


def tensor(name, shape, scale):
    """float32 of the given shape: a hash of the name and of the row-major index, spread evenly over [-1, 1], times scale."""
    index = np.arange(int(np.prod(shape, dtype=np.int64)), dtype=np.uint32)
    hashed = np.uint32(zlib.crc32(name.encode())) ^ index * np.uint32(0x9E3779B9)
    hashed = (hashed ^ hashed >> np.uint32(16)) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ hashed >> np.uint32(13)) * np.uint32(0xC2B2AE35)
    hashed ^= hashed >> np.uint32(16)
    unit = hashed.view(np.int32).astype(np.float32) / np.float32(2**31)
    return (unit * np.float32(scale)).reshape(shape)


def value(name, index, scale):
    """Element index of the tensor of a name."""
    return tensor(name, (index + 1,), scale)[index]
