package fiji.plugin.dinotracker.view;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.function.IntFunction;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Overlay;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;

/** A stack whose frames show several pictures of one size side by side, each drawn when it is looked at. */
final class SideBySide extends VirtualStack {

	/**
	 * A picture of each frame.
	 *
	 * @param name is written over it
	 * @param frames draws the picture of a frame, from 0
	 */
	record Panel(String name, IntFunction<ImageProcessor> frames) {}

	private final List<Panel> panels;

	private SideBySide(final int width, final int height, final List<Integer> frames, final List<Panel> panels) {
		super(width, height, null, null);
		this.panels = panels;
		frames.forEach(frame -> addSlice("frame " + (frame + 1)));
	}

	/**
	 * An image of some panels with time as its only dimension.
	 *
	 * @param frames which frame of the stack each picture is of, from 0; ImageJ shows them from 1
	 */
	static ImagePlus image(final String title, final List<Integer> frames, final List<Panel> panels) {
		final ImageProcessor first = panels.get(0).frames().apply(0);
		final ImagePlus image = new ImagePlus(title, new SideBySide(first.getWidth() * panels.size(), first.getHeight(), frames, panels));
		image.setDimensions(1, 1, frames.size());
		image.setOverlay(names(panels, first.getWidth(), first.getHeight()));
		return image;
	}

	private static Overlay names(final List<Panel> panels, final int width, final int height) {
		final Overlay overlay = new Overlay();
		final int size = Math.max(8, height / 24);
		for (int i = 0; i < panels.size(); i++) {
			final TextRoi name = new TextRoi(i * width + size / 2.0, size / 2.0, panels.get(i).name(), new Font(Font.SANS_SERIF, Font.BOLD, size));
			name.setStrokeColor(Color.WHITE);
			name.setFillColor(new Color(0, 0, 0, 110));
			overlay.add(name);
		}
		return overlay;
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		ImageProcessor all = null;
		for (int i = 0; i < panels.size(); i++) {
			final ImageProcessor panel = panels.get(i).frames().apply(n - 1);
			if (all == null) all = empty(panel);
			all.insert(panel, i * panel.getWidth(), 0);
		}
		return all;
	}

	/** A processor for all panels that shows its values as one of them does. */
	private ImageProcessor empty(final ImageProcessor panel) {
		final ImageProcessor all = panel.createProcessor(getWidth(), getHeight());
		if (panel.getBitDepth() == 24) return all;
		all.setColorModel(panel.getColorModel());
		all.setMinAndMax(panel.getMin(), panel.getMax());
		return all;
	}

	@Override
	public int getBitDepth() {
		return panels.get(0).frames().apply(0).getBitDepth();
	}
}
