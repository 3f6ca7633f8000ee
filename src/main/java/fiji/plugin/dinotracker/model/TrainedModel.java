package fiji.plugin.dinotracker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * The parts that are fitted to a video, and the tracker built on them.
 *
 * @param deltaDino Phi_Delta
 * @param refiner the CNN-refiner
 * @param tracker Pi with that refiner
 */
public record TrainedModel(DeltaDino deltaDino, CnnRefiner refiner, Tracker tracker) {

	/**
	 * A model before any training.
	 *
	 * @param manager where the parameters live
	 * @param features the frozen features it is added to
	 * @param hiddenWidths channels of Delta-DINO's first three layers
	 * @param random draws the first weights
	 */
	public static TrainedModel create(final NDManager manager, final FeatureVideo features, final List<Integer> hiddenWidths, final SplittableRandom random) {
		final VideoGeometry geometry = features.geometry();
		final List<Integer> widths = new ArrayList<>(hiddenWidths);
		widths.add(features.channels());
		final DeltaDino deltaDino = new DeltaDino(manager, geometry, widths, random.split());
		final CnnRefiner refiner = new CnnRefiner(manager, random.split());
		return new TrainedModel(deltaDino, refiner, new Tracker(geometry, refiner));
	}

	/** Where it computes. */
	public Device device() {
		return deltaDino.parameters().device();
	}

	/** Lends all tensors to a step; they come back when the step's manager closes. */
	public void lendTo(final NDManager step) {
		deltaDino.lendTo(step);
		refiner.parameters().lendTo(step);
	}

	/**
	 * The refined features of a frame, Phi(I) = Phi_DINO(I) + Phi_Delta(I), with the running statistics.
	 *
	 * @param frame RGB in [0, 1], [3, H, W]
	 * @param raw frozen features of the frame, [P, C]
	 * @return [P, C]
	 */
	public NDArray refine(final NDArray frame, final NDArray raw) {
		return raw.add(deltaDino.forward(frame.expandDims(0), BatchMode.RUNNING).squeeze(0));
	}
}
