package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class CosineRowsTest {

	@Test
	void rowsComeInOrderAlsoFromOneBlockToTheNext() {
		final int columns = 1 << 21; // two rows a block
		try (NDManager manager = Torch.newManager()) {
			final NDArray first = manager.create(new float[] { 1, 2, 3, 4, 5 }, new Shape(5, 1));
			final NDArray second = manager.arange(0f, columns, 1f).reshape(columns, 1);
			final List<Integer> rows = new ArrayList<>();
			CosineRows.visit(first, second, (row, cosines, start) -> {
				rows.add(row);
				for (final int column : new int[] { 0, 1, columns - 1 })
					assertThat(cosines[start + column]).as("row " + row + ", column " + column).isEqualTo((row + 1f) * column);
			});
			assertThat(rows).containsExactly(0, 1, 2, 3, 4);
		}
	}
}
