package fiji.plugin.dinotracker.overlay;

import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.Calibration;

import ij.IJ;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/**
 * Tracks as an ImageJ table, one row a point: Track (from 1), Name, Frame (from 1, as ImageJ shows it), X and Y in units
 * of length, X_px and Y_px in pixels, Visible (1 or 0) and Confidence; and Interpolated (1 or 0) if any position is.
 */
public final class TrackTable {

	/** The columns of a point's track, by number and by name, and of its frame. */
	public static final String TRACK = "Track";
	public static final String NAME = "Name";
	public static final String FRAME = "Frame";
	/** The columns of its place in pixels. */
	public static final String X_PIXELS = "X_px";
	public static final String Y_PIXELS = "Y_px";
	/** The columns of whether it is visible and how sure that is. */
	public static final String VISIBLE = "Visible";
	public static final String CONFIDENCE = "Confidence";

	private static final String RESULTS = "Results";
	private static final int PIXEL_DECIMALS = 3;
	private static final String X = "X";
	private static final String Y = "Y";
	/** Whether a position was drawn by a spline, and not found. */
	public static final String INTERPOLATED = "Interpolated";

	private TrackTable() {}

	/** The table of some tracks, not yet shown. */
	public static ResultsTable of(final List<Track> tracks, final Calibration calibration) {
		final ResultsTable table = new ResultsTable();
		final boolean marked = tracks.stream().flatMap(track -> track.points().stream()).anyMatch(TrackPoint::interpolated);
		for (int i = 0; i < tracks.size(); i++)
			for (final TrackPoint point : tracks.get(i).points()) {
				addRow(table, i + 1, tracks.get(i).name(), point, calibration);
				if (marked) table.addValue(INTERPOLATED, point.interpolated() ? 1 : 0);
			}
		if (table.size() > 0) setDecimals(table, calibration);
		return table;
	}

	/**
	 * Puts the table of some tracks where macros look for results, and into the Results window if there is a display.
	 * Measurements that are in that window move to one of their own; tracks that were shown before are replaced.
	 */
	public static void show(final List<Track> tracks, final Calibration calibration) {
		final ResultsTable before = ResultsTable.getResultsTable(RESULTS);
		if (before != null && !isOfTracks(before)) setAside();
		final ResultsTable table = of(tracks, calibration);
		Analyzer.setResultsTable(table);
		if (table.size() > 0) setDecimals(table, calibration); // again: ImageJ has set those of measurements
		table.show(RESULTS);
	}

	/** Moves what the Results window shows, tracks or measurements, to a window of its own: ImageJ clears it for the next table. */
	public static void setAside() {
		final ResultsTable shown = ResultsTable.getResultsTable(RESULTS);
		if (shown == null || shown.size() == 0) return;
		final String title = isOfTracks(shown) ? "Tracks" : "Measurements";
		IJ.renameResults(RESULTS, unused(title));
	}

	/** Other tables have columns of confidences as well. */
	private static boolean isOfTracks(final ResultsTable table) {
		return table.columnExists(TRACK) && table.columnExists(X_PIXELS);
	}

	private static String unused(final String title) {
		String free = title;
		for (int number = 1; WindowManager.getWindow(free) != null; number++)
			free = title + "-" + number;
		return free;
	}

	/** A thousandth of a pixel everywhere, also in units of length: a saved table holds what is shown. */
	private static void setDecimals(final ResultsTable table, final Calibration calibration) {
		final int decimals = Math.max(PIXEL_DECIMALS, PIXEL_DECIMALS - (int) Math.floor(Math.log10(calibration.pixelWidth())));
		for (final String column : List.of(X, Y))
			table.setDecimalPlaces(table.getColumnIndex(column), decimals);
		for (final String column : List.of(X_PIXELS, Y_PIXELS, CONFIDENCE))
			table.setDecimalPlaces(table.getColumnIndex(column), PIXEL_DECIMALS);
		for (final String column : List.of(TRACK, FRAME, VISIBLE))
			table.setDecimalPlaces(table.getColumnIndex(column), 0);
		if (table.columnExists(INTERPOLATED)) table.setDecimalPlaces(table.getColumnIndex(INTERPOLATED), 0);
	}

	private static void addRow(final ResultsTable table, final int track, final String name, final TrackPoint point, final Calibration calibration) {
		table.incrementCounter();
		table.addValue(TRACK, track);
		table.addValue(NAME, name);
		table.addValue(FRAME, point.frame() + 1);
		table.addValue(X, point.position().x() * calibration.pixelWidth());
		table.addValue(Y, point.position().y() * calibration.pixelHeight());
		table.addValue(X_PIXELS, point.position().x());
		table.addValue(Y_PIXELS, point.position().y());
		table.addValue(VISIBLE, point.visible() ? 1 : 0);
		table.addValue(CONFIDENCE, point.confidence());
	}
}
