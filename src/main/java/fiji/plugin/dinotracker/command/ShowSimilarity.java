package fiji.plugin.dinotracker.command;

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
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.overlay.OverlayTiff;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.tracking.Similarity;
import fiji.plugin.dinotracker.view.SimilarityFigure;
import fiji.plugin.dinotracker.view.SimilarityWindow;

import ij.ImagePlus;

/**
 * Shows what looks like a place to the tracker: a click in the image gives a heat map of every frame, by raw and by trained
 * features. In a macro:
 * {@code run("Show Similarity...", "model=[/home/me/tracks/model] x=120 y=80 frame=1 out=[/home/me/similarity.tif]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Show Similarity...", headless = true)
public final class ShowSimilarity extends StackCommand {

	@Parameter(label = "Model folder (empty: raw features only)", description = "the folder called model among the results of Track Points...; without it, raw features only", //
		style = FileWidget.DIRECTORY_STYLE, required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Features"))
	private File model;

	@Parameter(label = "X in pixels (-1: click)", description = "of the place, from 0; -1 to click places in the image", persist = false, //
		attrs = @Attr(name = ParameterDialog.HEADING, value = "Place"))
	private String x = "-1";

	@Parameter(label = "Y in pixels (-1: click)", description = "of the place, from 0", persist = false)
	private String y = "-1";

	@Parameter(label = "Frame (0: as shown)", description = "the frame of the place, counted from 1; 0 stands for the one that is shown", persist = false)
	private String frame = "0";

	@Parameter(label = "Out file (empty: save nothing)", description = "a TIFF for the maps of that place", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::show);
	}

	private String show() throws IOException {
		try (FijiProgress progress = new FijiProgress(context(), "Show Similarity")) {
			return show(stack(progress), progress);
		}
	}

	private String show(final ChosenStack stack, final FijiProgress progress) throws IOException {
		final TrackerInput input = stack.input(null, progress);
		final Optional<QueryPoint> place = place(stack);
		place.ifPresent(point -> input.requireTrackable(List.of(point)));
		if (place.isEmpty() && (!OnScreen.hasWindows() || out != null)) throw new IllegalArgumentException("Say which place: set x, y and frame");
		Engine.ofThisComputer().require(progress);
		final ChosenFeatures features = ChosenFeatures.of(input, model, progress);
		try {
			return show(stack, input, features, place);
		}
		catch (final IOException | RuntimeException | Error e) {
			features.close();
			throw e;
		}
	}

	private String show(final ChosenStack stack, final TrackerInput input, final ChosenFeatures features, final Optional<QueryPoint> place) throws IOException {
		final Map<String, Similarity> similarities = new LinkedHashMap<>();
		features.videos().forEach((name, video) -> similarities.put(name, new Similarity(video, features.device())));
		final SimilarityFigure figure = new SimilarityFigure(similarities, input.frames());
		if (place.isPresent() && (out != null || !OnScreen.canAsk())) return save(figure, place.get(), features);
		open(stack, figure, features, place);
		return "Click a place in the image to see what looks like it";
	}

	private Optional<QueryPoint> place(final ChosenStack stack) {
		final long column = WholeNumber.parse("x", x);
		final long row = WholeNumber.parse("y", y);
		final int shown = WholeNumber.notNegative("frame", frame);
		if (column < 0 && row < 0) return Optional.empty();
		return Optional.of(new QueryPoint("place", shown == 0 ? stack.currentFrame() : shown - 1, new PixelPoint(column, row)));
	}

	private String save(final SimilarityFigure figure, final QueryPoint place, final ChosenFeatures features) throws IOException {
		final ImagePlus maps = figure.draw(place);
		if (out != null) OverlayTiff.save(maps, out.toPath());
		OnScreen.show(maps);
		features.close();
		return maps.getTitle() + (out == null ? "" : " is in " + out);
	}

	private static void open(final ChosenStack stack, final SimilarityFigure figure, final ChosenFeatures features, final Optional<QueryPoint> place) {
		final ImagePlus image = stack.toShow();
		if (image.getWindow() == null) image.show();
		final SimilarityWindow window = new SimilarityWindow(image, figure, features);
		place.ifPresent(window::show);
	}
}
