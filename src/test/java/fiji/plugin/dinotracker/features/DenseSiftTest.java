package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

class DenseSiftTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 70);

	@Test
	void descriptorsEqualThoseCalculatedPixelByPixel() throws IOException {
		try (Video video = referenceVideo(); FeatureVideo features = extract(video); NDManager manager = Torch.newManager()) {
			for (final String line : referenceLines()) {
				final double[] numbers = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
				final float[] expected = floats(Arrays.copyOfRange(numbers, 3, numbers.length));

				final float[] descriptor = descriptor(features, manager, (int) numbers[0], (int) numbers[1], (int) numbers[2]);

				assertThat(descriptor).containsExactly(expected, within(1e-3f));
			}
		}
	}

	@Test
	void channelsAreZeroOnAverageAndTheirMeanSquareIsOne() {
		try (Video video = new TexturedVideo(5).shifting(GEOMETRY, 3, 2, 1); FeatureVideo features = extract(video); NDManager manager = Torch.newManager()) {
			final NDArray all = features.maps(manager, 0, 1, 2).reshape(-1, features.channels()); // [3 P, C]

			assertThat(all.mean(new int[] { 0 }).toFloatArray()).containsOnly(new float[] { 0 }, within(1e-4f));
			assertThat(all.square().mean().getFloat()).isCloseTo(1, within(1e-4f));
		}
	}

	@Test
	void aShiftByOneStrideShiftsTheMapByOneCell() {
		final VideoGeometry geometry = TestGeometry.unscaled(126, 112);
		try (Video video = new TexturedVideo(6).shifting(geometry, 2, 7, 0); FeatureVideo features = extract(video); NDManager manager = Torch.newManager()) {
			for (int column = 5; column < 11; column++) // further out, the windows see the border
				for (int row = 5; row < 10; row++)
					assertThat(descriptor(features, manager, 1, column + 1, row)) //
						.containsExactly(descriptor(features, manager, 0, column, row), within(1e-3f));
		}
	}

	@Test
	void histogramsDoNotDependOnTheContrast() {
		try (Video video = new TexturedVideo(7).shifting(GEOMETRY, 1, 0, 0); NDManager manager = Torch.newManager()) {
			final OrientationMaps orientations = new OrientationMaps(manager, GEOMETRY);
			final GradientHistograms histograms = new GradientHistograms(manager, GEOMETRY, 6);
			final NDArray rgb = video.frame(manager, 0); // [3, H, W]

			final float[] bright = histograms.of(orientations.of(rgb)).toFloatArray();
			final float[] dim = histograms.of(orientations.of(rgb.mul(0.5).add(0.2))).toFloatArray();

			assertThat(dim).containsExactly(bright, within(1e-3f));
		}
	}

	@Test
	void aGreyVideoHasNoHue() {
		try (Video video = painted((t, c, x, y) -> 0.5 + 0.4 * Math.sin(0.3 * x + 0.2 * y + t)); FeatureVideo features = extract(video); //
				NDManager manager = Torch.newManager()) {
			final NDArray all = features.maps(manager, 0, 1).reshape(-1, features.channels()); // [2 P, C]

			assertThat(all.get(":, -2:").toFloatArray()).containsOnly(new float[] { 0 }, within(1e-4f));
			assertThat(all.get(":, -3").square().mean().getFloat()).isPositive();
		}
	}

	@Test
	void framesWithoutTextureHaveDescriptorsOfZero() {
		try (Video video = painted((t, c, x, y) -> 0.7); FeatureVideo features = extract(video); NDManager manager = Torch.newManager()) {
			assertThat(features.map(manager, 1).toFloatArray()).containsOnly(new float[] { 0 }, within(0f));
		}
	}

	private static FeatureVideo extract(final Video video) {
		return new DenseSift(Device.cpu()).extract(video, Progress.NONE);
	}

	private static float[] descriptor(final FeatureVideo features, final NDManager manager, final int frame, final int column, final int row) {
		return features.map(manager, frame).get(row * features.geometry().gridWidth() + column).toFloatArray();
	}

	/** The video of make_dense_sift_fixture.py. */
	private static Video referenceVideo() {
		return painted((t, c, x, y) -> 0.5 + 0.25 * Math.sin(0.45 * x + 0.2 * y + c + t) + 0.24 * Math.cos(0.02 * x * y - 0.3 * y + 2 * t));
	}

	private static List<String> referenceLines() throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(DenseSiftTest.class.getResourceAsStream("dense-sift.csv"), StandardCharsets.UTF_8))) {
			return reader.lines().toList();
		}
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}

	private static Video painted(final Painting painting) {
		final TensorStore store = new TensorStore(2, new Shape(3, GEOMETRY.height(), GEOMETRY.width()));
		for (int t = 0; t < 2; t++) {
			final FloatBuffer pixels = store.buffer(t).asFloatBuffer();
			for (int c = 0; c < 3; c++)
				for (int y = 0; y < GEOMETRY.height(); y++)
					for (int x = 0; x < GEOMETRY.width(); x++)
						pixels.put((float) painting.value(t, c, x, y));
		}
		return new Video(GEOMETRY, store);
	}

	/** What a pixel shows. */
	private interface Painting {

		double value(int frame, int channel, int x, int y);
	}
}
