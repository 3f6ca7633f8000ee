package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;

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
 * Opens a video as a virtual stack, to click points in: MP4, MOV and others that ImageJ itself does not open. In a macro:
 * {@code run("Open Video...", "path=[/home/me/larva.mp4]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Open Video...")
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
			return path + " is open; click points in it";
		}
	}
}
