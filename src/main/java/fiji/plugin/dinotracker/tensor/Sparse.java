package fiji.plugin.dinotracker.tensor;

import java.nio.FloatBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Matrices that are nearly all zero. */
public final class Sparse {

	private Sparse() {}

	/**
	 * A matrix of given entries, which can be transposed and multiplied with a dense matrix to its right.
	 * {@link NDManager#createCoo} would do, but the tensor it returns lies in memory that Java frees at the next collection of
	 * garbage; here it stays until the manager closes.
	 *
	 * @param manager owns the matrix
	 * @param indices the row of each entry, and its column, [2][n]; entries at the same place add up
	 * @param values the entries, n
	 * @param shape rows and columns
	 */
	public static NDArray matrix(final NDManager manager, final long[][] indices, final FloatBuffer values, final Shape shape) {
		final NDArray places = manager.create(indices); // [2, n]
		final NDArray entries = manager.create(values, new Shape(values.remaining())); // [n]
		return JniUtils.createSparseCoo((PtNDArray) places, (PtNDArray) entries, shape);
	}
}
