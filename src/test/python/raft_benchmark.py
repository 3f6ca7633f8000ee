"""Times torchvision's RAFT-large beside ours on one pair of frames of 432 x 240 pixels, 24 updates, in turns.

    pip install torch==2.7.1 torchvision numpy
    python src/test/python/raft_benchmark.py [threads]

Counts seconds of processor time, user and system, which other programs on the machine disturb less than the clock.
"""
import re
import statistics
import subprocess
import sys
import time

import torch

from make_raft_fixtures import flow, frame, network

ROUNDS = 3
REPETITIONS = 5


def pytorch_seconds(net, frames):
    start = time.process_time()
    flow(net, *frames, updates=24)
    return time.process_time() - start


def our_seconds(threads):
    command = ["mvn", "-q", "-B", "test", "-Dtest=RaftBenchmark", f"-Dai.djl.pytorch.num_threads={threads}"]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(seconds) for seconds in re.findall(r"RAFT here: ([\d.]+) s CPU", report)]


def main(threads):
    torch.set_num_threads(threads)
    net = network("raft-large")
    frames = [frame(index, 432, 240) for index in range(2)]
    pytorch, ours = [], []
    for _ in range(ROUNDS):
        pytorch += [pytorch_seconds(net, frames) for _ in range(REPETITIONS)][1:]  # the first one warms up
        ours += our_seconds(threads)[1:]
    for name, seconds in (("PyTorch", pytorch), ("ours", ours)):
        print(f"{name}: median {statistics.median(seconds):.2f} s CPU, from {min(seconds):.2f} to {max(seconds):.2f}")
    print(f"ours / PyTorch, {threads} thread(s): {statistics.median(ours) / statistics.median(pytorch):.2f}")


if __name__ == "__main__":
    with torch.inference_mode():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
