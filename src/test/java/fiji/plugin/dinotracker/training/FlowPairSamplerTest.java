package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.TrackletPaths;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.RefinementKind;

/** Tracklets on the left are foreground and move right by 1 a frame; those on the right are background and stand still. */
class FlowPairSamplerTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(140, 105);
	private static final int FRAMES = 30;
	private static final TrainingSettings SETTINGS = new TrainingSettings(10, RefinementKind.RESIDUAL, List.of(4, 4, 4), 2, 4, 40, 1, 4, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 1);

	private final TrackletPaths paths = new TrackletPaths();

	private FlowPairSampler sampler() {
		return sampler(SETTINGS);
	}

	private FlowPairSampler sampler(final TrainingSettings settings) {
		final BitSet left = new BitSet();
		for (int pixel = 0; pixel < GEOMETRY.width() * GEOMETRY.height(); pixel++)
			if (pixel % GEOMETRY.width() < 70) left.set(pixel);
		final ForegroundMask mask = new ForegroundMask(GEOMETRY, Collections.nCopies(FRAMES, left));
		return new FlowPairSampler(new Tracklets(GEOMETRY, paths), mask, FRAMES, settings);
	}

	private void add(final int start, final int length, final float x, final float y, final float velocity) {
		final float[] path = new float[2 * length];
		for (int i = 0; i < length; i++) {
			path[2 * i] = x + velocity * i;
			path[2 * i + 1] = y;
		}
		paths.add(start, path);
	}

	private void addManyOfBothKinds() {
		for (int i = 0; i < 100; i++) {
			add(0, FRAMES, 5, i, 1);
			add(0, FRAMES, 100, i, 0);
		}
	}

	@Test
	void halfOfThePairsAreForegroundAndEachLiesOnItsTracklet() {
		addManyOfBothKinds();
		final FlowPairs pairs = sampler().draw(new SplittableRandom(5));
		final List<Integer> foreground = new ArrayList<>();
		for (int i = 0; i < pairs.sources().size(); i++) {
			final int from = pairs.frames()[pairs.sources().slots()[i]];
			final int to = pairs.frames()[pairs.targets().slots()[i]];
			final boolean moving = pairs.sources().x()[i] < 70;
			assertThat(from).isNotEqualTo(to);
			assertThat(pairs.targets().x()[i] - pairs.sources().x()[i]).isEqualTo(moving ? to - from : 0);
			assertThat(pairs.targets().y()[i]).isEqualTo(pairs.sources().y()[i]);
			if (moving) foreground.add(i);
		}
		assertThat(pairs.sources().size()).isEqualTo(40);
		assertThat(foreground).hasSize(20);
		assertThat(Arrays.stream(pairs.foreground()).boxed().toList()).isEqualTo(foreground);
	}

	@Test
	void bothDirectionsInTimeOccur() {
		addManyOfBothKinds();
		final FlowPairs pairs = sampler().draw(new SplittableRandom(6));
		int later = 0;
		for (int i = 0; i < pairs.sources().size(); i++)
			if (pairs.targets().slots()[i] > pairs.sources().slots()[i]) later++;
		assertThat(later).isBetween(8, 32);
	}

	@Test
	void eachGroupHasItsOwnFramesAndNoMoreThanAsked() {
		addManyOfBothKinds();
		assertThat(sampler().draw(new SplittableRandom(7)).frames()).hasSizeBetween(5, 8).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void trackletsTooShortForAnyDrawAreStillUsed() {
		add(17, 2, 5, 50, 1);
		final FlowPairs pairs = sampler().draw(new SplittableRandom(8));
		assertThat(pairs.frames()).containsExactly(17, 18);
		assertThat(pairs.sources().size()).isEqualTo(1);
	}

	@Test
	void withOneSetOfFramesAForegroundThatIsShortLivedDoesNotHideTheRestOfTheVideo() {
		for (int i = 0; i < 100; i++)
			add(0, FRAMES, 100, i, 0);
		add(10, 2, 5, 5, 1);
		final FlowPairSampler sampler = sampler(new TrainingSettings(10, RefinementKind.RESIDUAL, List.of(4, 4, 4), 1, 4, 40, 1, 4, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 1));
		final SplittableRandom random = new SplittableRandom(8);
		final Set<Integer> used = new HashSet<>();
		int foreground = 0;
		for (int step = 0; step < 100; step++) {
			final FlowPairs pairs = sampler.draw(random);
			IntStream.of(pairs.frames()).forEach(used::add);
			for (int i = 0; i < pairs.sources().size(); i++)
				if (pairs.sources().x()[i] < 70) foreground++;
		}
		assertThat(used).hasSize(FRAMES);
		assertThat(foreground).isBetween(30, 70);
	}

	@Test
	void theSameSeedDrawsTheSamePairs() {
		addManyOfBothKinds();
		assertThat(sampler().draw(new SplittableRandom(9)).sources().x()).isEqualTo(sampler().draw(new SplittableRandom(9)).sources().x());
	}

	@Test
	void noTrackletAtAllIsAnErrorThatSaysWhatToCheck() {
		assertThatThrownBy(this::sampler).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("check that the frames differ");
	}
}
