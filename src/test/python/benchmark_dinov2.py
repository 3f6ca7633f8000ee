"""Time of one frame in PyTorch, to be held against DinoV2Benchmark: the authors' code with stride 7, all blocks.

Usage: DINOV2_SOURCE=/path/to/facebookresearch/dinov2 python benchmark_dinov2.py
"""
import os
import resource
import sys
import time

os.environ["XFORMERS_DISABLED"] = "1"
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"  # as the plugin sets it
import torch  # noqa: E402

sys.path.insert(0, os.environ["DINOV2_SOURCE"])
from dinov2.models.vision_transformer import vit_small  # noqa: E402

STRIDE = 7


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    torch.set_grad_enabled(False)
    model = vit_small(patch_size=14, img_size=518, init_values=1.0, block_chunks=0).eval()
    model.patch_embed.proj.stride = (STRIDE, STRIDE)
    model.patch_embed.patch_size = (STRIDE, STRIDE)
    resize = model.interpolate_pos_encoding
    model.interpolate_pos_encoding = lambda x, height, width: resize(x, (height - 7) // STRIDE * 14, (width - 7) // STRIDE * 14)
    for threads in (1, 2):
        torch.set_num_threads(threads)
        for _ in range(6):
            image = torch.randn(1, 3, 238, 427)
            cpu, wall = cpu_seconds(), time.time()
            model.get_intermediate_layers(image, 1, norm=False)
            print(f"vits14 427 x 238, {threads} threads: {cpu_seconds() - cpu:.2f} s CPU, {time.time() - wall:.2f} s", flush=True)


if __name__ == "__main__":
    main()
