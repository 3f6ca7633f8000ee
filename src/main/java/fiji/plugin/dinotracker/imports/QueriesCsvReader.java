package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import fiji.plugin.dinotracker.track.QueryPoint;

/** Reads query points {@code name,frame,x,y}: frames from 0, pixels, every name once. Other columns are passed over. */
final class QueriesCsvReader {

	private QueriesCsvReader() {}

	static List<QueryPoint> read(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		final int name = table.column("name");
		final int frame = table.column("frame");
		final int x = table.column("x");
		final int y = table.column("y");
		final List<QueryPoint> queries = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (final TextRow row : table.rows()) {
			if (!names.add(row.text(name))) throw row.error("there is already a point named " + row.text(name) + "; give every point its own name");
			queries.add(new QueryPoint(row.text(name), row.wholeNumber(frame), row.position(x, y)));
		}
		return queries;
	}
}
