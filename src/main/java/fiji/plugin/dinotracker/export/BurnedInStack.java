package fiji.plugin.dinotracker.export;

import fiji.plugin.dinotracker.progress.Progress;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;

/** The images of a stack with its overlay drawn into them, in colour, each made when it is looked at. */
final class BurnedInStack extends VirtualStack {

	private final ImagePlus image;
	private final Progress progress;

	/**
	 * @param image a stack with time as its only dimension; its pixels stay as they are
	 * @param progress asked and told at each image
	 */
	BurnedInStack(final ImagePlus image, final Progress progress) {
		super(image.getWidth(), image.getHeight(), null, null);
		this.image = image;
		this.progress = progress;
		for (int n = 1; n <= image.getStackSize(); n++)
			addSlice("frame " + n);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		progress.check();
		progress.report("Movie", n, image.getStackSize(), "");
		final ImagePlus single = new ImagePlus("", image.getStack().getProcessor(n));
		final Overlay shown = new Overlay();
		for (final Roi element : image.getOverlay())
			if (element.getTPosition() == n || element.getPosition() == n) shown.add(anywhere(element));
		single.setOverlay(shown);
		return single.flatten().getProcessor();
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	private static Roi anywhere(final Roi element) {
		final Roi copy = (Roi) element.clone();
		copy.setPosition(0);
		return copy;
	}

	@Override
	public int getBitDepth() {
		return 24;
	}
}
