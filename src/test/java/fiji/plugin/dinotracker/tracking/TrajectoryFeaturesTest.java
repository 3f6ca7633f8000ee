package fiji.plugin.dinotracker.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Frames 4, 6 and 8 of a stack; the features of each are the same everywhere, and turn by 30 degrees from one to the next. */
class TrajectoryFeaturesTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 84);
	private static final List<Integer> FRAMES = List.of(4, 6, 8);
	private static final int CHANNELS = 3;

	private final TensorStore maps = new TensorStore(FRAMES.size(), new Shape(GEOMETRY.cells(), CHANNELS));
	private final FeatureVideo features = new FeatureVideo(GEOMETRY, maps);

	TrajectoryFeaturesTest() {
		for (int t = 0; t < FRAMES.size(); t++)
			for (int i = 0; i < GEOMETRY.cells() * CHANNELS; i++)
				maps.buffer(t).putFloat(i * Float.BYTES, look(t)[i % CHANNELS]);
	}

	private static float[] look(final int t) {
		return new float[] { (float) Math.cos(Math.toRadians(30 * t)), (float) Math.sin(Math.toRadians(30 * t)), 0 };
	}

	@AfterEach
	void giveBack() {
		features.close();
	}

	/** Visible on some frames of the stack, and there on all. */
	private static Track track(final String name, final Integer... visible) {
		final PixelPoint place = new PixelPoint(40, 40);
		return new Track(new QueryPoint(name, visible[0], place), IntStream.range(0, 10).mapToObj(t -> new TrackPoint(t, place, List.of(visible).contains(t), 1)).toList());
	}

	private TrajectoryFeatures of(final Track... tracks) {
		return TrajectoryFeatures.of(List.of(tracks), features, FRAMES, Device.cpu(), Progress.NONE);
	}

	@Test
	void aPointIsLookedAtOnTheFrameOfTheStackItIsVisibleOn() {
		final TrajectoryFeatures seen = of(track("nose", 4, 5, 8), track("tail", 6, 7));
		assertThat(seen.tracks()).containsExactly(0, 1, 0);
		assertThat(distance(seen, 0, 1)).isCloseTo(2 * Math.sin(Math.toRadians(15)), offset(1e-4));
		assertThat(distance(seen, 0, 2)).isCloseTo(2 * Math.sin(Math.toRadians(30)), offset(1e-4));
	}

	private static double distance(final TrajectoryFeatures seen, final int one, final int other) {
		return Math.hypot(seen.x()[one] - seen.x()[other], seen.y()[one] - seen.y()[other]);
	}

	@Test
	void tracksThatAreNeverVisibleOnTheseFramesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> of(track("nose", 5, 7))).withMessageStartingWith("No track is visible on any frame");
	}
}
