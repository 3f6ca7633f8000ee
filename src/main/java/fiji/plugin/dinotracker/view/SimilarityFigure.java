package fiji.plugin.dinotracker.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.tracking.Similarity;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.plugin.LutLoader;
import ij.process.FloatProcessor;

/**
 * Heat maps of how much each place looks like a point (Fig. 7): one a frame, those by several features side by side, from 0
 * to 1. A ring marks the most similar place; on the frame of the point, the point.
 */
public final class SimilarityFigure {

	private static final String COLOURS = "fire";

	private final Map<String, Similarity> similarities;
	private final List<Integer> frames;
	private final VideoGeometry geometry;

	/**
	 * @param similarities by the name of the features, in the order they are shown; of one video
	 * @param frames the frames of the stack that the video has, in order
	 */
	public SimilarityFigure(final Map<String, Similarity> similarities, final List<Integer> frames) {
		this.similarities = similarities;
		this.frames = frames;
		this.geometry = similarities.values().iterator().next().geometry();
	}

	/**
	 * Draws the maps of a point; takes part of a second.
	 *
	 * @param query in pixels and frames of the stack, on a frame that has a map
	 */
	public ImagePlus draw(final QueryPoint query) {
		final int own = indexOf(query.frame());
		final QueryPoint selected = new QueryPoint(query.name(), own, query.position());
		final GridPicture picture = new GridPicture(geometry);
		final List<SideBySide.Panel> panels = new ArrayList<>();
		final Overlay rings = new Overlay();
		for (final Map.Entry<String, Similarity> entry : similarities.entrySet()) {
			final List<float[]> maps = entry.getValue().to(selected);
			for (int frame = 0; frame < maps.size(); frame++)
				rings.add(ring(frame == own ? query.position() : peak(maps.get(frame)), panels.size(), frame));
			panels.add(new SideBySide.Panel(entry.getKey(), frame -> heat(picture, maps.get(frame))));
		}
		final ImagePlus image = SideBySide.image(title(query), frames, panels);
		rings.forEach(image.getOverlay()::add);
		image.setDisplayRange(0, 1);
		image.setSlice(own + 1);
		return image;
	}

	/** Which map is that of a frame of the stack, from 0; -1 if the frame has none. */
	int indexOf(final int frame) {
		return frames.indexOf(frame);
	}

	private static FloatProcessor heat(final GridPicture picture, final float[] map) {
		final FloatProcessor heat = new FloatProcessor(picture.width(), picture.height(), picture.draw(map, 1, 0));
		heat.setColorModel(LutLoader.getLut(COLOURS));
		heat.setMinAndMax(0, 1);
		return heat;
	}

	private static String title(final QueryPoint query) {
		return String.format(Locale.ROOT, "Similarity to (%.0f, %.0f) on frame %d", query.position().x(), query.position().y(), query.frame() + 1);
	}

	private PixelPoint peak(final float[] map) {
		int best = 0;
		for (int cell = 1; cell < map.length; cell++)
			if (map[cell] > map[best]) best = cell;
		return geometry.toOriginal(geometry.toWorking(geometry.cell(best)));
	}

	private OvalRoi ring(final PixelPoint place, final int panel, final int frame) {
		final double radius = Math.max(3, geometry.originalHeight() / 40.0);
		final double x = place.x() + 0.5 + panel * geometry.originalWidth();
		final OvalRoi ring = new OvalRoi(x - radius, place.y() + 0.5 - radius, 2 * radius, 2 * radius);
		ring.setStrokeColor(Color.CYAN);
		ring.setStrokeWidth(radius / 5);
		ring.setPosition(frame + 1);
		return ring;
	}
}
