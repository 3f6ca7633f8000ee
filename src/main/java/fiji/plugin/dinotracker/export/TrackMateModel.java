package fiji.plugin.dinotracker.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.stream.XMLStreamException;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.Calibration;

/** The {@code Model} element of a TrackMate file: which features there are, spots by frame, tracks as edges of spots. */
final class TrackMateModel {

	/** Radius TrackMate draws a spot with, in pixels. */
	private static final double RADIUS = 5;

	private static final List<Feature> SPOT_FEATURES = List.of( //
		new Feature("QUALITY", "Quality", "Quality", "QUALITY", false), //
		new Feature("POSITION_X", "X", "X", "POSITION", false), //
		new Feature("POSITION_Y", "Y", "Y", "POSITION", false), //
		new Feature("POSITION_Z", "Z", "Z", "POSITION", false), //
		new Feature("POSITION_T", "T", "T", "TIME", false), //
		new Feature("FRAME", "Frame", "Frame", "NONE", true), //
		new Feature("RADIUS", "Radius", "R", "LENGTH", false), //
		new Feature("VISIBILITY", "Visibility", "Visibility", "NONE", true));

	private static final List<Feature> EDGE_FEATURES = List.of( //
		new Feature("SPOT_SOURCE_ID", "Source spot ID", "Source ID", "NONE", true), //
		new Feature("SPOT_TARGET_ID", "Target spot ID", "Target ID", "NONE", true));

	private static final List<Feature> TRACK_FEATURES = List.of( //
		new Feature("TRACK_INDEX", "Track index", "Index", "NONE", true), //
		new Feature("TRACK_ID", "Track ID", "ID", "NONE", true));

	private record Feature(String key, String name, String shortName, String dimension, boolean whole) {}

	/** A visible point; the number is its own in the file. */
	private record Spot(int number, String name, TrackPoint point) {}

	private final Calibration calibration;
	private final Map<Integer, List<Spot>> spotsByFrame = new TreeMap<>();
	private final List<List<Spot>> linked = new ArrayList<>();
	private int spots;

	TrackMateModel(final List<Track> tracks, final Calibration calibration) {
		this.calibration = calibration;
		for (final Track track : tracks) {
			final List<Spot> seen = spotsOf(track);
			if (seen.size() > 1) linked.add(seen);
		}
	}

	private List<Spot> spotsOf(final Track track) {
		final List<Spot> seen = new ArrayList<>();
		for (final TrackPoint point : track.points()) {
			if (!point.visible()) continue;
			final Spot spot = new Spot(spots++, track.name(), point);
			seen.add(spot);
			spotsByFrame.computeIfAbsent(point.frame(), frame -> new ArrayList<>()).add(spot);
		}
		return seen;
	}

	/** The radius of a spot, in units of length, as text. */
	static String radius(final Calibration calibration) {
		return DecimalText.physical(RADIUS * calibration.pixelWidth());
	}

	void write(final IndentedXml xml) throws XMLStreamException {
		xml.element("Model", () -> {
			xml.element("FeatureDeclarations", () -> {
				writeFeatures(xml, "SpotFeatures", SPOT_FEATURES);
				writeFeatures(xml, "EdgeFeatures", EDGE_FEATURES);
				writeFeatures(xml, "TrackFeatures", TRACK_FEATURES);
			});
			writeSpots(xml);
			writeTracks(xml);
		}, "spatialunits", calibration.unit(), "timeunits", calibration.timeUnit());
	}

	private static void writeFeatures(final IndentedXml xml, final String element, final List<Feature> features) throws XMLStreamException {
		xml.element(element, () -> {
			for (final Feature feature : features)
				xml.element("Feature", "feature", feature.key(), "name", feature.name(), "shortname", feature.shortName(), //
					"dimension", feature.dimension(), "isint", Boolean.toString(feature.whole()));
		});
	}

	private void writeSpots(final IndentedXml xml) throws XMLStreamException {
		xml.element("AllSpots", () -> {
			for (final Map.Entry<Integer, List<Spot>> frame : spotsByFrame.entrySet())
				xml.element("SpotsInFrame", () -> {
					for (final Spot spot : frame.getValue())
						writeSpot(xml, spot);
				}, "frame", frame.getKey().toString());
		}, "nspots", Integer.toString(spots));
	}

	private void writeSpot(final IndentedXml xml, final Spot spot) throws XMLStreamException {
		final TrackPoint point = spot.point();
		xml.element("Spot", "ID", Integer.toString(spot.number()), "name", spot.name(), //
			"QUALITY", DecimalText.confidence(point.confidence()), //
			"POSITION_X", DecimalText.physical(point.position().x() * calibration.pixelWidth()), //
			"POSITION_Y", DecimalText.physical(point.position().y() * calibration.pixelHeight()), //
			"POSITION_Z", "0.0", "POSITION_T", DecimalText.physical(point.frame() * calibration.frameInterval()), //
			"FRAME", Integer.toString(point.frame()), "RADIUS", radius(calibration), "VISIBILITY", "1");
	}

	private void writeTracks(final IndentedXml xml) throws XMLStreamException {
		xml.element("AllTracks", () -> {
			for (int number = 0; number < linked.size(); number++)
				writeTrack(xml, Integer.toString(number), linked.get(number));
		});
		xml.element("FilteredTracks", () -> {
			for (int number = 0; number < linked.size(); number++)
				xml.element("TrackID", "TRACK_ID", Integer.toString(number));
		});
	}

	private static void writeTrack(final IndentedXml xml, final String number, final List<Spot> spots) throws XMLStreamException {
		xml.element("Track", () -> {
			for (int i = 1; i < spots.size(); i++)
				xml.element("Edge", "SPOT_SOURCE_ID", Integer.toString(spots.get(i - 1).number()), //
					"SPOT_TARGET_ID", Integer.toString(spots.get(i).number()));
		}, "name", spots.get(0).name(), "TRACK_ID", number, "TRACK_INDEX", number);
	}
}
