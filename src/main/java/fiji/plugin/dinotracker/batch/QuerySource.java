package fiji.plugin.dinotracker.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.track.QueryPoint;

/** Where the points of each stack of a batch come from. */
public interface QuerySource {

	/**
	 * What decides the points of a stack, known without opening it; another where they may be others.
	 *
	 * @param stack the file or folder
	 * @return records, texts, numbers, or lists of them
	 * @throws IOException if there are none, with a line that says what to do
	 */
	Object choice(Path stack) throws IOException;

	/**
	 * The points of a stack.
	 *
	 * @param stack the file or folder it came from
	 * @param input what is tracked of it
	 * @throws IOException if there are none or they cannot be read, with a line that says what to do
	 */
	List<QueryPoint> queries(Path stack, TrackerInput input) throws IOException;
}
