package fiji.plugin.dinotracker.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Trajectory agreement on numbers small enough to work out by hand. */
class VisibilityTest {

	/** Frame 3 looks less like the query than an anchor must, frame 4 is lost. */
	private static final float[] COSINES = { 1, 0.9f, 0.8f, 0.65f, 0.3f };
	private static final int[] ANCHORS = { 0, 1, 2 };

	private static Visibility withDistancesOnTheLastFrames(final float fourth, final float last) {
		return new Visibility(COSINES, ANCHORS, new float[][] { //
			{ 0, 1, 2, fourth, last }, //
			{ 1, 0, 3, fourth + 1, last }, //
			{ 2, 3, 0, fourth + 9, last } });
	}

	@Test
	void framesLikeTheQueryAreTheAnchors() {
		assertThat(Visibility.anchors(COSINES)).containsExactly(0, 1, 2);
		assertThat(Visibility.anchors(new float[] { 0.7f, 0.69f })).containsExactly(0);
	}

	@Test
	void aFrameThatTheAnchorsAgreeOnAsMuchAsAmongThemselvesIsVisible() {
		// medians over the anchors: 1, 1, 2 among themselves, so e_q = 2; on frame 3: 1 + 1
		assertThat(withDistancesOnTheLastFrames(1, 0).isVisible(3)).isTrue();
	}

	@Test
	void aFrameThatTheAnchorsDisagreeOnIsHidden() {
		assertThat(withDistancesOnTheLastFrames(1.1f, 0).isVisible(3)).isFalse();
	}

	@Test
	void aFrameThatDoesNotLookLikeTheQueryIsHiddenHoweverMuchTheAnchorsAgree() {
		assertThat(withDistancesOnTheLastFrames(0, 0).isVisible(4)).isFalse();
	}

	@Test
	void aFrameThatLooksLikeTheQueryByThreeFifthsIsLikeEnough() {
		final Visibility visibility = new Visibility(new float[] { 1, 0.61f, 0.59f }, new int[] { 0 }, new float[][] { { 0, 0, 0 } });
		assertThat(visibility.isVisible(1)).isTrue();
		assertThat(visibility.isVisible(2)).isFalse();
	}

	@Test
	void theMedianOfAnEvenNumberIsTheLowerOne() {
		final Visibility visibility = new Visibility(new float[] { 1, 1, 0.9f }, new int[] { 0, 1 }, new float[][] { { 0, 5, 0 }, { 5, 0, 4 } });
		assertThat(visibility.isVisible(2)).as("median of 0 and 4 is 0, e_q is 0").isTrue();
	}

	@Test
	void confidenceIsTheSimilarityHalvedAtTheLimitOfAgreement() {
		final Visibility visibility = withDistancesOnTheLastFrames(1, 1000);
		assertThat(visibility.confidence(3)).isCloseTo(0.65 / 2, within(1e-6));
		assertThat(visibility.confidence(4)).isCloseTo(0, within(1e-6));
		assertThat(visibility.confidence(0)).isCloseTo(Math.pow(2, -0.5), within(1e-6));
	}

	@Test
	void whereAllAnchorsAgreeConfidenceIsTheSimilarity() {
		assertThat(withAnchorsApart(0).confidence(3)).isCloseTo(0.65, within(1e-6));
	}

	@Test
	void disagreementByLessThanAPixelDoesNotHalveTheConfidence() {
		assertThat(withAnchorsApart(0.5f).confidence(3)).isCloseTo(0.65 * Math.pow(2, -0.5), within(1e-6));
	}

	/** All of them from each other and from frame 3, so that e_q is the same as the median there. */
	private static Visibility withAnchorsApart(final float d) {
		return new Visibility(COSINES, ANCHORS, new float[][] { { 0, d, d, d, d }, { d, 0, d, d, d }, { d, d, 0, d, d } });
	}
}
