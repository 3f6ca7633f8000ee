package fiji.plugin.dinotracker.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The outcome of {@link TapVid}. All numbers run from 0 to 1; they are NaN where there was nothing to score.
 *
 * @param occlusionAccuracy OA: share of labels whose visibility was predicted right
 * @param thresholds what holds at each radius, from the smallest
 */
public record TapVidScore(double occlusionAccuracy, List<AtThreshold> thresholds) {

	/**
	 * What holds at one radius.
	 *
	 * @param radius x, in pixels of a frame of 256 x 256
	 * @param accuracy delta^x: share of visible labels predicted less than x away, whatever visibility was predicted
	 * @param jaccard Jaccard_x: true positives over visible labels plus false positives
	 */
	public record AtThreshold(int radius, double accuracy, double jaccard) {}

	public TapVidScore {
		thresholds = List.copyOf(thresholds);
	}

	/** delta_avg: the mean of delta^x over the radii. */
	public double averageAccuracy() {
		return average(AtThreshold::accuracy);
	}

	/** AJ: the mean of Jaccard_x over the radii. */
	public double averageJaccard() {
		return average(AtThreshold::jaccard);
	}

	private double average(final ToDoubleFunction<AtThreshold> value) {
		return thresholds.stream().mapToDouble(value).average().orElse(Double.NaN);
	}

	/** All numbers, the three the paper reports first. */
	List<Score> scores() {
		final List<Score> scores = new ArrayList<>();
		scores.add(new Score("AJ", averageJaccard()));
		scores.add(new Score("delta_avg", averageAccuracy()));
		scores.add(new Score("OA", occlusionAccuracy));
		thresholds.forEach(at -> scores.add(new Score("delta_" + at.radius(), at.accuracy())));
		thresholds.forEach(at -> scores.add(new Score("jaccard_" + at.radius(), at.jaccard())));
		return scores;
	}
}
