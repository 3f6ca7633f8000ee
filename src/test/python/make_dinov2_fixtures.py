"""Writes what two independent implementations of DINOv2 give for weights made by a formula.

Usage: DINOV2_SOURCE=/path/to/facebookresearch/dinov2 python make_dinov2_fixtures.py ../resources/fiji/plugin/dinotracker/features
Needs torch, transformers and safetensors; made with torch 2.15.0, transformers 5.24.0 and dinov2 at b8931f7.
A case holds the Euclidean norm of the features [P, C], their sums under random signs, and some of the features.
"""
import json
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from transformers import Dinov2Config, Dinov2Model, Dinov2WithRegistersConfig, Dinov2WithRegistersModel

from formula_vit import vit_tensor
from formula_weights import tensor

os.environ["XFORMERS_DISABLED"] = "1"
sys.path.insert(0, os.environ["DINOV2_SOURCE"])
from dinov2.layers import MemEffAttention, NestedTensorBlock  # noqa: E402
from dinov2.models.vision_transformer import DinoVisionTransformer  # noqa: E402

PATCH = 14
FACETS = ("QUERIES", "KEYS", "VALUES")
SIZES = {"tiny": (128, 3), "tiny-reg4": (128, 3), "dinov2-vits14": (384, 12), "dinov2-vits14-reg4": (384, 12)}


class StridedTransformer(DinoVisionTransformer):
    """The authors' model with overlapping patches."""

    def __init__(self, model, stride):
        channels, blocks = SIZES[model]
        registers = 4 if model.endswith("reg4") else 0
        super().__init__(
            img_size=518, patch_size=PATCH, embed_dim=channels, depth=blocks, num_heads=channels // 64, init_values=1.0, block_chunks=0,
            block_fn=lambda **settings: NestedTensorBlock(attn_class=MemEffAttention, **settings),
            num_register_tokens=registers, interpolate_antialias=registers > 0, interpolate_offset=0.0 if registers else 0.1)
        self.stride = stride
        self.patch_embed.proj.stride = (stride, stride)
        self.patch_embed.patch_size = (stride, stride)  # only used to check the image's size
        self.load_state_dict({name: torch.from_numpy(vit_tensor(name, tuple(t.shape))) for name, t in self.state_dict().items()})
        self.eval()

    def interpolate_pos_encoding(self, x, height, width):
        return super().interpolate_pos_encoding(x, cells(height, self.stride) * PATCH, cells(width, self.stride) * PATCH)

    def features(self, image, block, facet):
        if facet == "TOKENS":
            return self.get_intermediate_layers(image, [block], norm=False)[0][0]
        caught = []
        self.blocks[block].attn.qkv.register_forward_hook(lambda module, inputs, output: caught.append(output))
        self(image)
        third = FACETS.index(facet)
        return caught[0][0, 1 + self.num_register_tokens:].chunk(3, dim=1)[third]


def stored_name(name):
    """The name in Hugging Face's files for one of Meta AI's; queries, keys and values are already apart."""
    if name.startswith("blocks."):
        parts = name.split(".")
        tail = ".".join(parts[2:])
        tail = tail.replace("attn.proj", "attention.output.dense").replace("attn.", "attention.attention.")
        tail = tail.replace("ls1.gamma", "layer_scale1.lambda1").replace("ls2.gamma", "layer_scale2.lambda1")
        return f"encoder.layer.{parts[1]}.{tail}"
    tops = {"pos_embed": "position_embeddings", "patch_embed.proj.weight": "patch_embeddings.projection.weight",
            "patch_embed.proj.bias": "patch_embeddings.projection.bias"}
    return "layer" + name if name.startswith("norm.") else "embeddings." + tops.get(name, name)


def cells(side, stride):
    return (side - PATCH) // stride + 1


def overlap(embeddings, stride):
    """Lets the patches of transformers' model overlap."""
    resize = embeddings.interpolate_pos_encoding
    embeddings.patch_embeddings.projection.stride = (stride, stride)
    embeddings.interpolate_pos_encoding = lambda tokens, height, width: resize(tokens, cells(height, stride) * PATCH, cells(width, stride) * PATCH)


