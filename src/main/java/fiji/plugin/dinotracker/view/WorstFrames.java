package fiji.plugin.dinotracker.view;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.metrics.FrameError;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** A list of the frames on which tracks are farthest from the truth. A click in it brings an image to that frame. */
public final class WorstFrames {

	/** Title of the list. */
	public static final String TITLE = "Worst frames";

	private static final int LONGEST = 20;

	private WorstFrames() {}

	/** The list, worst first; frames are counted from 1 as ImageJ shows them. */
	public static ResultsTable list(final List<FrameError> errors) {
		final ResultsTable table = new ResultsTable();
		errors.stream().sorted(Comparator.comparingDouble(FrameError::median).reversed()).limit(LONGEST).forEach(error -> {
			table.addRow();
			table.addValue("Frame", error.frame() + 1);
			table.addValue("Median error (px)", error.median());
		});
		table.setDecimalPlaces(0, 0);
		table.showRowNumbers(false);
		return table;
	}

	/**
	 * Shows the list.
	 *
	 * @param image the image that is brought to a frame that is clicked on; if there is none, nothing happens
	 */
	public static void show(final List<FrameError> errors, final Optional<ImagePlus> image) {
		if (WindowManager.getWindow(TITLE) instanceof final TextWindow earlier) earlier.close(false);
		list(errors).show(TITLE);
		if (image.isEmpty() || !(WindowManager.getWindow(TITLE) instanceof final TextWindow window)) return;
		final TextPanel panel = window.getTextPanel();
		panel.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseReleased(final MouseEvent event) {
				showSelected(panel, image.get());
			}
		});
	}

	private static void showSelected(final TextPanel panel, final ImagePlus image) {
		final int row = panel.getSelectionStart();
		if (row < 0 || image.getWindow() == null) return;
		final int frame = (int) Double.parseDouble(panel.getLine(row).split("\t")[0]);
		final boolean alongZ = StackLayout.of(image).alongZ();
		image.setPosition(image.getC(), alongZ ? frame : image.getZ(), alongZ ? image.getT() : frame);
	}
}
