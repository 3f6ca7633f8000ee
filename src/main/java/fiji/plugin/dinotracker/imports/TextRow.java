package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * A row of a table, or a line of words.
 *
 * @param file the file, for messages
 * @param number the line of the file, from 1, for messages
 * @param cells its cells; a short row lacks the last ones
 */
record TextRow(Path file, int number, List<String> cells) {

	/** Whether a cell has something in it. */
	boolean has(final int column) {
		return column >= 0 && column < cells.size() && !cells.get(column).isBlank();
	}

	/** The text of a cell. */
	String text(final int column) throws IOException {
		if (!has(column)) throw error("column " + (column + 1) + " is empty");
		return cells.get(column).trim();
	}

	/** The number in a cell. */
	double decimal(final int column) throws IOException {
		try {
			final double value = Double.parseDouble(text(column));
			if (Double.isFinite(value)) return value;
		}
		catch (final NumberFormatException e) {
			throw error("'" + text(column) + "' in column " + (column + 1) + " is not a number");
		}
		throw error("'" + text(column) + "' in column " + (column + 1) + " is not a finite number");
	}

	/** The whole number from 0, such as a frame, in a cell; other programs write 3.0 for 3. */
	int wholeNumber(final int column) throws IOException {
		final double value = decimal(column);
		if (value < 0 || value != Math.rint(value) || value > Integer.MAX_VALUE)
			throw error("'" + text(column) + "' in column " + (column + 1) + " is not a whole number from 0");
		return (int) value;
	}

	/** The place in two cells. */
	PixelPoint position(final int x, final int y) throws IOException {
		return new PixelPoint(decimal(x), decimal(y));
	}

	/** Whether a cell says visible: 1 or true, not 0 or false; an empty or absent one does. */
	boolean visible(final int column) throws IOException {
		return !has(column) || bit(column, "1 (visible) nor 0 (occluded)");
	}

	/** Whether a cell says that a position was drawn between others: 1 or true, not 0 or false; an empty or absent one does not. */
	boolean interpolated(final int column) throws IOException {
		return has(column) && bit(column, "1 (interpolated) nor 0 (found)");
	}

	/**
	 * Whether a cell says 1 or true, not 0 or false.
	 *
	 * @param words what the two mean, for the message
	 */
	boolean bit(final int column, final String words) throws IOException {
		return switch (text(column).toLowerCase(Locale.ROOT)) {
			case "1", "1.0", "true" -> true;
			case "0", "0.0", "false" -> false;
			default -> throw error("'" + text(column) + "' in column " + (column + 1) + " is neither " + words);
		};
	}

	/** The confidence in a cell; where the file gives none, 1 for a visible point and 0 for an occluded one. */
	double confidence(final int column, final boolean visible) throws IOException {
		if (!has(column)) return visible ? 1 : 0;
		final double confidence = decimal(column);
		if (confidence < 0 || confidence > 1) throw error("'" + text(column) + "' in column " + (column + 1) + " is not a confidence from 0 to 1");
		return confidence;
	}

	/** Adds a point to a track, unless there is one on that frame. */
	void addTo(final TrackCollector tracks, final String name, final TrackPoint point) throws IOException {
		if (!tracks.add(name, point)) throw error("track " + name + " already has a point on frame " + point.frame());
	}

	/** What is wrong with this row. */
	IOException error(final String what) {
		return new IOException(file + ", row " + number + ": " + what);
	}
}
