package fiji.plugin.dinotracker.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import fiji.plugin.dinotracker.batch.StackPart;
import fiji.plugin.dinotracker.video.FrameSelection;

/** Options that say which part of a stack to track. */
final class InputOptions {

	@Option(names = "--mask", paramLabel = "PATH", description = "foreground of the frames, black elsewhere: a folder or a stack, of one image for all frames or one for each; in a batch, for all stacks")
	private Path mask;

	@Option(names = "--series", paramLabel = "N", defaultValue = "0", converter = WholeNumber.Index.class, description = "series of a file that has several, from 0")
	private int series;

	@Option(names = "--channel", paramLabel = "N", converter = WholeNumber.Index.class, description = "channel to look at, from 0 (default: colour, else the first)")
	private int channel = FrameSelection.AUTOMATIC_CHANNEL;

	@Option(names = "--plane", paramLabel = "N|max", defaultValue = "0", converter = Plane.class, description = "z plane to look at, from 0, or max for the maximum projection")
	private int plane;

	@Option(names = "--first", paramLabel = "F", defaultValue = "0", converter = WholeNumber.Index.class, description = "first frame, from 0")
	private int first;

	@Option(names = "--last", paramLabel = "F", converter = WholeNumber.Index.class, description = "last frame (default: that of the stack)")
	private int last = FrameSelection.LAST_FRAME;

	@Option(names = "--step", paramLabel = "N", defaultValue = "1", converter = WholeNumber.Count.class, description = "every so many frames")
	private int step;

	/** Where the foreground is, if it is known. */
	Optional<Path> mask() {
		return Optional.ofNullable(mask);
	}

	/** Which part, to be had of any stack. */
	StackPart part() {
		return new StackPart(series, new FrameSelection(channel, plane, first, last, step), mask());
	}

	/** Reads a z plane. */
	static final class Plane implements ITypeConverter<Integer> {

		@Override
		public Integer convert(final String text) {
			if (text.equals("max")) return FrameSelection.MAXIMUM_PROJECTION;
			if (!text.matches("\\d{1,9}")) throw new TypeConversionException("'" + text + "' is no z plane; use a number from 0, or max");
			return Integer.valueOf(text);
		}
	}
}
