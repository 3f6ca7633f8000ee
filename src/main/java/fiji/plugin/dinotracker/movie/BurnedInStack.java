package fiji.plugin.dinotracker.movie;

import java.util.List;

import fiji.plugin.dinotracker.overlay.OverlayElements;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.Track;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;

/** The images of a stack with tracks drawn into them, in colour, each made when it is looked at, so that any number will do. */
final class BurnedInStack extends VirtualStack {

	private final ImagePlus image;
	private final List<Track> tracks;
	private final OverlayStyle style;
	private final Progress progress;

	/**
	 * @param image a stack with time as its only dimension; its pixels stay as they are
	 * @param tracks on the frames of this stack
	 * @param progress asked and told at each image
	 */
	BurnedInStack(final ImagePlus image, final List<Track> tracks, final OverlayStyle style, final Progress progress) {
		super(image.getWidth(), image.getHeight(), null, null);
		this.image = image;
		this.tracks = tracks;
		this.style = style;
		this.progress = progress;
		for (int n = 1; n <= image.getStackSize(); n++)
			addSlice("frame " + n);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		progress.check();
		progress.report("Movie", n, image.getStackSize(), "");
		final ImagePlus single = new ImagePlus("", image.getStack().getProcessor(n));
		final OverlayElements elements = new OverlayElements(single, style);
		for (int i = 0; i < tracks.size(); i++)
			elements.add(tracks.get(i), TrackColors.of(i), n - 1);
		final Overlay shown = new Overlay();
		for (final Roi element : elements.all()) {
			element.setPosition(0); // on whichever image
			shown.add(element);
		}
		single.setOverlay(shown);
		return single.flatten().getProcessor();
	}

	@Override
	public int getBitDepth() {
		return 24;
	}
}
