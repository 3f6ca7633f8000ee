package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;
import fiji.plugin.dinotracker.video.imagej.FrameStack;

/**
 * Opens a video as a virtual stack, to click points in: MP4, MOV and others that ImageJ itself does not open. Of several series,
 * channels and z planes it is the first, which is said. In a macro: {@code run("Open Video...", "path=[/home/me/larva.mp4]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Open Video...", headless = true)
public final class OpenVideo extends ContextCommand {

	@Parameter(label = "Path", description = "a video, stack or folder of images; its frames are read as they are looked at", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File path;

	@Override
	public void run() {
		Outcome.of(this, this::open);
	}

	private String open() throws IOException {
		if (path == null) throw new IllegalArgumentException("Which video? Set path");
		try (FijiProgress progress = new FijiProgress(context(), "Open Video")) {
			final FrameSource source = VideoReaders.open(path.toPath(), 0, progress);
			OnScreen.show(FrameStack.image(source, FrameSelection.ALL, progress));
			final String shown = Stream.of(first("series", source.series()), first("channel", source.isColour() ? 1 : source.channels()), first("z plane", source.planes())) //
				.flatMap(Optional::stream).collect(Collectors.joining(", "));
			if (!shown.isEmpty()) progress.note("Only " + shown + " is shown; to see others, use File > Import > Bio-Formats, or give the path to Track Points... with series=, channel= or plane=");
			return path + " is open; click points in it";
		}
	}

	/** Which one is shown, if there are others. */
	private static Optional<String> first(final String what, final int count) {
		return count == 1 ? Optional.empty() : Optional.of(what + " 1 of " + count);
	}
}
