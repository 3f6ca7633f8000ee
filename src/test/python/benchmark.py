"""Times DINOv2 and RAFT in PyTorch beside this plugin, in turns within one run, with the same number of threads.

    pip install torch torchvision numpy
    DINOV2_SOURCE=/path/to/facebookresearch/dinov2 python src/test/python/benchmark.py [THREADS]

DINOv2: ViT-S/14 with stride 7 and all 12 blocks, a frame of 427 x 238 pixels, the authors' code. RAFT: raft_large of
torchvision, a pair of frames of 432 x 240 pixels, 24 updates. Counts seconds of processor time, user and system, which
other programs on the machine disturb less than the clock.
"""
import os
import re
import statistics
import subprocess
import sys
import time

os.environ["XFORMERS_DISABLED"] = "1"
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"  # as the plugin sets it; threads that spin while they wait would be counted
import torch  # noqa: E402
import torchvision  # noqa: E402

import make_raft_fixtures as raft  # noqa: E402

sys.path.insert(0, os.environ["DINOV2_SOURCE"])
from dinov2.models.vision_transformer import vit_small  # noqa: E402

STRIDE, PATCH = 7, 14
ROUNDS = 4
REPETITIONS = 5


def describe():
    """A function that describes one frame."""
    model = vit_small(patch_size=PATCH, img_size=518, init_values=1.0, block_chunks=0).eval()
    model.patch_embed.proj.stride = (STRIDE, STRIDE)
    model.patch_embed.patch_size = (STRIDE, STRIDE)  # only used to check the image's size
    resize = model.interpolate_pos_encoding
    cells = lambda side: (side - PATCH) // STRIDE + 1  # noqa: E731
    model.interpolate_pos_encoding = lambda x, height, width: resize(x, cells(height) * PATCH, cells(width) * PATCH)
    return lambda: model.get_intermediate_layers(torch.randn(1, 3, 238, 427), 1, norm=False)


def follow():
    """A function that finds the flow of one pair."""
    net = raft.network("raft-large")
    frames = [raft.frame(index, 432, 240) for index in range(2)]
    return lambda: raft.flow(net, *frames, updates=24)


def seconds(work):
    """Of processor time, and of the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def ours(threads):
    """Seconds of both from one run of the plugin, without the first, which warms up."""
    tests = "DinoV2Benchmark#describesSmallFrames,RaftBenchmark"
    command = ["mvn", "-q", "-B", "test", f"-Dtest={tests}", f"-Dai.djl.pytorch.num_threads={threads}"]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = {name: re.findall(name + r".* here: ([\d.]+) s CPU, ([\d.]+) s", report)[1:] for name in ("dinov2-vits14", "RAFT")}
    return {name: [tuple(map(float, numbers)) for numbers in found] for name, found in lines.items()}


def main(threads):
    torch.set_num_threads(threads)
    works = {"dinov2-vits14": describe(), "RAFT": follow()}
    pytorch, plugin = ({name: [] for name in works} for _ in range(2))
    for turn in range(ROUNDS):
        for name, work in works.items():
            pytorch[name] += [seconds(work) for _ in range(REPETITIONS)][1:]
        for name, measured in ours(threads).items():
            plugin[name] += measured
    print(f"{threads} thread(s), torch {torch.__version__}, torchvision {torchvision.__version__}")
    for name in works:
        for kind, theirs, mine in zip(("CPU", "clock"), zip(*pytorch[name]), zip(*plugin[name])):
            line = [f"{statistics.median(s):.2f} ({min(s):.2f} - {max(s):.2f}) s" for s in (theirs, mine)]
            ratios = [summary(mine) / summary(theirs) for summary in (statistics.median, min)]
            print(f"{name}, {kind}: PyTorch {line[0]}, plugin {line[1]}, ratio of medians {ratios[0]:.2f}, of least {ratios[1]:.2f}", flush=True)


if __name__ == "__main__":
    with torch.inference_mode():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
