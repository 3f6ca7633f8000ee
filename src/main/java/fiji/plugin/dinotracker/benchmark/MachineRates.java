package fiji.plugin.dinotracker.benchmark;

import java.util.function.Supplier;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.DeltaDino;
import fiji.plugin.dinotracker.tensor.Convolution;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * What the engine reaches on this machine, as a yardstick for the training step.
 *
 * @param matrixProduct operations a second of a product of two 1024 x 1024 matrices
 * @param convolution operations a second of the training step's own 5 x 5 convolutions alone, forward and backward
 * @param convolutions how long those of one step take
 */
record MachineRates(double matrixProduct, double convolution, Moment convolutions) {

	private static final int REPETITIONS = 5;
	private static final int PRODUCTS = 10;
	private static final int SIDE = 1024;

	/** Measures; takes some seconds. */
	static MachineRates measure(final VideoGeometry geometry, final StepOperations step) {
		final double product = 2.0 * PRODUCTS * SIDE * SIDE * SIDE / median(MachineRates::products).clock();
		Moment convolutions = new Moment(0, 0);
		for (int layer = 0; layer < step.layers(); layer++) {
			final int number = layer;
			convolutions = convolutions.plus(median(() -> convolve(geometry, step, number)));
		}
		return new MachineRates(product, step.convolutions() / convolutions.clock(), convolutions);
	}

	/** The first turn of work that times itself warms up and does not count. */
	private static Moment median(final Supplier<Moment> work) {
		work.get();
		return Moment.median(Stream.generate(work).limit(REPETITIONS).toList());
	}

	private static Moment products() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray first = manager.randomUniform(-1, 1, new Shape(SIDE, SIDE));
			final NDArray second = manager.randomUniform(-1, 1, new Shape(SIDE, SIDE));
			final Moment start = Moment.now();
			for (int i = 0; i < PRODUCTS; i++)
				first.matMul(second).close();
			return Moment.now().since(start);
		}
	}

	/** One layer's convolution of a padded batch with its gradients. */
	private static Moment convolve(final VideoGeometry geometry, final StepOperations step, final int layer) {
		final int dilation = layer == step.layers() - 1 ? DeltaDino.LAST_DILATION : 1;
		final long padding = (long) dilation * (DeltaDino.KERNEL - 1);
		try (NDManager manager = Torch.newManager()) {
			final NDArray x = manager.randomUniform(-1, 1, new Shape(step.frames(), step.inputs(layer), //
				StepOperations.halved(geometry.height(), layer) + padding, StepOperations.halved(geometry.width(), layer) + padding)); // [N, C, H, W]
			final NDArray weight = manager.randomUniform(-0.1f, 0.1f, new Shape(step.outputs(layer), step.inputs(layer), DeltaDino.KERNEL, DeltaDino.KERNEL));
			weight.setRequiresGradient(true);
			if (layer > 0) x.setRequiresGradient(true);
			final Moment start = Moment.now();
			try (GradientCollector collector = Torch.newGradientCollector()) {
				collector.backward(Convolution.valid(x, weight, null, dilation));
			}
			return Moment.now().since(start);
		}
	}
}
