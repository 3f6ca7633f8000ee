package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import fiji.plugin.dinotracker.CheckpointPlan;
import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.figure.MotionPlot;
import fiji.plugin.dinotracker.figure.PlottedQuantity;
import fiji.plugin.dinotracker.movie.BurnedInMovie;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.overlay.TrackOverlay;
import fiji.plugin.dinotracker.overlay.TrackSelections;
import fiji.plugin.dinotracker.overlay.TrackTable;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.storage.ProblemLine;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.OcclusionSpline;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * What a user wants to have of a run: tracks over the image and in the Results table; if wished for, in the ROI Manager
 * and as a plot; and files if there is a folder for them.
 */
final class ChosenOutput {

	/** The choice that leaves something out. */
	static final String NONE = "none";

	private final OverlayStyle style;
	private boolean interpolated;
	private boolean managed;
	private Optional<PlottedQuantity> plotted = Optional.empty();
	private Optional<ResultFolder> folder = Optional.empty();
	private Optional<BurnedInMovie> movie = Optional.empty();
	/** Why the trained model is not in the folder, if it is not. */
	private Optional<IOException> unsaved = Optional.empty();

	/**
	 * @param trail over how many frames the path is drawn
	 * @param names whether names are drawn
	 */
	ChosenOutput(final String trail, final String names) {
		this.style = new OverlayStyle(WholeNumber.notNegative("trail", trail), Boolean.parseBoolean(names));
	}

	/** @param interpolate whether occluded spans are joined by a spline */
	ChosenOutput interpolate(final String interpolate) {
		interpolated = Boolean.parseBoolean(interpolate);
		return this;
	}

	/**
	 * @param manager whether tracks go to the ROI Manager
	 * @throws IllegalArgumentException if they would, but there is no display for it
	 */
	ChosenOutput manager(final String manager) {
		managed = Boolean.parseBoolean(manager);
		if (managed && RoiManager.getInstance2() == null && !OnScreen.isThere())
			throw new IllegalArgumentException("The ROI Manager needs a display; set out, and find the selections in RoiSet.zip");
		return this;
	}

	/** @param plot {@value #NONE}, or what is plotted against time */
	ChosenOutput plot(final String plot) {
		if (!plot.equals(NONE)) plotted = Optional.of(PlottedQuantity.named(plot));
		return this;
	}

	/**
	 * Comes last: it makes the folder.
	 *
	 * @param out folder for the files, or null for none
	 * @param format {@value #NONE}, or the kind of movie to save there
	 * @param inputs files and folders that are read
	 * @throws IllegalArgumentException if there is a movie and no folder
	 * @throws IOException if nothing can be written to the folder, or the frames or another file that is read lie in it
	 */
	void into(final File out, final String format, final Collection<Path> inputs) throws IOException {
		if (!format.equals(NONE)) movie = Optional.of(new BurnedInMovie(BurnedInMovie.Format.named(format), style));
		if (out == null && movie.isPresent()) throw new IllegalArgumentException("A movie needs a folder to be saved to: set out");
		if (out == null) return;
		folder = Optional.of(new ResultFolder(out.toPath()));
		folder.get().besides(inputs);
	}

	/** Takes the folder away again if it was made for a run that left nothing in it. */
	void discardIfEmpty() throws IOException {
		if (folder.isPresent()) folder.get().discardIfEmpty();
	}

	/**
	 * What a run may use, with a training that is saved on the way if there is a folder.
	 *
	 * @param resume whether to go on with the training that was saved there before
	 * @throws IllegalArgumentException if that is wished for and there is no folder
	 */
	RunResources checkpointed(final RunResources resources, final boolean resume) {
		if (resume && folder.isEmpty()) throw new IllegalArgumentException("A training is resumed from the folder it was saved to: set out");
		return folder.map(results -> resources.withCheckpoints(new CheckpointPlan(results.model(), results.report(), CheckpointPlan.INTERVAL, resume))).orElse(resources);
	}

