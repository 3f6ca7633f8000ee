package fiji.plugin.dinotracker.demo;

import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/**
 * Where the material of a body is on each frame: first its axis is bent (every place moves across the axis, by how much
 * depends on where along the axis it is), then it is stretched, turned and moved. Each step can be undone exactly, so
 * the way from material to image and back is known to rounding error.
 */
final class Motion {

	/**
	 * Where a body is at one time.
	 *
	 * @param x column of its centre in pixels
	 * @param y row of its centre in pixels
	 * @param degrees its heading, clockwise from right
	 * @param length factor by which it is stretched along its axis
	 * @param girth factor by which it is stretched across its axis
	 */
	record Pose(double x, double y, double degrees, double length, double girth) {}

	/** How the axis is bent at a time from 0 to 1: by how many pixels it moves across at a place along it. */
	interface Bend {

		/** No bend at all. */
		Bend NONE = (time, along) -> 0;

		double offset(double time, double along);
	}

	/** A pose with the direction it is heading. */
	private record Moment(double time, Pose pose, double cos, double sin) {

		Moment(final double time, final Pose pose) {
			this(time, pose, Math.cos(Math.toRadians(pose.degrees())), Math.sin(Math.toRadians(pose.degrees())));
		}
	}

	private final Moment[] moments;
	private final Bend bend;

	/**
	 * @param frames how many frames there are
	 * @param path the pose at each time, 0 on the first frame and 1 on the last
	 * @param bend the bend at each time
	 */
	Motion(final int frames, final DoubleFunction<Pose> path, final Bend bend) {
		this.moments = IntStream.range(0, frames).mapToDouble(frame -> frame / (frames - 1.0)) //
			.mapToObj(time -> new Moment(time, path.apply(time))).toArray(Moment[]::new);
		this.bend = bend;
	}

	/** Where a place of the material is on a frame. */
	PixelPoint toImage(final int frame, final PixelPoint material) {
		final Moment now = moments[frame];
		final double along = now.pose.length() * material.x();
		final double across = now.pose.girth() * (material.y() + bend.offset(now.time, material.x()));
		return new PixelPoint(now.pose.x() + now.cos * along - now.sin * across, now.pose.y() + now.sin * along + now.cos * across);
	}

	/** Which place of the material is at a pixel of a frame. */
	PixelPoint toMaterial(final int frame, final PixelPoint image) {
		final Moment now = moments[frame];
		final double dx = image.x() - now.pose.x();
		final double dy = image.y() - now.pose.y();
		final double x = (now.cos * dx + now.sin * dy) / now.pose.length();
		return new PixelPoint(x, (now.cos * dy - now.sin * dx) / now.pose.girth() - bend.offset(now.time, x));
	}
}
