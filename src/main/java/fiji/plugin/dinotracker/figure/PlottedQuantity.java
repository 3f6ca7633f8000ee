package fiji.plugin.dinotracker.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.Calibration;

/** What can be plotted of a track against time. Only points that are visible, or interpolated between such, count. */
public enum PlottedQuantity {

	/** How far a point is from where it was first seen, in units of length. */
	DISPLACEMENT {

		@Override
		public double[] of(final Track track, final Calibration calibration) {
			final Optional<TrackPoint> first = track.points().stream().filter(TrackPoint::visible).findFirst();
			return track.points().stream().mapToDouble(point -> counts(point) ? distance(first.orElseThrow(), point, calibration) : Double.NaN).toArray();
		}

		@Override
		public String label(final Calibration calibration) {
			return "Displacement (" + calibration.unit() + ")";
		}
	},

	/** How far a point went since the frame before, by the time that took. */
	SPEED {

		@Override
		public double[] of(final Track track, final Calibration calibration) {
			final List<TrackPoint> points = track.points();
			final double[] speed = new double[points.size()];
			for (int i = 0; i < speed.length; i++) {
				final boolean known = i > 0 && counts(points.get(i - 1)) && counts(points.get(i));
				speed[i] = known ? distance(points.get(i - 1), points.get(i), calibration) / time(points.get(i - 1), points.get(i), calibration) : Double.NaN;
			}
			return speed;
		}

		@Override
		public String label(final Calibration calibration) {
			return "Speed (" + calibration.unit() + "/" + calibration.timeUnit() + ")";
		}
	};

	/**
	 * The one of a name, in small letters.
	 *
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static PlottedQuantity named(final String name) {
		return Stream.of(values()).filter(quantity -> quantity.name().equalsIgnoreCase(name)).findFirst() //
			.orElseThrow(() -> new IllegalArgumentException("Unknown plot " + name + "; use displacement or speed"));
	}

	/** A value for each point of a track; not a number where it is unknown. */
	public abstract double[] of(Track track, Calibration calibration);

	/** The name with its unit. */
	public abstract String label(Calibration calibration);

	/** What time is called, with its unit. */
	static String timeLabel(final Calibration calibration) {
		return "Time (" + calibration.timeUnit() + ")";
	}

	private static boolean counts(final TrackPoint point) {
		return point.visible() || point.interpolated();
	}

	private static double distance(final TrackPoint from, final TrackPoint to, final Calibration calibration) {
		return Math.hypot((to.position().x() - from.position().x()) * calibration.pixelWidth(), //
			(to.position().y() - from.position().y()) * calibration.pixelHeight());
	}

	private static double time(final TrackPoint from, final TrackPoint to, final Calibration calibration) {
		return (to.frame() - from.frame()) * calibration.frameInterval();
	}
}
