"""Writes the fixture TapVidTest compares with: random tracks and their TAP-Vid scores.

The scores are worked out here from the definitions in Sec. 3 of "TAP-Vid: A Benchmark for Tracking Any Point in a
Video" (Doersch et al., NeurIPS 2022), with numpy alone:

	python src/test/python/tapvid_fixture.py src/test/resources/fiji/plugin/dinotracker/metrics/tapvid.json
"""
import json
import sys

import numpy as np

WIDTH, HEIGHT, TRACKS, FRAMES = 427, 240, 8, 22
RADII = (1, 2, 4, 8, 16)


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


def main(path):
	random = np.random.default_rng(7)
	size = np.array([WIDTH, HEIGHT])
	truth = np.round(random.uniform(0.1, 0.9, (TRACKS, 1, 2)) * size + random.normal(0, 3, (TRACKS, FRAMES, 2)).cumsum(1), 2)
	spread = 10 ** random.uniform(-0.7, 1.6, (TRACKS, FRAMES, 1))
	predicted = np.round(truth + spread * random.normal(0, 1, (TRACKS, FRAMES, 2)), 2)
	truth_visible = random.uniform(size=(TRACKS, FRAMES)) < 0.75
	predicted_visible = truth_visible ^ (random.uniform(size=(TRACKS, FRAMES)) < 0.2)
	queries = np.array([np.flatnonzero(visible)[track // 2] for track, visible in enumerate(truth_visible)])
	errors = np.hypot(*np.moveaxis((predicted - truth) * 256 / size, -1, 0))
	fixture = {"width": WIDTH, "height": HEIGHT, "queries": queries, "truth": truth, "truthVisible": truth_visible,
		"predicted": predicted, "predictedVisible": predicted_visible, "labelled": {}, "expected": {}}
	sparse = random.uniform(size=(TRACKS, FRAMES)) < 0.5
	for density, labelled in (("dense", np.ones_like(sparse)), ("sparse", sparse)):
		fixture["labelled"][density] = labelled
		fixture["expected"][density] = {mode: expectation(mode, queries, labelled, errors, truth_visible, predicted_visible)
			for mode in ("first", "strided")}
	with open(path, "w", encoding="utf-8") as file:
		json.dump(fixture, file, default=lambda array: array.tolist())
		file.write("\n")


if __name__ == "__main__":
	main(sys.argv[1])
