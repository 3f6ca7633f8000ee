package fiji.plugin.dinotracker.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/** A frame to draw over, enlarged by a whole factor if it is small, pixels staying squares. */
final class FrameCanvas {

	static final Color SHADOW = new Color(0, 0, 0, 120);

	/** The longer side is enlarged to at least this many pixels. */
	private static final int LONGER_SIDE = 1000;

	private final BufferedImage picture;
	private final Graphics2D graphics;
	private final int factor;
	private final float unit;

	FrameCanvas(final BufferedImage frame) {
		final int longer = Math.max(frame.getWidth(), frame.getHeight());
		factor = Math.max(1, (LONGER_SIDE + longer - 1) / longer);
		unit = longer * factor / (float) LONGER_SIDE;
		picture = new BufferedImage(frame.getWidth() * factor, frame.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
		graphics = picture.createGraphics();
		graphics.drawImage(frame, 0, 0, picture.getWidth(), picture.getHeight(), null);
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
	}

	/** How many times larger the frame is drawn. */
	int factor() {
		return factor;
	}

	/** The thousandth part of the picture's longer side, in pixels. */
	float unit() {
		return unit;
	}

	Graphics2D graphics() {
		return graphics;
	}

	Rectangle2D bounds() {
		return picture.getRaster().getBounds();
	}

	/** Where a pixel's centre is in the picture. */
	Point2D place(final PixelPoint pixel) {
		return new Point2D.Double((pixel.x() + 0.5) * factor, (pixel.y() + 0.5) * factor);
	}

	/** A line of a width in thousandths of the picture. */
	Stroke solid(final double width) {
		return new BasicStroke((float) (width * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
	}

	/** A broken line, see {@link #solid}. */
	Stroke dashed(final double width, final double dash) {
		final float length = (float) (dash * unit);
		return new BasicStroke((float) (width * unit), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] { length, length }, 0);
	}

	void draw(final Shape shape, final Color color, final Stroke stroke) {
		graphics.setColor(color);
		graphics.setStroke(stroke);
		graphics.draw(shape);
	}

	void fill(final Shape shape, final Color color) {
		graphics.setColor(color);
		graphics.fill(shape);
	}

	/** The picture; nothing can be drawn any more. */
	BufferedImage finish() {
		graphics.dispose();
		return picture;
	}
}
