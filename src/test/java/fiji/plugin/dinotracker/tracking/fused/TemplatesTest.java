package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;

/** The looks of two points that rest on two cells of a small grid, on frames of pseudo-random features. */
class TemplatesTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 84);
	private static final int FRAMES = 6;
	private static final int CHANNELS = 4;
	private static final int[] CELLS = { 3, 8 };

	private final NDManager manager = Torch.newManager();
	private final TensorStore maps = new TensorStore(FRAMES, new Shape(GEOMETRY.cells(), CHANNELS));
	private final FeatureVideo features = new FeatureVideo(GEOMETRY, maps);
	private final Paths paths = new Paths(CELLS.length, FRAMES);

	TemplatesTest() {
		final SplittableRandom random = new SplittableRandom(5);
		for (int t = 0; t < FRAMES; t++) {
			for (int i = 0; i < GEOMETRY.cells() * CHANNELS; i++)
				maps.buffer(t).putFloat(i * Float.BYTES, (float) random.nextDouble(-1, 1));
			for (int q = 0; q < CELLS.length; q++) {
				final PixelPoint place = GEOMETRY.toWorking(GEOMETRY.cell(CELLS[q]));
				paths.x()[q][t] = place.x();
				paths.y()[q][t] = place.y();
				paths.probability()[q][t] = q == 1 && t == 2 ? 0.5 : 1;
			}
		}
	}

	@AfterEach
	void giveBack() {
		manager.close();
		features.close();
	}

	@Test
	void theLookForAFrameIsTheMeanOfAllSureLooksThatFadesWithTheirDistance() {
		final Templates templates = Templates.along(paths, features, manager);
		for (int t = 0; t < FRAMES; t++) {
			final float[] looks = templates.on(t).toFloatArray();
			for (int q = 0; q < CELLS.length; q++) {
				final double[] mean = mean(q, t);
				for (int c = 0; c < CHANNELS; c++)
					assertThat((double) looks[q * CHANNELS + c]).as("point " + q + " on frame " + t).isCloseTo(mean[c], within(1e-5));
			}
		}
	}

	@Test
	void theLookOfTheQueryAloneMaySayLessAgainstAPlaceThanThatOfManyFrames() {
		final QueryPoint query = new QueryPoint("first", 0, GEOMETRY.toWorking(GEOMETRY.cell(CELLS[0])));
		assertThat(Templates.ofQueries(features, List.of(query), manager).least()).isEqualTo(-1);
		assertThat(Templates.along(paths, features, manager).least()).isEqualTo(-3);
	}

	private double[] mean(final int q, final int t) {
		final double[] sum = new double[CHANNELS];
		for (int s = 0; s < FRAMES; s++) {
			if (paths.probability()[q][s] < 0.9) continue;
			final double[] look = look(CELLS[q], s);
			for (int c = 0; c < CHANNELS; c++)
				sum[c] += (Math.exp(-Math.abs(t - s) / 10.0) + 1e-4) * look[c];
		}
		return unit(sum);
	}

	private double[] look(final int cell, final int frame) {
		final double[] look = new double[CHANNELS];
		for (int c = 0; c < CHANNELS; c++)
			look[c] = maps.buffer(frame).getFloat((cell * CHANNELS + c) * Float.BYTES);
		return unit(look);
	}

	private static double[] unit(final double[] vector) {
		double length = 0;
		for (final double number : vector)
			length += number * number;
		for (int c = 0; c < vector.length; c++)
			vector[c] /= Math.sqrt(length);
		return vector;
	}
}
