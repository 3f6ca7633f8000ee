"""Writes a ViT-L/14 of random weights as torch.save does, under Meta AI's names, and the same tensors as safetensors.

Usage: DINOV2_SOURCE=/path/to/facebookresearch/dinov2 python write_vitl_checkpoint.py FOLDER
The two files of 1.2 GB each are what CheckpointBenchmark and DinoV2Benchmark read.
"""
import os
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

os.environ["XFORMERS_DISABLED"] = "1"
sys.path.insert(0, os.environ["DINOV2_SOURCE"])
from dinov2.models.vision_transformer import vit_large  # noqa: E402

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    torch.manual_seed(1)
    model = vit_large(patch_size=14, img_size=518, init_values=1.0, block_chunks=0)
    torch.save(model.state_dict(), folder / "vitl.pth")
    save_file(model.state_dict(), folder / "vitl.safetensors")
