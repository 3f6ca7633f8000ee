package fiji.plugin.dinotracker.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.overlay.TrackColors;

/** Writes names next to places of a picture where they fit in and cover no other name, if there is such a place. */
final class PictureLabels {

	private final Graphics2D graphics;
	private final Rectangle2D picture;
	private final float unit;
	private final Font font;
	private final List<Rectangle2D> taken = new ArrayList<>();

	/** @param unit the thousandth part of the picture's longer side, in pixels */
	PictureLabels(final Graphics2D graphics, final Rectangle2D picture, final float unit) {
		this.graphics = graphics;
		this.picture = picture;
		this.unit = unit;
		this.font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(13 * unit);
	}

	/** Writes a name in a lighter shade of a colour, on a dark rim. */
	void draw(final String name, final Point2D place, final Color color) {
		final TextLayout text = new TextLayout(name, font, graphics.getFontRenderContext());
		final Rectangle2D box = box(text.getBounds(), place);
		taken.add(box);
		final AffineTransform shift = AffineTransform.getTranslateInstance(box.getX() - text.getBounds().getX(), box.getY() - text.getBounds().getY());
		final Shape outline = text.getOutline(shift);
		graphics.setColor(new Color(0, 0, 0, 190));
		graphics.setStroke(new BasicStroke(3 * unit, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		graphics.draw(outline);
		graphics.setColor(TrackColors.lighter(color));
		graphics.fill(outline);
	}

	/** Right of the place, left of it, or further and further above and below. */
	private Rectangle2D box(final Rectangle2D text, final Point2D place) {
		final double gap = 8 * unit;
		final double line = 16 * unit;
		for (final int row : new int[] { 0, -1, 1, -2, 2, -3, 3 })
			for (final double x : new double[] { place.getX() + gap, place.getX() - gap - text.getWidth() }) {
				final double y = place.getY() - text.getHeight() / 2 + row * line;
				final Rectangle2D box = new Rectangle2D.Double(x, y, text.getWidth(), text.getHeight());
				if (picture.contains(box) && taken.stream().noneMatch(box::intersects)) return box;
			}
		return new Rectangle2D.Double(place.getX() + gap, place.getY(), text.getWidth(), text.getHeight());
	}
}
