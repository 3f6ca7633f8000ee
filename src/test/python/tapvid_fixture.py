"""Writes the fixture TapVidTest compares with: random tracks and their TAP-Vid scores.

Where every frame is labelled the scores are those of the benchmark's own function, compute_tapvid_metrics of
google-deepmind/tapnet, which is taken from a clone of that repository and run as it is, with numpy alone:

	git clone https://github.com/google-deepmind/tapnet
	python src/test/python/tapvid_fixture.py tapnet/tapnet/tapvid/evaluation_datasets.py \
		src/test/resources/fiji/plugin/dinotracker/metrics/tapvid.json

That function knows no frames without a label. For those the scores are worked out here from the definitions in Sec. 3
of "TAP-Vid: A Benchmark for Tracking Any Point in a Video" (Doersch et al., NeurIPS 2022), by code that is checked
against the benchmark's where both apply.
"""
import ast
import json
import sys
from typing import Mapping

import numpy as np

WIDTH, HEIGHT, TRACKS, FRAMES = 427, 240, 8, 22
RADII = (1, 2, 4, 8, 16)
SIDE = 256


def reference_metric(source):
	"""The benchmark's function alone: its file imports far more than the function needs."""
	with open(source, encoding="utf-8") as file:
		tree = ast.parse(file.read())
	function = [node for node in tree.body if getattr(node, "name", "") == "compute_tapvid_metrics"]
	scope = {"np": np, "Mapping": Mapping}
	exec(compile(ast.Module(function, []), source, "exec"), scope)
	return scope["compute_tapvid_metrics"]


def reference_scores(metrics, *index):
	value = lambda name: metrics[name][(0, *index)]
	return {"OA": value("occlusion_accuracy"), "delta": [value(f"pts_within_{radius}") for radius in RADII],
		"jaccard": [value(f"jaccard_{radius}") for radius in RADII],
		"delta_avg": value("average_pts_within_thresh"), "AJ": value("average_jaccard")}


def reference_expectation(metric, mode, queries, tracks, truth_visible, predicted_visible):
	"""Tracks: the true and the predicted ones, [N, T, 2] in pixels of a 256 x 256 frame."""
	truth, predicted = (track[None] for track in tracks)
	points = np.stack([queries, np.zeros_like(queries), np.zeros_like(queries)], -1)[None]
	arguments = (points, ~truth_visible[None], truth, ~predicted_visible[None], predicted, mode)
	each = metric(*arguments, get_trackwise_metrics=True)
	return {"total": reference_scores(metric(*arguments)), "tracks": [reference_scores(each, n) for n in range(TRACKS)]}


def scored_frames(mode, query):
	frames = np.arange(FRAMES)
	return frames > query if mode == "first" else frames != query


def scores(errors, truth_visible, predicted_visible, scored):
	"""Flat arrays, one entry a frame of a track; errors in pixels of a 256 x 256 frame."""
	error, seen, said = errors[scored], truth_visible[scored], predicted_visible[scored]
	accuracy, jaccard = [], []
	for radius in RADII:
		near = error < radius
		true_positive = (seen & said & near).sum()
		false_positive = (said & ~(seen & near)).sum()
		false_negative = seen.sum() - true_positive
		accuracy.append(near[seen].mean())
		jaccard.append(true_positive / (true_positive + false_positive + false_negative))
	return {"OA": (seen == said).mean(), "delta": accuracy, "jaccard": jaccard,
		"delta_avg": np.mean(accuracy), "AJ": np.mean(jaccard)}


def expectation(mode, queries, labelled, errors, truth_visible, predicted_visible):
	scored = labelled & np.stack([scored_frames(mode, query) for query in queries])
	pooled = scores(errors.ravel(), truth_visible.ravel(), predicted_visible.ravel(), scored.ravel())
	each = [scores(*arrays) for arrays in zip(errors, truth_visible, predicted_visible, scored)]
	return {"total": pooled, "tracks": each}


def check_same(ours, reference):
	for mine, theirs in zip([ours["total"], *ours["tracks"]], [reference["total"], *reference["tracks"]]):
		for name in theirs:
			np.testing.assert_allclose(mine[name], theirs[name], rtol=0, atol=1e-12)


def main(source, path):
	random = np.random.default_rng(7)
	size = np.array([WIDTH, HEIGHT])
	truth = np.round(random.uniform(0.1, 0.9, (TRACKS, 1, 2)) * size + random.normal(0, 3, (TRACKS, FRAMES, 2)).cumsum(1), 2)
	spread = 10 ** random.uniform(-0.7, 1.6, (TRACKS, FRAMES, 1))
	predicted = np.round(truth + spread * random.normal(0, 1, (TRACKS, FRAMES, 2)), 2)
	truth_visible = random.uniform(size=(TRACKS, FRAMES)) < 0.75
	predicted_visible = truth_visible ^ (random.uniform(size=(TRACKS, FRAMES)) < 0.2)
	queries = np.array([np.flatnonzero(visible)[track // 2] for track, visible in enumerate(truth_visible)])
	scaled = truth * SIDE / size, predicted * SIDE / size
	errors = np.hypot(*np.moveaxis(scaled[1] - scaled[0], -1, 0))
	fixture = {"width": WIDTH, "height": HEIGHT, "queries": queries, "truth": truth, "truthVisible": truth_visible,
		"predicted": predicted, "predictedVisible": predicted_visible, "labelled": {}, "expected": {}}
	sparse = random.uniform(size=(TRACKS, FRAMES)) < 0.5
	for density, labelled in (("dense", np.ones_like(sparse)), ("sparse", sparse)):
		fixture["labelled"][density] = labelled
		fixture["expected"][density] = {mode: expectation(mode, queries, labelled, errors, truth_visible, predicted_visible)
			for mode in ("first", "strided")}
	for mode, ours in fixture["expected"]["dense"].items():
		reference = reference_expectation(reference_metric(source), mode, queries, scaled, truth_visible, predicted_visible)
		check_same(ours, reference)
		fixture["expected"]["dense"][mode] = reference
	with open(path, "w", encoding="utf-8") as file:
		json.dump(fixture, file, default=lambda array: array.tolist())
		file.write("\n")


if __name__ == "__main__":
	main(*sys.argv[1:])
