package fiji.plugin.dinotracker.features;

import java.util.ArrayList;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Descriptors scaled to length 1 and seen along their principal components, the directions of the largest variance, which
 * are found one after the other by power iteration on the covariance. A direction may as well point the other way.
 */
public final class PrincipalComponents {

	/** Turns of the power iteration; more do not change a picture visibly. */
	private static final int ITERATIONS = 64;

	private static final float TINY = 1e-8f;

	/** Descriptors in parts of one size that need not be in memory at once, such as the maps of a video. */
	@FunctionalInterface
	public interface Descriptors {

		/** One part, [N, C]. */
		NDArray part(NDManager manager, int index);
	}

	private final Descriptors descriptors;
	private final int parts;
	private final Device device;

	/**
	 * @param descriptors what is looked at
	 * @param parts how many parts they come in
	 * @param device where to calculate
	 */
	public PrincipalComponents(final Descriptors descriptors, final int parts, final Device device) {
		this.descriptors = descriptors;
		this.parts = parts;
		this.device = device;
	}

	/** Those of all maps of a video together, a map a part. */
	public static PrincipalComponents of(final FeatureVideo features, final Device device) {
		return new PrincipalComponents(features::map, features.size(), device);
	}

	/**
	 * Projects all descriptors.
	 *
	 * @param count how many components, K
	 * @return for each part the components of its descriptors, [N, K]
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public List<float[]> project(final int count, final Progress progress) {
		try (NDManager manager = Torch.newManager(device)) {
			final NDArray directions = directions(covariance(manager, progress), count);                 // [C, K]
			final List<float[]> components = new ArrayList<>();
			for (int index = 0; index < parts; index++)
				try (NDManager step = manager.newSubManager()) {
					components.add(unit(step, index).matMul(directions).toFloatArray());                 // [N, K]
				}
			return components;
		}
	}

	/** @return [C, C] */
	private NDArray covariance(final NDManager manager, final Progress progress) {
		NDArray mean = null;                                                                             // [1, C]
		NDArray moment = null;                                                                           // [C, C]
		for (int index = 0; index < parts; index++) {
			progress.check();
			progress.report("Principal components", index, parts, "");
			try (NDManager step = manager.newSubManager()) {
				final NDArray part = unit(step, index);                                                  // [N, C]
				if (mean == null) mean = manager.zeros(new Shape(1, part.getShape().get(1)));
				if (moment == null) moment = manager.zeros(new Shape(part.getShape().get(1), part.getShape().get(1)));
				mean.addi(part.mean(new int[] { 0 }, true).div(parts));
				moment.addi(part.transpose().matMul(part).div(part.getShape().get(0) * parts));
			}
		}
		return moment.sub(mean.transpose().matMul(mean));                                                // [C, C]
	}

	/** @return descriptors of length 1, [N, C] */
	private NDArray unit(final NDManager manager, final int index) {
		final NDArray part = descriptors.part(manager, index);                                           // [N, C]
		return part.div(part.norm(new int[] { 1 }, true).maximum(TINY));                                 // [N, C]
	}

	/** The directions of the largest variance; what lies along one is taken away before the next is looked for. */
	private static NDArray directions(final NDArray covariance, final int count) {
		NDArray rest = covariance;                                                                       // [C, C]
		NDArray directions = null;                                                                       // [C, K]
		for (int i = 0; i < count; i++) {
			final NDArray direction = principalDirection(rest);                                          // [C, 1]
			directions = directions == null ? direction : directions.concat(direction, 1);
			final NDArray image = rest.matMul(direction);                                                // [C, 1]
			rest = rest.sub(image.matMul(direction.transpose()));
		}
		return directions;
	}

	private static NDArray principalDirection(final NDArray covariance) {
		final long widest = covariance.norm(new int[] { 0 }).argMax().getLong();
		NDArray direction = covariance.get(":, {}", widest).expandDims(1);                               // [C, 1]
		for (int i = 0; i < ITERATIONS; i++) {
			direction = direction.div(direction.norm().add(TINY));                                       // [C, 1]
			direction = covariance.matMul(direction);                                                    // [C, 1]
		}
		return direction.div(direction.norm().add(TINY));
	}
}
