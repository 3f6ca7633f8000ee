package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Torch;

/** Two maps of random descriptors, the second a copy of the first, but for some cells. */
class BestBuddiesTest {

	private static final int CELLS = 2 * CosineBlocks.ROWS + 100;
	private static final int CHANNELS = 16;

	private final NDManager manager = Torch.newManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private static float[] random(final int cells) {
		final SplittableRandom random = new SplittableRandom(6);
		final float[] map = new float[cells * CHANNELS];
		for (int i = 0; i < map.length; i++)
			map[i] = (float) random.nextDouble(-1, 1);
		return map;
	}

	private static void copy(final float[] from, final int cell, final float[] to, final int other) {
		System.arraycopy(from, cell * CHANNELS, to, other * CHANNELS, CHANNELS);
	}

	private BestBuddies find(final float[] first, final float[] second) {
		final Shape shape = new Shape(first.length / CHANNELS, CHANNELS);
		return BestBuddies.find(FeatureMaps.unit(manager.create(first, shape)), FeatureMaps.unit(manager.create(second, shape)));
	}

	@Test
	void ofEqualCosinesTheFirstCounts() {
		final float[] first = random(CELLS);
		final float[] second = first.clone();
		final int[] alike = { 20, CELLS - 1 }; // in the same strip and block, and in the last ones
		for (final int cell : alike) {
			copy(first, 5, first, cell);
			copy(first, 5, second, cell);
		}
		final BestBuddies buddies = find(first, second);
		assertThat(buddies.sources()).isEqualTo(IntStream.range(0, CELLS).filter(cell -> cell != alike[0] && cell != alike[1]).toArray());
		assertThat(buddies.targets()).isEqualTo(buddies.sources());
		for (final float cosine : buddies.cosines())
			assertThat(cosine).isCloseTo(1, within(1e-5f));
	}

	@Test
	void aCellThatIsNearestToTwoIsTheBuddyOfTheNearer() {
		final float[] first = random(CELLS);
		final float[] second = first.clone();
		copy(first, 700, second, 3); // now the third cell of the first map finds another there, whose buddy is not the third
		final BestBuddies buddies = find(first, second);
		final int[] sources = buddies.sources();
		final int found = IntStream.range(0, sources.length).filter(i -> sources[i] == 700).findFirst().orElseThrow();
		assertThat(buddies.targets()[found]).as("the first of two alike").isEqualTo(3);
		assertThat(sources).doesNotContain(3);
	}

	@Test
	void mapsOfAFewCellsHaveBuddiesToo() {
		final float[] map = random(3);
		assertThat(find(map, map).sources()).containsExactly(0, 1, 2);
	}
}
