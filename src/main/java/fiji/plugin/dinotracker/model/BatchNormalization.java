package fiji.plugin.dinotracker.model;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Batch normalisation of [N, C, H, W] maps, as PyTorch's {@code BatchNorm2d}: gamma (x - mean) / sqrt(variance + epsilon) +
 * beta for each channel.
 */
final class BatchNormalization {

	/** Share of the running statistics that survives a step, PyTorch's 1 - 0.1. */
	static final float MOMENTUM = 0.9f;
	static final float EPSILON = 1e-5f;

	private final NDArray gamma;
	private final NDArray beta;
	private final NDArray runningMean;
	private final NDArray runningVariance;

	/**
	 * @param parameters what is trained and kept goes here
	 * @param name the layer's
	 * @param channels C
	 * @param gamma the scale's first value
	 */
	BatchNormalization(final Parameters parameters, final String name, final Shape channels, final float gamma) {
		this.gamma = parameters.train(name + ".norm.weight", channels, gamma);
		this.beta = parameters.train(name + ".norm.bias", channels, 0);
		this.runningMean = parameters.keep(name + ".norm.running_mean", channels, 0);
		this.runningVariance = parameters.keep(name + ".norm.running_var", channels, 1);
	}

	/** The scale of each channel, [C]. */
	NDArray gamma() {
		return gamma;
	}

	/** The offset of each channel, [C]. */
	NDArray beta() {
		return beta;
	}

	/** What each channel is scaled by after training, C of them. */
	ChannelScaling[] past() {
		final float[] means = runningMean.toFloatArray();
		final float[] variances = runningVariance.toFloatArray();
		final float[] gammas = gamma.toFloatArray();
		final float[] betas = beta.toFloatArray();
		return IntStream.range(0, means.length).mapToObj(c -> new ChannelScaling(means[c], variances[c], gammas[c], betas[c], 0)).toArray(ChannelScaling[]::new);
	}

	/** Brings the running statistics up to date with those of a batch, C of them. */
	void remember(final ChannelScaling[] batch) {
		final float[] means = runningMean.toFloatArray();
		final float[] variances = runningVariance.toFloatArray();
		for (int channel = 0; channel < batch.length; channel++) {
			means[channel] = (float) (MOMENTUM * means[channel] + (1 - MOMENTUM) * batch[channel].mean());
			variances[channel] = (float) (MOMENTUM * variances[channel] + (1 - MOMENTUM) * batch[channel].unbiasedVariance());
		}
		runningMean.set(means);
		runningVariance.set(variances);
	}

	/**
	 * By the engine, which also brings the running statistics up to date.
	 *
	 * @param x [N, C, H, W]
	 * @return [N, C, H, W]
	 */
	NDArray apply(final NDArray x, final BatchMode mode) {
		return x.getNDArrayInternal().batchNorm(x, runningMean, runningVariance, gamma, beta, -1, MOMENTUM, EPSILON, mode == BatchMode.BATCH).singletonOrThrow();
	}
}