def hugging_face_model(model, stride):
    """Transformers' own model, loaded from a file with the names of the published ones."""
    channels, blocks = SIZES[model]
    kinds = (Dinov2WithRegistersConfig, Dinov2WithRegistersModel) if model.endswith("reg4") else (Dinov2Config, Dinov2Model)
    tensors = {}
    for name, values in StridedTransformer(model, PATCH).state_dict().items():
        if ".qkv." in name:
            for part, third in zip(("query", "key", "value"), values.chunk(3)):
                tensors[stored_name(name.replace("qkv", part))] = third.clone()
        else:
            tensors[stored_name(name)] = values
    config = kinds[0](hidden_size=channels, num_hidden_layers=blocks, num_attention_heads=channels // 64, image_size=518, patch_size=PATCH)
    with tempfile.TemporaryDirectory() as folder:
        save_file(tensors, Path(folder) / "model.safetensors", {"format": "pt"})
        config.save_pretrained(folder)
        loaded, info = kinds[1].from_pretrained(folder, output_loading_info=True)
    assert not info["missing_keys"] and not info["unexpected_keys"], info
    overlap(loaded.embeddings, stride)
    return loaded.eval()


def hugging_face_features(loaded, image, block, facet):
    caught = []
    attention = loaded.encoder.layer[block].attention
    if facet != "TOKENS":
        projection = {"QUERIES": attention.q_proj, "KEYS": attention.k_proj, "VALUES": attention.v_proj}[facet]
        projection.register_forward_hook(lambda module, inputs, output: caught.append(output))
    states = loaded(image, output_hidden_states=True).hidden_states
    tokens = states[block + 1] if facet == "TOKENS" else caught[0]
    return tokens[0, 1 + getattr(loaded.config, "num_register_tokens", 0):]


def case(settings, features):
    values = features.double().numpy().ravel()
    samples = ((tensor("samples", 24, 0.5).astype(float) + 0.5) * len(values)).astype(int)
    sums = [float((np.sign(tensor(f"signs {i}", len(values), 1)) * values).sum()) for i in range(4)]
    return dict(settings, norm=round(float(np.linalg.norm(values)), 6), sums=[round(s, 5) for s in sums],
                indices=samples.tolist(), samples=[round(float(values[i]), 7) for i in samples])


def image(height, width):
    return torch.from_numpy(tensor("image", (1, 3, height, width), 2))


def cases(settings, features):
    rows = []
    for model, stride, height, width, block, facet in settings:
        print(model, stride, height, width, block, facet, flush=True)
        keys = dict(model=model, stride=stride, height=height, width=width, block=block, facet=facet)
        rows.append(case(keys, features(model, stride, image(height, width), block, facet)))
    return rows


def meta_features(model, stride, picture, block, facet):
    return StridedTransformer(model, stride).features(picture, block, facet)


def transformers_features(model, stride, picture, block, facet):
    return hugging_face_features(hugging_face_model(model, stride), picture, block, facet)


META = [(model, stride, height, width, block, facet)
        for model in ("tiny", "tiny-reg4")
        for stride, height, width in ((14, 112, 112), (14, 518, 518), (7, 70, 105), (7, 70, 294))
        for block, facet in ((2, "TOKENS"), (1, "KEYS"))]
META += [("tiny", 7, 70, 105, block, facet) for block in (0, 1) for facet in ("TOKENS", "QUERIES", "VALUES")]
META += [("dinov2-vits14", 7, 70, 105, 7, "TOKENS"), ("dinov2-vits14", 14, 112, 112, 11, "TOKENS"), ("dinov2-vits14", 7, 70, 70, 9, "KEYS"),
         ("dinov2-vits14", 7, 77, 70, 4, "QUERIES"), ("dinov2-vits14", 14, 112, 140, 7, "VALUES"),
         ("dinov2-vits14-reg4", 7, 70, 105, 7, "TOKENS"), ("dinov2-vits14-reg4", 14, 112, 140, 11, "KEYS")]
# without registers, transformers resizes position embeddings in a way of its own, so only on the grid of 37 x 37 they were learned on
TRANSFORMERS = [("tiny", PATCH, 518, 518, 1, facet) for facet in ("TOKENS",) + FACETS]
TRANSFORMERS += [("dinov2-vits14", PATCH, 518, 518, 3, "TOKENS"), ("dinov2-vits14", 7, 266, 266, 7, "TOKENS"), ("dinov2-vits14", 7, 266, 266, 11, "KEYS")]
TRANSFORMERS += [("tiny-reg4", 7, 70, 294, 1, facet) for facet in ("TOKENS",) + FACETS]
TRANSFORMERS += [("dinov2-vits14-reg4", PATCH, 112, 140, 11, "TOKENS"), ("dinov2-vits14-reg4", 7, 70, 105, 7, "TOKENS"),
                 ("dinov2-vits14-reg4", 7, 105, 70, 4, "VALUES"), ("dinov2-vits14-reg4", PATCH, 140, 112, 9, "QUERIES")]

if __name__ == "__main__":
    torch.set_grad_enabled(False)
    folder = Path(sys.argv[1])
    for name, rows in (("meta", cases(META, meta_features)), ("transformers", cases(TRANSFORMERS, transformers_features))):
        lines = ",\n".join(json.dumps(row) for row in rows)
        (folder / f"dinov2-{name}.json").write_text(f"[\n{lines}\n]\n")
