package fiji.plugin.dinotracker.command;

import java.io.File;
import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.RunResources;

/**
 * Follows more points through a stack that was trained on before: no training, so it takes seconds. In a macro:
 * {@code run("Track More Points...", "model=[/home/me/tracks/model] grid=50");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Track More Points...", headless = true)
public final class TrackMorePoints extends TrackingCommand {

	@Parameter(label = "Model folder", description = "the folder called model among the results of Track Points...", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Training"))
	private File model;

	@Override
	String title() {
		return "Track More Points";
	}

	@Override
	TrackerMaker maker() {
		if (model == null) throw new IllegalArgumentException("Give the model folder of an earlier run: set model");
		final Path bundle = model.toPath();
		final RunResources resources = resources();
		return (input, output, progress) -> DinoTracker.load(input, bundle, trained -> trained.withPolish(polish()), resources, progress);
	}
}
