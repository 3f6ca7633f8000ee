package fiji.plugin.dinotracker.training;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import fiji.plugin.dinotracker.model.Parameters;

/**
 * The Adam optimiser as PyTorch computes it: m = 0.9 m + 0.1 g, v = 0.999 v + 0.001 g^2,
 * p -= lr (m / (1 - 0.9^n)) / (sqrt(v / (1 - 0.999^n)) + 1e-8). (The engine's own adds the 1e-8 before the correction, which
 * matters for gradients as small as those of weak losses.)
 */
final class Adam {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double EPSILON = 1e-8;

	private final Map<String, NDArray> parameters;
	private final Map<String, NDArray> means = new LinkedHashMap<>();
	private final Map<String, NDArray> squares = new LinkedHashMap<>();

	/** @param manager where the moments live */
	Adam(final NDManager manager, final Parameters parameters) {
		this.parameters = parameters.trained();
		this.parameters.forEach((name, parameter) -> {
			means.put(name, manager.zeros(parameter.getShape()));
			squares.put(name, manager.zeros(parameter.getShape()));
		});
	}

	/**
	 * Changes the parameters by their gradients and sets the gradients to zero.
	 *
	 * @param step owns what is computed on the way
	 * @param n the number of this update, from 1
	 */
	void update(final NDManager step, final int n, final double learningRate) {
		means.values().forEach(mean -> mean.tempAttach(step));
		squares.values().forEach(square -> square.tempAttach(step));
		final double meanCorrection = 1 - Math.pow(BETA1, n);
		final double squareCorrection = 1 - Math.pow(BETA2, n);
		parameters.forEach((name, parameter) -> {
			final NDArray gradient = parameter.getGradient();
			gradient.attach(step);
			final NDArray mean = means.get(name).muli(BETA1).addi(gradient.mul(1 - BETA1));
			final NDArray square = squares.get(name).muli(BETA2).addi(gradient.square().muli(1 - BETA2));
			final NDArray root = square.div(squareCorrection).sqrt().addi(EPSILON);
			parameter.subi(mean.div(root).muli(learningRate / meanCorrection));
			JniUtils.zeroGrad((PtNDArray) parameter);
		});
	}

	/** The moments by name, for saving. */
	Map<String, NDArray> moments(final String network) {
		final Map<String, NDArray> moments = new LinkedHashMap<>();
		means.forEach((name, mean) -> moments.put(network + ".mean." + name, mean));
		squares.forEach((name, square) -> moments.put(network + ".square." + name, square));
		return moments;
	}
}
