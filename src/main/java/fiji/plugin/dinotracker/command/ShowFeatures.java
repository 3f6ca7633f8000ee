package fiji.plugin.dinotracker.command;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.figure.PngFile;
import fiji.plugin.dinotracker.figure.ScatterPlot;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.overlay.OverlayTiff;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.TrajectoryFeatures;
import fiji.plugin.dinotracker.view.FeatureFigure;

import ij.ImagePlus;

/**
 * Shows what a stack looks like to the tracker: features as colours, and, if there are tracks, how well they keep tracks
 * apart. In a macro: {@code run("Show Features...", "model=[/home/me/tracks/model] tracks=[/home/me/tracks/tracks.csv]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Show Features...", headless = true)
public final class ShowFeatures extends StackCommand {

	@Parameter(label = "Model folder (empty: raw features only)", description = "the folder called model among the results of Track Points...; without it, raw features only", //
		style = FileWidget.DIRECTORY_STYLE, required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Features"))
	private File model;

	@Parameter(label = "Tracks file (empty: none)", description = "tracks whose features are plotted, a colour a track", required = false, persist = false)
	private File tracks;

	@Parameter(label = "Out folder (empty: save nothing)", description = "for features.tif and tracks-features.png", style = FileWidget.DIRECTORY_STYLE, //
		required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Results"))
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::show);
	}

	private String show() throws IOException {
		try (FijiProgress progress = new FijiProgress(context(), "Show Features")) {
			return show(stack(progress), progress);
		}
	}

	private String show(final ChosenStack stack, final FijiProgress progress) throws IOException {
		final List<Track> chosen = tracks == null ? List.of() : TracksFile.read(tracks.toPath(), stack.layout());
		final Optional<ResultFolder> results = out == null ? Optional.empty() : Optional.of(new ResultFolder(out.toPath()));
		try {
			if (results.isPresent() && path() != null) results.get().requireOther(path().toPath());
			Engine.ofThisComputer().require(progress);
			final TrackerInput input = stack.input(null, progress);
			try (ChosenFeatures features = ChosenFeatures.of(input, model, progress)) {
				draw(features, chosen, input.frames(), progress);
			}
		}
		finally {
			if (results.isPresent()) results.get().discardIfEmpty();
		}
		return "Features of " + stack.source().name() + (out == null ? "" : " are in " + out);
	}

	private void draw(final ChosenFeatures features, final List<Track> chosen, final List<Integer> frames, final Progress progress) throws IOException {
		final ImagePlus colours = FeatureFigure.draw(features.videos(), frames, features.device(), progress);
		if (out != null) OverlayTiff.save(colours, out.toPath().resolve("features.tif"));
		OnScreen.show(colours);
		if (!chosen.isEmpty()) plot(chosen, features, frames, progress);
	}

	private void plot(final List<Track> chosen, final ChosenFeatures features, final List<Integer> frames, final Progress progress) throws IOException {
		final Map<String, ScatterPlot.Points> charts = new LinkedHashMap<>();
		features.videos().forEach((name, video) -> {
			final TrajectoryFeatures seen = TrajectoryFeatures.of(chosen, video, frames, features.device(), progress);
			charts.put(name, new ScatterPlot.Points(seen.tracks(), seen.x(), seen.y()));
		});
		final BufferedImage plot = ScatterPlot.draw(charts, chosen.stream().map(Track::name).toList());
		if (out != null) PngFile.write(plot, out.toPath().resolve("tracks-features.png"));
		OnScreen.show(new ImagePlus("Features along the tracks", plot));
	}
}
