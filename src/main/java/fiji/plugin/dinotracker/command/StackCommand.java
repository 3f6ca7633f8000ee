package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;

import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.progress.Progress;

import ij.ImagePlus;

/** A command that is given a stack. In a dialog it comes before what a command adds to it. */
abstract class StackCommand extends ContextCommand {

	@Parameter(label = "Image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Path (empty: the open image)", description = "a stack, video or folder of images to track in place of the open image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Stack"))
	private File path;

	@Parameter(label = "Series of the file", description = "for files with several, counted from 1", persist = false)
	private String series = "1";

	@Parameter(label = "Channel (0: as shown)", description = "counted from 1; 0 stands for colour, or the channel that is shown", persist = false)
	private String channel = "0";

	@Parameter(label = "Plane along z (0: as shown)", description = "counted from 1; 0 stands for the one that is shown, max for the maximum projection", persist = false)
	private String plane = "0";

	@Parameter(label = "First frame", description = "counted from 1", persist = false)
	private String first = "1";

	@Parameter(label = "Last frame (0: of the stack)", description = "counted from 1; 0 stands for the last of the stack", persist = false)
	private String last = "0";

	@Parameter(label = "Step in frames", description = "1 for every frame, 2 for every other frame, and so on", persist = false)
	private String step = "1";

	/** The file or folder that was chosen, or null. */
	final File path() {
		return path;
	}

	/** Opens the stack that was chosen. */
	final ChosenStack stack(final Progress progress) throws IOException {
		return ChosenStack.open(image, path, series, new ChosenPart(channel, plane, first, last, step), progress);
	}
}
