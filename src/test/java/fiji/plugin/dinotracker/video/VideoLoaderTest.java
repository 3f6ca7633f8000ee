package fiji.plugin.dinotracker.video;

import static fiji.plugin.dinotracker.video.FrameSelection.AUTOMATIC_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;

class VideoLoaderTest {

	private static final int SIDE = 70;

	private NDManager manager;

	@BeforeEach
	void openManager() {
		manager = Torch.newManager();
	}

	@AfterEach
	void closeManager() {
		manager.close();
	}

	private static Video load(final FrameSource source) {
		return load(source, FrameSelection.ALL);
	}

	private static Video load(final FrameSource source, final FrameSelection selection) {
		return new VideoLoader(source, selection, SIDE).load(Progress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "64, 64", "70, 70", "71, 69", "70, 71", "101, 333", "331, 99", "7, 7" })
	void framesOfAnySizeComeOutAtTheWorkingSize(final int width, final int height) {
		try (Video video = load(TestStacks.bytes(width, height, 2, (x, y, frame) -> 51))) {
			final VideoGeometry geometry = VideoGeometry.of(width, height, SIDE);
			assertThat(video.geometry()).isEqualTo(geometry);
			final NDArray frames = video.frames(manager, 0, 1); // [2, 3, H, W]
			assertThat(frames.getShape()).isEqualTo(new Shape(2, 3, geometry.height(), geometry.width()));
			assertThat(frames.sub(0.2f).abs().max().getFloat()).isLessThan(1e-5f);
		}
	}

	@Test
	void greyFramesGetThreeEqualChannels() {
		try (Video video = load(TestStacks.bytes(80, 90, 2, (x, y, frame) -> 2 * x + y))) {
			final NDArray frame = video.frame(manager, 1); // [3, H, W]
			assertThat(frame.get(1)).isEqualTo(frame.get(0));
			assertThat(frame.get(2)).isEqualTo(frame.get(0));
		}
	}

	@Test
	void colourChannelsKeepTheirOrder() {
		try (Video video = load(TestStacks.evenColour(80, 90, 255, 102, 0))) {
			final float[] pixel = video.frame(manager, 0).get(new NDIndex(":, 20, 30")).toFloatArray();
			assertThat(pixel).containsExactly(new float[] { 1, 0.4f, 0 }, offset(1e-5f));
		}
	}

	@Test
	void oneChannelOfColourIsGrey() {
		try (Video video = load(TestStacks.evenColour(80, 90, 255, 102, 0), new FrameSelection(1, 0, 0, 1, 1))) {
			final float[] pixel = video.frame(manager, 0).get(new NDIndex(":, 20, 30")).toFloatArray();
			assertThat(pixel).containsExactly(new float[] { 0.4f, 0.4f, 0.4f }, offset(1e-5f));
		}
	}

	@Test
	void onlyTheSelectedFramesAreLoaded() {
		final FrameSource source = TestStacks.bytes(70, 70, 6, (x, y, frame) -> 51 * frame);
		try (Video video = load(source, new FrameSelection(AUTOMATIC_CHANNEL, 0, 1, 5, 2))) {
			assertThat(video.size()).isEqualTo(3);
			assertThat(video.frames(manager, 0, 1, 2).get(new NDIndex(":, 0, 30, 40")).toFloatArray()).containsExactly(new float[] { 0.2f, 0.6f, 1 }, offset(1e-5f));
		}
	}

	@Test
	void sharpEdgesDoNotOvershoot() {
		try (Video video = load(TestStacks.bytes(40, 40, 2, (x, y, frame) -> x < 20 ? 0 : 255))) {
			final NDArray frame = video.frame(manager, 0); // [3, H, W]
			assertThat(frame.min().getFloat()).isZero();
			assertThat(frame.max().getFloat()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "200, 150", "60, 50" })
	void aSpotLandsWhereTheGeometrySays(final int width, final int height) {
		final PixelPoint centre = new PixelPoint(width * 0.4 + 0.3, height * 0.6 + 0.2);
		try (Video video = load(TestStacks.floats(width, height, 2, (x, y, frame) -> Math.exp(-square(centre.distanceTo(new PixelPoint(x, y))) / 18)))) {
			final NDArray spot = video.frame(manager, 0).get(0); // [H, W]
			final PixelPoint expected = video.geometry().toWorking(centre);
			assertThat(centroid(spot.sum(new int[] { 0 }))).isCloseTo(expected.x(), offset(0.05));
			assertThat(centroid(spot.sum(new int[] { 1 }))).isCloseTo(expected.y(), offset(0.05));
		}
	}

	private static double square(final double value) {
		return value * value;
	}

	private static double centroid(final NDArray profile) {
		double sum = 0;
		double moment = 0;
		for (int i = 0; i < profile.size(); i++) {
			sum += profile.getFloat(i);
			moment += i * profile.getFloat(i);
		}
		return moment / sum;
	}

	@Test
	void eachFrameIsReported() {
		final List<Integer> reported = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final String stage, final int done, final int total, final String detail) {
				assertThat(total).isEqualTo(3);
				reported.add(done);
			}

			@Override
			public boolean cancelled() {
				return false;
			}
		};
		new VideoLoader(TestStacks.bytes(70, 70, 3, (x, y, frame) -> x), FrameSelection.ALL, SIDE).load(progress).close();
		assertThat(reported).containsExactly(0, 1, 2);
	}

	@Test
	void aCancelledLoadStopsAtTheNextFrame() {
		final List<Integer> reported = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final String stage, final int done, final int total, final String detail) {
				reported.add(done);
			}

			@Override
			public boolean cancelled() {
				return reported.size() == 2;
			}
		};
		final VideoLoader loader = new VideoLoader(TestStacks.bytes(70, 70, 9, (x, y, frame) -> x), FrameSelection.ALL, SIDE);
		assertThatThrownBy(() -> loader.load(progress)).isInstanceOf(CancellationException.class);
		assertThat(reported).containsExactly(0, 1);
	}

	@Test
	void aSelectionThatDoesNotFitIsRefused() {
		final FrameSource source = TestStacks.bytes(70, 70, 3, (x, y, frame) -> x);
		assertThatIllegalArgumentException().isThrownBy(() -> load(source, new FrameSelection(2, 0, 0, 2, 1))).withMessageContaining("no channel 2");
		assertThatIllegalArgumentException().isThrownBy(() -> load(source, new FrameSelection(0, 4, 0, 2, 1))).withMessageContaining("no z plane 4");
	}
}
