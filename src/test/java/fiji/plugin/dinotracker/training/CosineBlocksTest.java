package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class CosineBlocksTest {

	@Test
	void blocksComeInOrderAndTheLastIsSmaller() {
		final int rows = 2 * CosineBlocks.ROWS + 1;
		final int columns = 3;
		try (NDManager manager = Torch.newManager()) {
			final NDArray first = manager.arange(0f, rows, 1f).reshape(rows, 1);
			final NDArray second = manager.create(new float[] { 1, 2, 3 }, new Shape(columns, 1));
			final List<Integer> visited = new ArrayList<>();
			CosineBlocks.visit(first, second, block -> {
				for (int row = block.from(); row < block.to(); row++) {
					visited.add(row);
					final float[] cosines = new float[columns - 1];
					block.read(row, 1, cosines);
					assertThat(cosines).as("row " + row).containsExactly(2f * row, 3f * row);
				}
			});
			assertThat(visited).isEqualTo(IntStream.range(0, rows).boxed().toList());
		}
	}
}
