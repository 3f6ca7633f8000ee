package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.ChoiceWidget;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerSettings;

/**
 * Trains on a stack and follows points through it. In a macro:
 * {@code run("Track Points...", "grid=50 preset=quick out=[/home/me/tracks]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Track Points...", headless = true)
public final class TrackPoints extends TrackingCommand {

	@Parameter(label = "Preset", description = "quick: a first look; balanced: everyday work; paper: as published, which takes days without a GPU, 12 GB of memory, and weights", //
		choices = { "quick", "balanced", "paper" }, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Training"))
	private String preset = "quick";

	@Parameter(label = "Device", description = "auto: a CUDA GPU if there is one", choices = { "auto", "cpu", "gpu" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Features", description = "what places are compared by; dense-sift is built in, the others need their weights", //
		choices = { "preset", "auto", "dense-sift", "dinov2-vits14", "dinov2-vitb14", "dinov2-vitl14", "dinov2-vits14-reg4", "dinov2-vitb14-reg4", "dinov2-vitl14-reg4" }, persist = false)
	private String features = ChosenSettings.BY_PRESET;

	@Parameter(label = "Flow", description = "the optical flow to learn from; dis is built in, the others need their weights", //
		choices = { "preset", "auto", "dis", "raft", "raft-large", "raft-small" }, persist = false)
	private String flow = ChosenSettings.BY_PRESET;

	@Parameter(label = "Iterations (0: preset)", description = "steps of training; 0 stands for the preset's, which are 250 for quick and balanced; fewer are faster, more are seldom better", persist = false)
	private String iterations = "0";

	@Parameter(label = "Height while tracking (0: preset)", description = "height of 16:9 frames while tracking, other shapes get as many pixels; 0 stands for the preset's", persist = false)
	private String height = "0";

	@Parameter(label = "Seed", description = "same seed, same device, same result", persist = false)
	private String seed = "2";

	@Parameter(label = "Resume the training in the out folder", description = "whether to go on with the training that was saved in the out folder, after a crash or when it was stopped", //
		choices = { "false", "true" }, style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String resume = "false";

	@Parameter(label = "Loss curve while training", description = "whether to plot the loss as it falls", choices = { "true", "false" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String loss = "true";

	@Parameter(label = "Mask (empty: found by itself)", description = "foreground of the frames, zero elsewhere: the title of an open image, " + //
		"the path of a stack or folder of images, or selection for the area selected on the image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File mask;

	@Override
	String title() {
		return "Track Points";
	}

	@Override
	File mask() {
		return mask;
	}

	@Override
	TrackerMaker maker() throws IOException {
		final TrackerSettings settings = new ChosenSettings(preset).features(features).flow(flow).device(device) //
			.height(height).iterations(iterations).seed(seed).polish(polish()).settings();
		final RunResources budget = resources();
		return (input, output, progress) -> {
			final RunResources resources = output.checkpointed(budget, Boolean.parseBoolean(resume));
			MissingWeights.askingTheUser().fetch(settings.models(), progress);
			if (Boolean.parseBoolean(loss)) progress.plotLoss();
			return output.keep(DinoTracker.train(input, settings, resources, progress));
		};
	}
}
