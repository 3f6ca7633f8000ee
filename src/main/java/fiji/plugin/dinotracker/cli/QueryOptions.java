package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.batch.GridPoints;
import fiji.plugin.dinotracker.imports.QueriesFile;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/** Options that say which points to track. */
final class QueryOptions {

	@ArgGroup(multiplicity = "1")
	private Points points;

	@Option(names = "--frame", paramLabel = "F", converter = WholeNumber.Index.class, description = "frame of a grid, or of points that name none, from 0 (default: the first)")
	private Integer frame;

	/** Either a file or a grid. */
	private static final class Points {

		@Option(names = "--queries", paramLabel = "FILE", required = true, description = "points: CSV with name,frame,x,y, an ROI or RoiSet.zip, or tracks")
		private Path file;

		@Option(names = "--grid", paramLabel = "N", required = true, converter = WholeNumber.Count.class, description = "about N points spread evenly, over the mask if there is one")
		private int grid;
	}

	/** The file they come from, if it is one. */
	Optional<Path> file() {
		return Optional.ofNullable(points.file);
	}

	List<QueryPoint> read(final TrackerInput input) throws IOException {
		if (points.file == null) return new GridPoints(points.grid, Optional.ofNullable(frame)).on(input);
		return QueriesFile.read(points.file, StackLayout.of(input.source()), frame == null ? input.frames().get(0) : frame);
	}
}
