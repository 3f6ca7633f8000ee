package fiji.plugin.dinotracker.metrics;

import java.util.Optional;
import java.util.OptionalDouble;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * What the truth says about a point on one frame, beside what was predicted there.
 *
 * @param frame the frame, from 0
 * @param position the true place; meaningless where not visible
 * @param visible whether the point is truly seen
 * @param prediction what the tracker said; empty if it said nothing, which is wrong by every count
 */
record Label(int frame, PixelPoint position, boolean visible, Optional<TrackPoint> prediction) {

	/** Whether the point is seen and was predicted less than a radius away from where it is. */
	boolean isHit(final double radius, final double scaleX, final double scaleY) {
		return visible && prediction.map(point -> squaredError(point.position(), scaleX, scaleY) < radius * radius).orElse(false);
	}

	/** The same in the pixels the positions are given in. */
	boolean isHit(final double radius) {
		return isHit(radius, 1, 1);
	}

	/** How far the prediction is from where the point is, in the pixels positions are given in; empty without a prediction. */
	OptionalDouble error() {
		return prediction.map(point -> OptionalDouble.of(Math.sqrt(squaredError(point.position(), 1, 1)))).orElse(OptionalDouble.empty());
	}

	private double squaredError(final PixelPoint predicted, final double scaleX, final double scaleY) {
		final double dx = predicted.x() * scaleX - position.x() * scaleX;
		final double dy = predicted.y() * scaleY - position.y() * scaleY;
		return dx * dx + dy * dy;
	}

	/** Whether the point was predicted to be seen. */
	boolean isPredictedVisible() {
		return prediction.map(TrackPoint::visible).orElse(false);
	}

	/** Whether the prediction is right about the point being seen or hidden. */
	boolean isVisibilityRight() {
		return prediction.isPresent() && isPredictedVisible() == visible;
	}
}
