package fiji.plugin.dinotracker.metrics;

import java.util.List;

/**
 * Share of visible labels whose prediction is less than a radius away: whether the tracker still follows the same
 * object, for truth that is no material point, such as the centroid of a cell. The query frame does not count.
 */
public final class IdentityScore implements Metric {

	private final double radius;

	/** @param radius in pixels of the original stack, about that of an object */
	public IdentityScore(final double radius) {
		if (!(radius > 0)) throw new IllegalArgumentException("The radius must be positive, not " + radius);
		this.radius = radius;
	}

	/** The share over all tracks together, from 0 to 1; NaN without a visible label. */
	public double score(final List<TrackMatch> matches) {
		return Labels.of(matches, TrackMatch::labels).where(Label::visible).share(label -> label.isHit(radius));
	}

	@Override
	public List<Score> scores(final List<TrackMatch> matches) {
		return List.of(new Score("identity", score(matches)));
	}
}
