package fiji.plugin.dinotracker.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

import fiji.plugin.dinotracker.export.DecimalText;
import fiji.plugin.dinotracker.video.Calibration;

/** A bar of a round length in the lower right corner of a picture; none if all that is known are pixels. */
final class ScaleBar {

	/** About how much of the picture's width the bar takes at most. */
	private static final double SHARE = 0.2;

	private final Calibration calibration;

	ScaleBar(final Calibration calibration) {
		this.calibration = calibration;
	}

	/**
	 * Draws the bar.
	 *
	 * @param picture the size of the picture
	 * @param factor how many pixels of the picture a pixel of the stack is wide
	 * @param unit the thousandth part of the picture's longer side, in its pixels
	 */
	void draw(final Graphics2D graphics, final Rectangle2D picture, final double factor, final float unit) {
		if (calibration.unit().startsWith(Calibration.NONE.unit())) return;
		final double pixels = factor / calibration.pixelWidth();
		final double length = roundLength(SHARE * picture.getWidth() / pixels);
		final Rectangle2D bar = new Rectangle2D.Double(picture.getMaxX() - 20 * unit - length * pixels, picture.getMaxY() - 25 * unit, length * pixels, 5 * unit);
		graphics.setColor(new Color(0, 0, 0, 160));
		graphics.fill(new Rectangle2D.Double(bar.getX() - 1.5 * unit, bar.getY() - 1.5 * unit, bar.getWidth() + 3 * unit, bar.getHeight() + 3 * unit));
		graphics.setColor(Color.WHITE);
		graphics.fill(bar);
		final String text = DecimalText.physical(length).replaceAll("\\.0$", "") + " " + calibration.unit();
		new PictureLabels(graphics, picture, unit).draw(text, new Point2D.Double(bar.getX() - 8 * unit, bar.getY() - 14 * unit), Color.WHITE);
	}

	/** The largest of 1, 2, 5, 10, 20, ... and 0.5, 0.2, ... that is not over a length. */
	static double roundLength(final double length) {
		final double power = Math.pow(10, Math.floor(Math.log10(length)));
		final double digit = length / power;
		return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
	}
}
