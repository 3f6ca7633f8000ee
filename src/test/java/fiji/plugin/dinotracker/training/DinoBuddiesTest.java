package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.TrackletPaths;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.ModelReference;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;

/** Best buddies of pseudo-random features against a reference that suppresses non-maxima one by one. */
class DinoBuddiesTest {

	private static final VideoGeometry GEOMETRY = ModelReference.GEOMETRY;

	private NDManager manager;
	private ModelReference reference;
	private FeatureVideo features;
	private final TrackletPaths paths = new TrackletPaths();

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		reference = new ModelReference(manager);
		final NDArray raw = reference.raw();
		final TensorStore store = new TensorStore(ModelReference.FRAMES, new Shape(GEOMETRY.cells(), ModelReference.CHANNELS));
		for (int frame = 0; frame < ModelReference.FRAMES; frame++)
			store.put(frame, raw.get(frame));
		features = new FeatureVideo(GEOMETRY, store);
	}

	@AfterEach
	void tearDown() {
		manager.close();
	}

	private DinoBuddies buddies() {
		return new DinoBuddies(features, new Tracklets(GEOMETRY, paths), Device.cpu());
	}

	@Test
	void buddiesAndTheirWeightsAreThoseOfTheReference() {
		final BuddyPairs pairs = buddies().between(0, 1);
		final float[] ratios = reference.numbers("buddies/ratios");
		final float[] cosines = reference.numbers("buddies/cosines");
		assertThat(pairs.sources()).hasSizeGreaterThan(100).isEqualTo(integers("buddies/sources"));
		assertThat(pairs.targets()).isEqualTo(integers("buddies/targets"));
		for (int i = 0; i < pairs.size(); i++) {
			final double weight = 2 * Math.pow(cosines[i], 3) / (1 + Math.exp(-(27 * (1 - ratios[i]) - 5.7)));
			assertThat(pairs.weights()[i]).as("pair " + i).isCloseTo((float) weight, within(2e-4f));
		}
	}

	private int[] integers(final String path) {
		final float[] numbers = reference.numbers(path);
		final int[] integers = new int[numbers.length];
		for (int i = 0; i < integers.length; i++)
			integers[i] = (int) numbers[i];
		return integers;
	}

	@Test
	void theOtherWayRoundTheyAreTheSamePairs() {
		final BuddyPairs forward = buddies().between(0, 1);
		final BuddyPairs backward = buddies().between(1, 0);
		assertThat(backward.sources()).isEqualTo(forward.targets());
		assertThat(backward.targets()).isEqualTo(forward.sources());
	}

	@Test
	void buddiesWhoseTrackletReachesTheOtherFrameAreLeftOut() {
		final BuddyPairs all = buddies().between(0, 1);
		final PixelPoint first = GEOMETRY.toWorking(GEOMETRY.cell(all.sources()[0]));
		paths.add(0, (float) first.x(), (float) first.y(), 3, 3); // the only tracklet is nearest to every cell and lives on both frames
		assertThat(buddies().between(0, 1).size()).isZero();
		assertThat(buddies().between(0, 2).size()).as("it does not reach frame 2").isPositive();
	}

	/** On each frame a tracklet lies at the buddy; that of one frame, or of none, lives on the other one too. */
	@ParameterizedTest
	@CsvSource({ "false, false, true", "true, false, false", "false, true, false" })
	void itIsEnoughIfOneOfTwoBuddiesIsFollowed(final boolean source, final boolean target, final boolean kept) {
		final BuddyPairs all = buddies().between(0, 1);
		final PixelPoint first = GEOMETRY.toWorking(GEOMETRY.cell(all.sources()[0]));
		final PixelPoint second = GEOMETRY.toWorking(GEOMETRY.cell(all.targets()[0]));
		if (source) paths.add(0, (float) first.x(), (float) first.y(), 3, 3);
		else paths.add(0, (float) first.x(), (float) first.y());
		if (target) paths.add(0, 3, 3, (float) second.x(), (float) second.y());
		else paths.add(1, (float) second.x(), (float) second.y());
		assertThat(IntStream.of(buddies().between(0, 1).sources()).anyMatch(cell -> cell == all.sources()[0])).isEqualTo(kept);
	}

	@Test
	void theLossIsTheirContrastOnTheFramesOfTheStepOver700() {
		final BitSet everything = new BitSet();
		everything.set(0, GEOMETRY.width() * GEOMETRY.height());
		final ForegroundMask mask = new ForegroundMask(GEOMETRY, Collections.nCopies(ModelReference.FRAMES, everything));
		final int twice = 2;
		final int all = 10_000;
		final TrainingSettings settings = new TrainingSettings(1, RefinementKind.RESIDUAL, List.of(4, 4, 4), 1, 2, 40, twice, all, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 1);
		final Loss loss = LossTerm.DINO_BUDDIES.loss(new LossSources(features, new Trainer.Supervision(new Tracklets(GEOMETRY, paths), mask), settings, Device.cpu()));
		final FeatureMaps maps = new FeatureMaps(GEOMETRY, reference.raw().get("1:3"));
		final Step step = new Step(new int[] { 1, 2 }, null, maps::features, maps, new Tracker(GEOMETRY, new CostHeat()), new SplittableRandom(1));
		final float contrast = Contrast.evaluate(maps, 0, 1, buddies().between(1, 2)).getFloat();
		assertThat(loss.evaluate(step).getFloat()).isCloseTo(twice * contrast / 700, withinPercentage(0.01));
	}

	@Test
	void anAmbiguousBuddyCountsLittleAndAClearOneMuch() {
		assertThat(DinoBuddies.weight(1, 1)).isCloseTo(2 / (1 + Math.exp(5.7)), within(1e-9));
		assertThat(DinoBuddies.weight(0.5, 1)).isCloseTo(2, within(1e-3));
		assertThat(DinoBuddies.weight(0, -0.2)).isZero();
	}
}