	/** Saves a model that was just trained, if there is a folder. If that fails its tracks are worth having all the same, and it is told after them. */
	DinoTracker keep(final DinoTracker tracker) {
		try {
			if (folder.isPresent()) folder.get().saveModel(tracker);
			return tracker;
		}
		catch (final IOException e) {
			unsaved = Optional.of(e);
			return tracker;
		}
		catch (final RuntimeException | Error e) {
			tracker.close();
			throw e;
		}
	}

	/**
	 * Follows the points, shows the result, and saves it if there is a folder. What was reached when the user cancelled the
	 * training is brought to an end, but without the report that says the folder is complete.
	 *
	 * @return what was done, in a line
	 * @throws IOException if something could not be saved; the tracks are shown all the same
	 */
	String track(final DinoTracker tracker, final ChosenStack stack, final List<QueryPoint> points, final FijiProgress progress) throws IOException {
		final boolean early = progress.cancelled();
		final List<Track> found = follow(tracker, points, progress.afterCancel());
		final List<Track> tracks = interpolated ? OcclusionSpline.join(found) : found;
		final TrackerInput input = tracker.preparation().input();
		final TrackingResult result = new TrackingResult(input, tracks, tracker.report(progress.seconds()));
		try {
			if (folder.isPresent()) folder.get().writeFiles(result, style);
		}
		finally {
			show(stack, input, tracks);
		}
		if (folder.isPresent()) finish(folder.get(), result, progress, early);
		return (tracks.size() == 1 ? "1 track" : tracks.size() + " tracks") + " on " + input.frames().size() + " frames of " + input.source().name() + //
			(early ? ", from a training that was stopped early" : "");
	}

	private List<Track> follow(final DinoTracker tracker, final List<QueryPoint> points, final Progress progress) {
		try {
			return tracker.track(points, progress);
		}
		catch (final CancellationException e) {
			if (folder.isEmpty()) throw e;
			throw new CancellationException("Stopped at your request; the trained model is kept, and Track More Points... goes on from there");
		}
	}

	/** What takes long comes after everything else is safe and can be seen; if it fails or is cancelled, the tracks are complete all the same. */
	private void finish(final ResultFolder results, final TrackingResult result, final FijiProgress progress, final boolean early) throws IOException {
		try {
			if (plotted.isPresent()) plot(plotted.get(), result.input()).write(result.tracks(), results.file(ResultFolder.PLOT));
			if (movie.isPresent()) movie.get().write(result, results, progress.afterCancel());
		}
		finally {
			if (!early && unsaved.isEmpty()) results.writeReport(result);
		}
		if (unsaved.isPresent()) throw new IOException("The tracks are saved, but not the model: " + ProblemLine.of(unsaved.get()), unsaved.get());
	}

	private void show(final ChosenStack stack, final TrackerInput input, final List<Track> tracks) {
		TrackTable.show(tracks, stack.source().calibration());
		final ImagePlus image = stack.toShow();
		new TrackOverlay(style).show(image, tracks).ifPresent(IJ::log);
		if (plotted.isPresent() && OnScreen.hasWindows()) plot(plotted.get(), input).draw(tracks).show();
		if (OnScreen.isThere() && stack.image().filter(image::equals).isEmpty()) OnScreen.show(image); // last, so that the next command finds it in front
		if (managed) TrackSelections.of(tracks, StackLayout.of(image).lookedAt(input.selection())).forEach(ChosenOutput::manage);
	}

	/** To the manager that is open, which a macro in batch mode has one of its own of. It gives names of its own to selections whose names look like such. */
	private static void manage(final Roi selection) {
		final RoiManager open = RoiManager.getInstance2();
		final RoiManager manager = open == null ? RoiManager.getRoiManager() : open;
		final String name = selection.getName();
		manager.addRoi(selection);
		manager.rename(manager.getCount() - 1, name);
	}

	private static MotionPlot plot(final PlottedQuantity quantity, final TrackerInput input) {
		return new MotionPlot(quantity, input.source().calibration());
	}
}
