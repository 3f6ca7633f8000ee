package fiji.plugin.dinotracker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.ImageNetColours;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Convolution;

/**
 * The convolutional network that is trained on the one video: what it makes of a frame is added to the frozen features,
 * Phi(I) = Phi_DINO(I) + Phi_Delta(I) (Sec. 3.1 eq. 1, App. A.3).
 * <p>
 * Four layers of a 5 x 5 convolution and batch normalisation. The first three go on with ReLU and an antialiased
 * halving; the last has a dilation of 2. The output, one cell every 8 pixels, is sampled at the feature grid.
 * </p>
 * <p>
 * {@link Residual} adds it to the frozen features; by itself it is the baseline without a prior, Phi(I) = Phi_Delta(I)
 * (Sec. 4.2, Phi_DINO = 0).
 * </p>
 */
public final class DeltaDino implements FeatureRefinement {

	/** Rows and columns of every convolution's kernel. */
	public static final int KERNEL = 5;

	/** How far apart the taps of the last layer's kernel are; those of the others are neighbours. */
	public static final int LAST_DILATION = 2;

	private static final int LAYERS = 4;
	private static final int PADDING = KERNEL / 2;
	private static final int LAST_PADDING = LAST_DILATION * PADDING;
	private static final float LAST_GAMMA = 0.05f;

	private final Parameters parameters;
	private final List<NDArray> constants = new ArrayList<>();
	private final List<NormalizedConvolution> layers = new ArrayList<>();
	private final List<Downsampling> downsamplings = new ArrayList<>();
	private final GridAlignment alignment;

	/** How the last layer starts. */
	public enum Start {

		/** At zero, so that training starts from the frozen features; the scale of its normalisation at 0.05. */
		ZERO {

			@Override
			NormalizedConvolution lastLayer(final Parameters parameters, final String name, final Shape shape, final SplittableRandom random) {
				return NormalizedConvolution.zero(parameters, name, shape, LAST_GAMMA);
			}
		},

		/**
		 * Like the other layers, with a scale of 1. Where nothing is added to the output, all cells would be the same zero
		 * vector otherwise, whose direction, and so every cosine, has no gradient.
		 */
		RANDOM {

			@Override
			NormalizedConvolution lastLayer(final Parameters parameters, final String name, final Shape shape, final SplittableRandom random) {
				return NormalizedConvolution.random(parameters, name, shape, random);
			}
		};

		abstract NormalizedConvolution lastLayer(Parameters parameters, String name, Shape shape, SplittableRandom random);
	}

	/**
	 * @param manager where the parameters live
	 * @param geometry sizes of the frames and of the feature grid
	 * @param widths channels after each of the four layers; the last is that of the frozen features, C
	 * @param start how the last layer starts
	 * @param random draws the first weights
	 */
	public DeltaDino(final NDManager manager, final VideoGeometry geometry, final List<Integer> widths, final Start start, final SplittableRandom random) {
		if (widths.size() != LAYERS) throw new IllegalArgumentException("Delta-DINO has " + LAYERS + " layers, not " + widths.size());
		parameters = new Parameters(manager);
		int channels = 3;
		int height = geometry.height();
		int width = geometry.width();
		for (int layer = 0; layer < LAYERS; layer++) {
			final String name = "layers." + layer;
			final Shape shape = new Shape(widths.get(layer), channels, KERNEL, KERNEL);
			channels = widths.get(layer);
			if (layer == LAYERS - 1) layers.add(start.lastLayer(parameters, name, shape, random));
			else {
				layers.add(NormalizedConvolution.random(parameters, name, shape, random));
				final int padding = layer == LAYERS - 2 ? LAST_PADDING : PADDING;
				downsamplings.add(Downsampling.of(manager, layers.get(layer).normalization(), new Halving(height, padding), new Halving(width, padding)));
				constants.addAll(downsamplings.get(layer).constants());
				height = Halving.halved(height);
				width = Halving.halved(width);
			}
		}
		alignment = new GridAlignment(manager, geometry, 1 << downsamplings.size());
		constants.addAll(alignment.matrices());
	}

	@Override
	public String name() {
		return "delta-dino";
	}

	@Override
	public Parameters parameters() {
		return parameters;
	}

	@Override
	public void lendTo(final NDManager step) {
		parameters.lendTo(step);
		constants.forEach(tensor -> tensor.tempAttach(step));
	}

	@Override
	public NDArray train(final FrameBatch batch, final SplittableRandom random) {
		return forward(batch.pixels(), BatchMode.BATCH); // [N, P, C]
	}

	@Override
	public NDArray apply(final FrameBatch batch) {
		return forward(batch.pixels(), BatchMode.RUNNING); // [N, P, C]
	}

	/**
	 * The residual features Phi_Delta of some frames.
	 *
	 * @param frames RGB in [0, 1], [N, 3, H, W]
	 * @param mode whether batch normalisation uses the batch's statistics or the running ones
	 * @return [N, P, C]
	 */
	public NDArray forward(final NDArray frames, final BatchMode mode) {
		NDArray x = Convolution.reflect(ImageNetColours.normalize(frames), PADDING); // [N, 3, H + 4, W + 4]
		for (int layer = 0; layer < LAYERS - 1; layer++)
			x = downsamplings.get(layer).apply(layers.get(layer).convolve(x, 1), mode); // [N, C_l, H_l+1 + 4, W_l+1 + 4], in the end + 8
		final NormalizedConvolution last = layers.get(LAYERS - 1);
		try (NDArray convolved = last.convolve(x, LAST_DILATION); NDArray coarse = last.normalization().apply(convolved, mode)) { // [N, C, H / 8, W / 8]
			return alignment.sample(coarse); // [N, P, C]
		}
	}
}
