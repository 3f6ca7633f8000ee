"""Writes what PyTorch makes of a DINOv2 block with LoRA on its queries, keys and values, without dropout.

Usage: python make_lora_fixture.py ../resources/fiji/plugin/dinotracker/model/lora.json
Made with torch 2.15.0. Gradients are those of the output's sum under weights.
"""
import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

from formula_vit import vit_tensor
from formula_weights import tensor

CHANNELS, HEADS, RANK, SCALE = 128, 2, 8, 0.5 / 8
PATCHES, TOKENS = 169, 170
PARTS = ("queries", "keys", "values")


def weight(name, *shape):
    return torch.from_numpy(vit_tensor("blocks.0." + name, shape))


def normalize(x, name):
    return F.layer_norm(x, (CHANNELS,), weight(name + ".weight", CHANNELS), weight(name + ".bias", CHANNELS), 1e-6)


def project(x, name, outputs, inputs):
    return F.linear(x, weight(name + ".weight", outputs, inputs), weight(name + ".bias", outputs))


def attention(x, adapters):
    frozen = project(x, "attn.qkv", 3 * CHANNELS, CHANNELS).chunk(3, dim=1)
    adapted = [part + SCALE * F.linear(F.linear(x, adapters[f"{name}.a"]), adapters[f"{name}.b"]) for part, name in zip(frozen, PARTS)]
    q, k, v = (part.reshape(1, TOKENS, HEADS, -1).transpose(1, 2) for part in adapted)  # [1, heads, L, d]
    mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(TOKENS, CHANNELS)
    return project(mixed, "attn.proj", CHANNELS, CHANNELS)


def block(x, adapters):
    x = x + weight("ls1.gamma", CHANNELS) * attention(normalize(x, "norm1"), adapters)
    hidden = F.gelu(project(normalize(x, "norm2"), "mlp.fc1", 4 * CHANNELS, CHANNELS))
    return x + weight("ls2.gamma", CHANNELS) * project(hidden, "mlp.fc2", CHANNELS, 4 * CHANNELS)


def some(values, count):
    values = values.detach().numpy().ravel()
    step = max(1, len(values) // count)
    return [round(float(value), 7) for value in values[::step][:count]]


shapes = {"a": (RANK, CHANNELS), "b": (CHANNELS, RANK)}
adapters = {f"{part}.{half}": torch.from_numpy(tensor(f"blocks.0.{part}.{half}", shapes[half], 0.5)).requires_grad_() for part in PARTS for half in shapes}
output = block(torch.from_numpy(tensor("tokens", (TOKENS, CHANNELS), 1)), adapters)[:PATCHES]
(output * torch.from_numpy(tensor("weights", (PATCHES, CHANNELS), 1))).sum().backward()
gradients = {f"blocks.0.{name}": some(value.grad, 6) for name, value in adapters.items()}
Path(sys.argv[1]).write_text(json.dumps({"output": some(output, 24), "gradients": gradients}, indent=1) + "\n")
