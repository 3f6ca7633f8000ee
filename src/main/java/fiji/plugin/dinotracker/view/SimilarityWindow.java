package fiji.plugin.dinotracker.view;

import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.ImageCanvas;

/**
 * A window of heat maps beside an image: a click in the image shows what looks like the clicked place, and the slider of the
 * image moves both. It lives until one of the two is closed. The maps are computed by a thread of its own; of clicks that
 * come faster than it is, only the last counts.
 */
public final class SimilarityWindow extends MouseAdapter implements ImageListener {

	private final ImagePlus image;
	private final SimilarityFigure figure;
	private final AutoCloseable resources;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "similarity"));
	private final AtomicReference<QueryPoint> wanted = new AtomicReference<>();
	private final ImageCanvas canvas;
	/** Only the event thread looks at it. */
	private ImagePlus maps;

	/**
	 * @param image an image on the screen
	 * @param figure draws the maps of its stack
	 * @param resources what the maps are computed from; closed in the end
	 */
	public SimilarityWindow(final ImagePlus image, final SimilarityFigure figure, final AutoCloseable resources) {
		this.image = image;
		this.figure = figure;
		this.resources = resources;
		this.canvas = image.getCanvas();
		canvas.addMouseListener(this);
		ImagePlus.addImageListener(this);
	}

	/** Shows the maps of a point; returns at once. */
	public void show(final QueryPoint query) {
		wanted.set(query);
		worker.execute(() -> {
			final QueryPoint next = wanted.getAndSet(null);
			if (next == null) return; // a later click was answered already
			try {
				final ImagePlus drawn = figure.draw(next);
				EventQueue.invokeLater(() -> display(drawn));
			}
			catch (final RuntimeException | Error e) {
				IJ.handleException(e);
			}
		});
	}

	private void display(final ImagePlus drawn) {
		if (image.getWindow() == null) return; // closed meanwhile
		if (maps == null) {
			maps = drawn;
			maps.show();
			placeBeside();
		}
		else {
			maps.setStack(drawn.getTitle(), drawn.getStack());
			maps.setOverlay(drawn.getOverlay());
			maps.setLut(drawn.getProcessor().getLut());
			maps.setDisplayRange(0, 1);
		}
		follow();
	}

	/** Below the image if there is room, else where ImageJ put it. */
	private void placeBeside() {
		final Rectangle place = image.getWindow().getBounds();
		final int below = place.y + place.height;
		if (below + maps.getWindow().getHeight() <= IJ.getScreenSize().height) maps.getWindow().setLocation(place.x, below);
	}

	/** Shows the frame that the image shows, if it has a map. */
	private void follow() {
		final int map = figure.indexOf(shownFrame());
		if (map >= 0 && maps.getCurrentSlice() != map + 1) maps.setSlice(map + 1);
	}

	private int shownFrame() {
		return StackLayout.of(image).frameOf(image.getCurrentSlice());
	}

	@Override
	public void mousePressed(final MouseEvent event) {
		final PixelPoint place = new PixelPoint(canvas.offScreenXD(event.getX()) - 0.5, canvas.offScreenYD(event.getY()) - 0.5);
		if (figure.indexOf(shownFrame()) < 0) IJ.showStatus("Frame " + (shownFrame() + 1) + " is not among the frames that were chosen; click on one that is");
		else show(new QueryPoint("click", shownFrame(), place));
	}

	@Override
	public void imageUpdated(final ImagePlus updated) {
		if (updated == image) EventQueue.invokeLater(() -> {
			if (maps != null) follow();
		});
	}

	@Override
	public void imageOpened(final ImagePlus opened) {}

	@Override
	public void imageClosed(final ImagePlus closed) {
		if (closed != image && closed != maps || worker.isShutdown()) return;
		canvas.removeMouseListener(this);
		EventQueue.invokeLater(() -> ImagePlus.removeImageListener(this)); // ImageJ goes through its listeners now
		wanted.set(null);
		worker.execute(this::closeResources);
		worker.shutdown();
	}

	private void closeResources() {
		try {
			resources.close();
		}
		catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
