package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

class SparseTest {

	@Test
	void multipliesAsTheFullMatrixDoes() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray sparse = Sparse.matrix(manager, new long[][] { { 0, 1, 1, 0 }, { 2, 0, 1, 2 } }, FloatBuffer.wrap(new float[] { 2, 3, 4, 5 }), new Shape(2, 3));
			final NDArray dense = manager.create(new float[][] { { 0, 0, 7 }, { 3, 4, 0 } });
			final NDArray right = manager.create(new float[][] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
			assertThat(sparse.matMul(right).toFloatArray()).containsExactly(dense.matMul(right).toFloatArray());
			assertThat(sparse.transpose().matMul(dense).toFloatArray()).containsExactly(dense.transpose().matMul(dense).toFloatArray());
		}
	}

	@Test
	void keepsItsEntriesWhenGarbageIsCollected() {
		final int n = 100_000;
		try (NDManager manager = Torch.newManager()) {
			final long[] diagonal = LongStream.range(0, n).toArray();
			final float[] values = new float[n];
			Arrays.fill(values, 2);
			final NDArray twice = Sparse.matrix(manager, new long[][] { diagonal, diagonal }, FloatBuffer.wrap(values), new Shape(n, n));
			final NDArray ones = manager.ones(new Shape(n, 1));
			for (int i = 0; i < 5; i++) {
				System.gc();
				manager.zeros(new Shape(n, 3)).close();
				assertThat(twice.matMul(ones).sum().getFloat()).isEqualTo(2f * n);
			}
		}
	}
}
