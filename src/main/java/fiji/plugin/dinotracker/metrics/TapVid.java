package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.function.Predicate;

import fiji.plugin.dinotracker.metrics.TapVidScore.AtThreshold;

/**
 * The TAP-Vid metrics (Sec. 4; Doersch et al., NeurIPS 2022): position accuracy delta^x, occlusion accuracy OA and
 * Jaccard_x at x = 1, 2, 4, 8, 16 pixels of a frame stretched to 256 x 256, and their means delta_avg and AJ.
 * <p>
 * The numbers equal those of the benchmark's own program where every frame is labelled; a frame without a label is left
 * out of every count. Hidden labels count for OA and as false positives, never for positions. A label without a
 * prediction is wrong for OA, missed for positions, and no false positive.
 * </p>
 */
public final class TapVid implements Metric {

	/** Width and height of the frame in which distances are measured. */
	static final double SIDE = 256;

	private static final List<Integer> RADII = List.of(1, 2, 4, 8, 16);

	private final QueryMode mode;
	private final double scaleX;
	private final double scaleY;

	/**
	 * @param mode which frames are scored
	 * @param width width of the original stack in pixels
	 * @param height height of the original stack in pixels
	 */
	public TapVid(final QueryMode mode, final int width, final int height) {
		if (width < 1 || height < 1) throw new IllegalArgumentException("TAP-Vid scores need the size of the stack, not " + width + " x " + height);
		this.mode = mode;
		this.scaleX = SIDE / width;
		this.scaleY = SIDE / height;
	}

	/** Scores some tracks together, as the benchmark does for the tracks of a video. */
	public TapVidScore score(final List<TrackMatch> matches) {
		final Labels labels = Labels.of(matches, mode::evaluated);
		return new TapVidScore(labels.share(Label::isVisibilityRight), RADII.stream().map(radius -> at(radius, labels)).toList());
	}

	private AtThreshold at(final int radius, final Labels labels) {
		final Predicate<Label> hit = label -> label.isHit(radius, scaleX, scaleY);
		final long visible = labels.count(Label::visible);
		final long truePositives = labels.count(hit.and(Label::isPredictedVisible));
		final long falsePositives = labels.count(hit.negate().and(Label::isPredictedVisible));
		return new AtThreshold(radius, (double) labels.count(hit) / visible, (double) truePositives / (visible + falsePositives));
	}

	@Override
	public List<Score> scores(final List<TrackMatch> matches) {
		return score(matches).scores();
	}
}
