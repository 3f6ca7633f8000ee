package fiji.plugin.dinotracker.tracking.polish;

import java.util.Optional;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.video.GreyImage;

/**
 * Finds the affine warp under which an image looks most like a patch, near where one starts: maximisation of the enhanced
 * correlation coefficient (Evangelidis and Psarakis, PAMI 2008) as OpenCV has it. Brightness and contrast do not matter.
 */
final class Alignment {

	/** Pixels around the start that are looked at. */
	private static final int REACH = 3 * Patch.RADIUS + 4;
	private static final int STEPS = 30;
	private static final double SMALLEST_STEP = 1e-3;
	/** Side of the Gaussian both are smoothed with, which widens the basin and costs precision. */
	private static final int SMOOTHING = 3;
	/** OpenCV's code for a search that leads nowhere, in its messages. */
	private static final String NO_CONVERGENCE = "(-7:";

	private Alignment() {}

	/**
	 * Aligns.
	 *
	 * @param start where to begin
	 * @return nothing if the search leads nowhere
	 */
	static Optional<Warp> of(final Patch patch, final GreyImage image, final Warp start) {
		final int left = (int) Math.max(0, Math.round(start.centre().x()) - REACH);
		final int top = (int) Math.max(0, Math.round(start.centre().y()) - REACH);
		final int right = (int) Math.min(image.width(), Math.round(start.centre().x()) + REACH + 1);
		final int bottom = (int) Math.min(image.height(), Math.round(start.centre().y()) + REACH + 1);
		if (left >= right || top >= bottom) return Optional.empty();
		return find(patch, image.crop(left, top, right - left, bottom - top), moved(start, -left, -top)).map(warp -> moved(warp, left, top));
	}

	private static Warp moved(final Warp warp, final int dx, final int dy) {
		return warp.at(new PixelPoint(warp.centre().x() + dx, warp.centre().y() + dy));
	}

	private static Optional<Warp> find(final Patch patch, final GreyImage image, final Warp start) {
		try (PointerScope scope = new PointerScope()) {
			final PixelPoint corner = start.map(-Patch.RADIUS, -Patch.RADIUS);
			final Mat matrix = matrix(2, 3, (float) start.xu(), (float) start.xv(), (float) corner.x(), (float) start.yu(), (float) start.yv(), (float) corner.y());
			final TermCriteria end = new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, STEPS, SMALLEST_STEP);
			opencv_video.findTransformECC(matrix(patch.image()), matrix(image), matrix, opencv_video.MOTION_AFFINE, end, new Mat(), SMOOTHING);
			return Optional.of(warp(matrix.createIndexer()));
		}
		catch (final RuntimeException e) {
			if (e.getMessage() != null && e.getMessage().contains(NO_CONVERGENCE)) return Optional.empty();
			throw e;
		}
	}

	private static Mat matrix(final GreyImage image) {
		return matrix(image.height(), image.width(), image.values());
	}

	private static Mat matrix(final int rows, final int columns, final float... values) {
		return new Mat(rows, columns, opencv_core.CV_32FC1, new FloatPointer(values));
	}

	/** OpenCV's maps the corner of the patch, ours its middle. */
	private static Warp warp(final FloatIndexer matrix) {
		final Warp corner = new Warp(new PixelPoint(matrix.get(0, 2), matrix.get(1, 2)), matrix.get(0, 0), matrix.get(0, 1), matrix.get(1, 0), matrix.get(1, 1));
		return corner.at(corner.map(Patch.RADIUS, Patch.RADIUS));
	}
}
