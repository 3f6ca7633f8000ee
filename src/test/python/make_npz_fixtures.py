"""Writes the archives NpzReaderTest reads: two tracks on three frames, as different programs save them.

	python src/test/python/make_npz_fixtures.py src/test/resources/fiji/plugin/dinotracker/imports
"""
import sys

import numpy as np

TRACKS = np.array([[[1, 2], [3, 4], [5, 6]], [[7.5, 8], [9, 10], [11, 12.25]]])  # [N, T, 2]
VISIBLE = np.array([[True, False, True], [False, True, True]])  # [N, T]


def main(folder):
	names = np.array(["nose", "left ear"])
	confidence = np.array([[1, 0.25, 0.75], [0, 0.5, 1]])
	np.savez(folder + "/tapvid.npz", tracks=TRACKS.astype(np.float32), occluded=~VISIBLE, names=names, confidence=confidence, video=np.zeros(4))
	tracks, visibility = TRACKS.transpose(1, 0, 2)[None], VISIBLE.T[None]  # [1, T, N, 2], [1, T, N]
	np.savez_compressed(folder + "/cotracker.npz", tracks=tracks, visibility=visibility)
	np.savez(folder + "/fortran.npz", tracks=np.asfortranarray(TRACKS.transpose(1, 0, 2)), visible=np.asfortranarray(VISIBLE.astype(np.int64)))
	np.savez(folder + "/square.npz", tracks=TRACKS[:, :2].transpose(1, 0, 2), visibility=VISIBLE[:, :2].T)
	np.savez(folder + "/misfit.npz", tracks=TRACKS, visible=VISIBLE[:, :2])
	np.savez(folder + "/turned.npz", tracks=TRACKS, visible=VISIBLE, confidence=confidence.T)
	np.savez(folder + "/percent.npz", tracks=TRACKS, visible=VISIBLE, confidence=100 * confidence)
	np.savez(folder + "/infinite.npz", tracks=TRACKS, visible=VISIBLE, confidence=np.where(VISIBLE, confidence, np.inf))
	np.savez(folder + "/unsure.npz", tracks=TRACKS, visible=VISIBLE, confidence=np.full((2, 3), np.nan))


if __name__ == "__main__":
	main(sys.argv[1])
