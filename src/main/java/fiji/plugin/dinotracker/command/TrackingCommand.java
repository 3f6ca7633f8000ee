package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.widget.ChoiceWidget;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.tracking.polish.Polish;

/** A command that tracks points on a stack; what is made of the tracks is the same for all. */
abstract class TrackingCommand extends PointsCommand {

	@Parameter(label = "Trail in frames", description = "how much of its past each point draws behind it", persist = false, //
		attrs = @Attr(name = ParameterDialog.HEADING, value = "Results"))
	private String trail = "10";

	@Parameter(label = "Names in the overlay", description = "whether the overlay shows the names of the points", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String names = "false";

	@Parameter(label = "Plot against time", description = "a curve for each track; it is saved too if there is an out folder", //
		choices = { ChosenOutput.NONE, "displacement", "speed" }, persist = false)
	private String plot = ChosenOutput.NONE;

	@Parameter(label = "Polish positions", description = "native: make visible positions more exact by aligning the surroundings of the point at the resolution of the stack", //
		choices = { ChosenOutput.NONE, "native" }, persist = false)
	private String polish = ChosenOutput.NONE;

	@Parameter(label = "Interpolate occluded spans", description = "whether to join the ends of occluded spans by a cubic spline; such positions are marked", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String interpolate = "false";

	@Parameter(label = "Movie in the folder", description = "the frames that were tracked with the tracks drawn into them, saved in the out folder", //
		choices = { ChosenOutput.NONE, "tiff", "avi", "mp4" }, persist = false)
	private String movie = ChosenOutput.NONE;

	@Parameter(label = "Manager gets the tracks", description = "whether to add the tracks to the ROI Manager, one selection each", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String manager = "false";

	@Parameter(label = "Memory in GB (0: what is free)", description = "gigabytes that the run may take, 0 for what is free; it does not begin if it needs more", persist = false)
	private String memory = "0";

	@Parameter(label = "Keep what was computed for the next run", description = "whether to keep features and flow on disk, up to 10 GB, so that another run on the same frames starts training at once", //
		choices = { "false", "true" }, style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String keep = "false";

	@Parameter(label = "Out folder (empty: save nothing)", description = "for the tracks and pictures; a model that is trained is saved there, too", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File out;

	/** How a command comes by its tracker. */
	@FunctionalInterface
	interface TrackerMaker {

		DinoTracker make(TrackerInput input, ChosenOutput output, FijiProgress progress) throws IOException;
	}

	/** Checks what else a command asks for, before any work begins, and says how it comes by its tracker. */
	abstract TrackerMaker maker() throws IOException;

	/** Where the foreground is, see {@link ChosenMask}; null if it is not given. */
	File mask() {
		return null;
	}

	/** What the run may use of this computer. */
	final RunResources resources() {
		return ChosenResources.of(memory, keep);
	}

	/** What is done about the places that are found. */
	final Polish polish() {
		return Polish.named(polish);
	}

	/** What the task is called. */
	abstract String title();

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		try (FijiProgress progress = new FijiProgress(context(), title())) {
			final ChosenStack stack = stack(progress);
			try {
				return track(stack, progress);
			}
			finally {
				stack.bringToFront();
			}
		}
	}

	private String track(final ChosenStack stack, final FijiProgress progress) throws IOException {
		final TrackerInput input = stack.input(mask(), progress);
		final List<QueryPoint> points = points(stack, input);
		final ChosenOutput output = new ChosenOutput(trail, names).plot(plot).interpolate(interpolate).manager(manager);
		input.requireTrackable(points);
		final TrackerMaker maker = maker();
		output.into(out, movie, Stream.of(path(), queries(), mask(), stack.origin().orElse(null)).filter(Objects::nonNull).filter(File::exists).map(File::toPath).toList());
		try {
			Engine.ofThisComputer().require(progress);
			try (DinoTracker tracker = maker.make(input, output, progress)) {
				return output.track(tracker, stack, points, progress);
			}
		}
		finally {
			output.discardIfEmpty();
		}
	}
}
