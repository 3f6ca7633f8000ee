package fiji.plugin.dinotracker.benchmark;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CnnRefiner;
import fiji.plugin.dinotracker.model.DeltaDino;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.training.TrainingSettings;

/**
 * Floating-point operations of a training step, counted from its sizes; a multiplication with an addition counts as two.
 * What gets a gradient counts three times: forward, for the inputs, and for the weights or the other factor. Work of one
 * operation a number (padding, normalisation, ReLU, softmax, the optimiser) is left out, and every search for best buddies
 * counts as a new one.
 */
final class StepOperations {

	/** Pixels that a halved one is made of along a side. */
	private static final int BLUR = 4;

	private final VideoGeometry geometry;
	private final TrainingSettings training;
	private final List<Integer> widths;
	private final long frames;

	/**
	 * @param geometry sizes of the video
	 * @param training how many of what a step draws
	 * @param channels of the frozen features
	 * @param frames of the video
	 */
	StepOperations(final VideoGeometry geometry, final TrainingSettings training, final int channels, final int frames) {
		this.geometry = geometry;
		this.training = training;
		this.widths = new ArrayList<>(training.hiddenWidths());
		widths.add(channels);
		this.frames = Math.min(frames, training.frameSets() * training.framesPerSet());
	}

	/** Frames in a batch, N. */
	long frames() {
		return frames;
	}

	/** Channels that go into a layer of Delta-DINO, from 0. */
	int inputs(final int layer) {
		return layer == 0 ? 3 : widths.get(layer - 1);
	}

	/** Channels that come out of a layer. */
	int outputs(final int layer) {
		return widths.get(layer);
	}

	/** Layers of Delta-DINO. */
	int layers() {
		return widths.size();
	}

	/** Columns or rows of a layer's maps. */
	static long halved(final long side, final int layer) {
		return (side + (1L << layer) - 1) >> layer;
	}

	/** One layer's convolution on the batch, forward only. */
	double convolution(final int layer) {
		return 2.0 * DeltaDino.KERNEL * DeltaDino.KERNEL * inputs(layer) * outputs(layer) * pixels(layer) * frames;
	}

	/** All convolutions of Delta-DINO with gradients; the frames themselves need none. */
	double convolutions() {
		double sum = 0;
		for (int layer = 0; layer < layers(); layer++)
			sum += (layer == 0 ? 2 : 3) * convolution(layer);
		return sum;
	}

	private double pixels(final int layer) {
		return (double) halved(geometry.width(), layer) * halved(geometry.height(), layer);
	}

	/** A step before the losses on refined features begin. */
	double early() {
		return convolutions() + halvings() + alignment() + tracking(training.flowPairs(), 3) + training.framePairs() * (contrast() + buddies());
	}

	/** A step with all losses: another contrastive one, and cycles, tracked there without gradients and back with them. */
	double late() {
		final int points = training.framePairs() * training.pointsPerPair();
		return early() + training.framePairs() * (contrast() + buddies()) + tracking(points, 1) + tracking(points, 3);
	}

	/** The antialiased halvings, down and then to the right, and the way back. */
	private double halvings() {
		double sum = 0;
		for (int layer = 0; layer < layers() - 1; layer++)
			sum += 2 * 2.0 * BLUR * outputs(layer) * frames * halved(geometry.height(), layer + 1) * (halved(geometry.width(), layer) + halved(geometry.width(), layer + 1));
		return sum;
	}

	/** Two matrix products that bring the last maps to the grid; the matrices are fixed. */
	private double alignment() {
		final double rows = halved(geometry.height(), layers() - 1);
		final double columns = halved(geometry.width(), layers() - 1);
		return 2 * 2.0 * frames * outputs(layers() - 1) * geometry.gridHeight() * columns * (rows + geometry.gridWidth());
	}

	/** The cost volume of some points, and the refiner on the squares around their peaks. */
	private double tracking(final int points, final int passes) {
		final double side = Tracker.side(geometry);
		final double refiner = 2.0 * CnnRefiner.KERNEL * CnnRefiner.KERNEL * CnnRefiner.HIDDEN * ((side + 2) * (side + 2) + side * side);
		return (double) passes * points * (2.0 * geometry.cells() * outputs(layers() - 1) + refiner);
	}

	/** Both ways of a contrastive term for one pair of frames. */
	private double contrast() {
		return 3 * 2 * 2.0 * training.pointsPerPair() * geometry.cells() * outputs(layers() - 1);
	}

	/** All cosines of two frames. */
	private double buddies() {
		return 2.0 * geometry.cells() * geometry.cells() * outputs(layers() - 1);
	}
}
