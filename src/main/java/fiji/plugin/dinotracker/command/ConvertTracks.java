package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.export.TrackFormat;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.ImagePlus;

/**
 * Writes tracks of any format that can be read in one that another program reads. In a macro:
 * {@code run("Convert Tracks...", "tracks=[/home/me/tracks/tracks.csv] format=napari out=[/home/me/napari.csv]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Convert Tracks...", headless = true)
public final class ConvertTracks extends ContextCommand {

	@Parameter(label = "Image", description = "the open stack that the tracks are on; it matters for ImageJ selections only", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Tracks file", description = "tracks in any format that can be read", required = false, persist = false)
	private File tracks;

	@Parameter(label = "Format", description = "tracks: one row a track and frame; wide: one row a frame; or that of the program of this name", //
		choices = { "tracks", "wide", "napari", "deeplabcut", "mtrackj" }, persist = false)
	private String format = "napari";

	@Parameter(label = "Out file", description = "where to; a file that is there is replaced", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::convert);
	}

	private String convert() throws IOException {
		if (tracks == null || out == null) throw new IllegalArgumentException("Give the tracks and the file to write: set tracks and out");
		final List<Track> read = TracksFile.read(tracks.toPath(), image == null ? StackLayout.PLAIN : StackLayout.of(image));
		TrackFormat.named(format).convert(read, tracks.toPath(), out.toPath());
		return (read.size() == 1 ? "1 track is in " : read.size() + " tracks are in ") + out;
	}
}
