package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.export.TrackFormat;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.track.Track;

/** {@code dino-tracker convert}: tracks of one format in, of another out. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = "Writes tracks of any format that can be read in one that another program reads.")
final class ConvertCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "TRACKS", description = "a file of tracks")
	private Path tracks;

	@Parameters(index = "1", paramLabel = "FILE", description = "where to; a file that is there is replaced")
	private Path file;

	@Option(names = "--format", paramLabel = "NAME", required = true, description = "tracks, wide, napari, deeplabcut or mtrackj")
	private String format;

	@Override
	public Integer call() throws IOException {
		final TrackFormat chosen = chosen();
		final List<Track> read = TracksFile.read(tracks);
		chosen.convert(read, tracks, file);
		spec.commandLine().getOut().println((read.size() == 1 ? "1 track is in " : read.size() + " tracks are in ") + file);
		return 0;
	}

	private TrackFormat chosen() {
		try {
			return TrackFormat.named(format);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
