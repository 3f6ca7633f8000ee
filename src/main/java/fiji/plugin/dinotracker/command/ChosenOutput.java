package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.export.OverlayStyle;
import fiji.plugin.dinotracker.export.ResultFolder;
import fiji.plugin.dinotracker.export.TrackOverlay;
import fiji.plugin.dinotracker.export.TrackTable;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;

import ij.IJ;
import ij.ImagePlus;

/** What a user wants to have of a run: tracks over the image and in the Results table, and files if there is a folder for them. */
final class ChosenOutput {

	private final Optional<ResultFolder> folder;
	private final OverlayStyle style;

	/**
	 * @param out folder for the files, or null for none; made if it is not there
	 * @param trail over how many frames the path is drawn
	 * @throws IOException if nothing can be written to the folder
	 */
	ChosenOutput(final File out, final String trail) throws IOException {
		this.style = new OverlayStyle(WholeNumber.notNegative("trail", trail), false);
		this.folder = out == null ? Optional.empty() : Optional.of(new ResultFolder(out.toPath()));
	}

	/** Saves a trained model, if there is a folder. */
	void keep(final DinoTracker tracker) throws IOException {
		if (folder.isPresent()) tracker.save(folder.get().model());
	}

	/**
	 * Follows the points, saves the result, if there is a folder, and shows it. What was reached when the user cancelled the
	 * training is brought to an end.
	 *
	 * @return what was done, in a line
	 */
	String track(final DinoTracker tracker, final ChosenStack stack, final List<QueryPoint> points, final FijiProgress progress) throws IOException {
		final boolean early = progress.cancelled();
		final List<Track> tracks = tracker.track(points, progress.afterCancel());
		final TrackerInput input = tracker.preparation().input();
		if (folder.isPresent()) folder.get().write(new TrackingResult(input, tracks, tracker.report(progress.seconds())));
		show(stack, tracks);
		return (tracks.size() == 1 ? "1 track" : tracks.size() + " tracks") + " on " + input.frames().size() + " frames of " + input.source().name() + //
			(early ? ", from a training that was stopped early" : "");
	}

	private void show(final ChosenStack stack, final List<Track> tracks) {
		final ImagePlus image = stack.toShow();
		new TrackOverlay(style).show(image, tracks).ifPresent(IJ::log);
		if (IJ.getInstance() != null && stack.image().isEmpty()) image.show();
		TrackTable.show(tracks, stack.source().calibration());
	}
}
