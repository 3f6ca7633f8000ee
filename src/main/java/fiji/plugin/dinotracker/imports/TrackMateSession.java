package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** What has been read of a TrackMate file, element by element; turned into tracks at the end. */
final class TrackMateSession {

	/** A spot, its position in the units of the file; not shown if a filter of TrackMate hides it. */
	private record Spot(String name, TrackPoint point, boolean shown) {}

	private record NamedGraph(String name, SpotGraph graph) {}

	private final Path file;
	private final Map<Integer, Spot> spots = new LinkedHashMap<>();
	private final Map<Integer, NamedGraph> graphs = new LinkedHashMap<>();
	private final Set<Integer> linked = new HashSet<>();
	private final Set<Integer> filtered = new HashSet<>();
	private NamedGraph current;
	private boolean begun;
	private String unit = "pixel";
	private double pixelWidth = Double.NaN;
	private double pixelHeight = Double.NaN;

	TrackMateSession(final Path file) {
		this.file = file;
	}

	/** Takes in the next element of the file. */
	void add(final XmlElement element) throws IOException {
		switch (element.name()) {
			case "TrackMate" -> begun = true;
			case "Model" -> unit = element.text("spatialunits", unit);
			case "Spot" -> addSpot(element);
			case "Track" -> addTrack(element);
			case "Edge" -> addEdge(element);
			case "TrackID" -> filtered.add(element.wholeNumber("TRACK_ID"));
			case "ImageData" -> {
				pixelWidth = element.decimal("pixelwidth");
				pixelHeight = element.decimal("pixelheight");
			}
			default -> {} // features, filters, display: nothing about places
		}
	}

	private void addSpot(final XmlElement element) throws IOException {
		final int id = element.wholeNumber("ID");
		final int frame = element.wholeNumber("FRAME");
		final PixelPoint position = new PixelPoint(element.decimal("POSITION_X"), element.decimal("POSITION_Y"));
		final double confidence = Math.min(1, Math.max(0, element.decimal("QUALITY")));
		final boolean shown = !element.text("VISIBILITY", "1").startsWith("0");
		spots.put(id, new Spot(element.text("name", "ID" + id), new TrackPoint(frame, position, true, confidence), shown));
	}

	private void addTrack(final XmlElement element) throws IOException {
		final int id = element.wholeNumber("TRACK_ID");
		current = new NamedGraph(element.text("name", "Track_" + id), new SpotGraph(spot -> spots.get(spot).point().frame()));
		graphs.put(id, current);
	}

	private void addEdge(final XmlElement element) throws IOException {
		final int source = element.wholeNumber("SPOT_SOURCE_ID");
		final int target = element.wholeNumber("SPOT_TARGET_ID");
		if (!spots.containsKey(source) || !spots.containsKey(target)) throw element.error("links a spot that is not in the file");
		current.graph().link(source, target);
		linked.add(source);
		linked.add(target);
	}

	/** The tracks in pixels; call when all of the file has been added. */
	List<Track> tracks() throws IOException {
		if (!begun) throw new IOException(file + " is no TrackMate session; save one from TrackMate with Save, as files it exports are of other kinds");
		requirePixelSize();
		final UniqueNames names = new UniqueNames();
		final TrackCollector tracks = new TrackCollector();
		for (final Map.Entry<Integer, NamedGraph> entry : graphs.entrySet())
			if (filtered.contains(entry.getKey())) addBranches(entry.getValue(), names, tracks);
		spots.forEach((id, spot) -> {
			if (!linked.contains(id) && spot.shown()) tracks.add(names.take(spot.name()), inPixels(spot.point()));
		});
		return tracks.tracks();
	}

	private void requirePixelSize() throws IOException {
		if (!Double.isNaN(pixelWidth)) return;
		if (!unit.startsWith("pixel"))
			throw new IOException(file + " has positions in " + unit + " but no ImageData with the pixel size; save it from TrackMate with its image open");
		pixelWidth = 1;
		pixelHeight = 1;
	}

	private void addBranches(final NamedGraph track, final UniqueNames names, final TrackCollector tracks) {
		final List<List<Integer>> branches = track.graph().branches();
		for (int i = 0; i < branches.size(); i++) {
			final String name = names.take(branches.size() == 1 ? track.name() : track.name() + "." + (i + 1));
			for (final int spot : branches.get(i))
				tracks.add(name, inPixels(spots.get(spot).point()));
		}
	}

	private TrackPoint inPixels(final TrackPoint point) {
		final PixelPoint position = new PixelPoint(point.position().x() / pixelWidth, point.position().y() / pixelHeight);
		return new TrackPoint(point.frame(), position, point.visible(), point.confidence());
	}
}
