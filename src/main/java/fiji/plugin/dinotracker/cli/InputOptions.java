package fiji.plugin.dinotracker.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Option;

import fiji.plugin.dinotracker.batch.StackPart;
import fiji.plugin.dinotracker.video.FrameSelection;

/** Options that say which part of a stack to track. */
final class InputOptions {

	@Option(names = "--mask", paramLabel = "PATH", description = "foreground of the frames, zero or not: a folder or a stack")
	private Path mask;

	@Option(names = "--channel", paramLabel = "N", description = "channel to look at, from 0 (default: colour, else the first)")
	private int channel = FrameSelection.AUTOMATIC_CHANNEL;

	@Option(names = "--plane", paramLabel = "N", defaultValue = "0", description = "z plane to look at, from 0")
	private int plane;

	@Option(names = "--first", paramLabel = "F", defaultValue = "0", description = "first frame, from 0")
	private int first;

	@Option(names = "--last", paramLabel = "F", description = "last frame (default: that of the stack)")
	private int last = FrameSelection.LAST_FRAME;

	@Option(names = "--step", paramLabel = "N", defaultValue = "1", description = "every so many frames")
	private int step;

	/** Which part, to be had of any stack. */
	StackPart part() {
		return new StackPart(new FrameSelection(channel, plane, first, last, step), Optional.ofNullable(mask));
	}
}
