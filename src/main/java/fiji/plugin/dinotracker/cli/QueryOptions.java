package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.export.StackLayout;
import fiji.plugin.dinotracker.imports.GridQueries;
import fiji.plugin.dinotracker.imports.QueriesFile;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FrameSource;

/** Options that say which points to track. */
final class QueryOptions {

	@ArgGroup(multiplicity = "1")
	private Points points;

	@Option(names = "--frame", paramLabel = "F", description = "frame of a grid, or of points that name none, from 0 (default: the first)")
	private Integer frame;

	/** Either a file or a grid. */
	private static final class Points {

		@Option(names = "--queries", paramLabel = "FILE", required = true, description = "points: CSV with name,frame,x,y, an ROI or RoiSet.zip, or tracks")
		private Path file;

		@Option(names = "--grid", paramLabel = "N", required = true, description = "about N points spread evenly, over the mask if there is one")
		private int grid;
	}

	List<QueryPoint> read(final TrackerInput input) throws IOException {
		final int at = frame == null ? input.frames().get(0) : frame;
		if (points.file != null) return QueriesFile.read(points.file, StackLayout.PLAIN, at);
		final FrameSource source = input.source();
		final GridQueries grid = input.mask().isPresent() ? new GridQueries(source.width(), marked(input.mask().get(), at)) //
			: GridQueries.wholeFrame(source.width(), source.height());
		return grid.withCount(points.grid, at);
	}

	private static BitSet marked(final FrameSource mask, final int frame) {
		final float[] values = mask.pixels(0, 0, Math.min(frame, mask.frames() - 1));
		final BitSet marked = new BitSet(values.length);
		for (int i = 0; i < values.length; i++)
			if (values[i] != 0) marked.set(i);
		return marked;
	}
}
