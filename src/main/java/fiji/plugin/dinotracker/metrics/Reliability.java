package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Whether confidence means what it says: of the predictions with a confidence near c, a share of c should be right. Right
 * is a label that is visible and predicted less than 16 pixels away, of a frame stretched to 256 x 256 as TAP-Vid does. Our
 * confidence is for two cells, 14 working pixels; at the preset {@code quick} the 16 are 15 of these down and 26 across on frames
 * of 16:9, and 20 each way on square ones. Every labelled frame with
 * a prediction counts, but the query frame.
 *
 * @param bins ten, of equal width, from the least confidence
 */
public record Reliability(List<Bin> bins) {

	private static final int BINS = 10;
	private static final double RADIUS = 16;

	/**
	 * The predictions whose confidence is in one range.
	 *
	 * @param labels how many
	 * @param confidence their mean confidence; NaN of none
	 * @param right the share of them that is right; NaN of none
	 */
	public record Bin(int labels, double confidence, double right) {}

	public Reliability {
		bins = List.copyOf(bins);
	}

	/**
	 * The reliability over all labels of some tracks.
	 *
	 * @param width width of the original stack in pixels
	 * @param height height of the original stack in pixels
	 */
	public static Reliability of(final List<TrackMatch> matches, final int width, final int height) {
		final Labels labels = Labels.of(matches, TrackMatch::labels).where(label -> label.prediction().isPresent());
		return new Reliability(IntStream.range(0, BINS).mapToObj(bin -> bin(labels.where(label -> bin(label) == bin), width, height)).toList());
	}

	private static int bin(final Label label) {
		return Math.max(0, Math.min(BINS - 1, (int) (confidence(label) * BINS)));
	}

	private static Bin bin(final Labels labels, final int width, final int height) {
		final double confidence = labels.all().stream().mapToDouble(Reliability::confidence).average().orElse(Double.NaN);
		return new Bin(labels.all().size(), confidence, labels.share(label -> label.isHit(RADIUS, TapVid.SIDE / width, TapVid.SIDE / height)));
	}

	private static double confidence(final Label label) {
		return label.prediction().map(TrackPoint::confidence).orElseThrow();
	}

	/** The expected calibration error: the mean distance between confidence and share of right ones, over all labels; NaN of none. */
	public double calibrationError() {
		final long labels = bins.stream().mapToLong(Bin::labels).sum();
		return bins.stream().filter(bin -> bin.labels() > 0).mapToDouble(bin -> bin.labels() * Math.abs(bin.confidence() - bin.right())).sum() / labels;
	}
}
