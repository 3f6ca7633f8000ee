package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import fiji.plugin.dinotracker.export.StackInfo;
import fiji.plugin.dinotracker.export.TrackMateWriter;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.Calibration;

class TrackMateTest extends TrackFormatTest {

	private static final Calibration MICROMETRES = new Calibration(0.5, 0.25, "µm", 2, "s");

	@Override
	String extension() {
		return "xml";
	}

	@Override
	TrackWriter writer() {
		return new TrackMateWriter(new StackInfo("movies", "cells.tif", 64, 32, 4, MICROMETRES));
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return tracks.stream().map(track -> onlyVisible(track.name(), track)).toList();
	}

	@Test
	void writesSpotsInUnitsOfLengthWithEverythingTrackMateAsksFor() throws Exception {
		final Element spot = elements("Spot").get(1);
		assertThat(attributes(spot, "ID", "name", "QUALITY", "POSITION_X", "POSITION_Y", "POSITION_Z", "POSITION_T", "FRAME", "RADIUS", "VISIBILITY")) //
			.containsExactly("3", "left ear, tip", "0.8000", "0.0", "0.0", "0.0", "0.0", "0", "2.5", "1");
		assertThat(elements("Spot")).extracting(e -> e.getAttribute("ID")).doesNotHaveDuplicates().hasSize(6);
		assertThat(elements("SpotsInFrame")).extracting(e -> e.getAttribute("frame")).containsExactly("0", "1", "2", "3");
		assertThat(elements("AllSpots").get(0).getAttribute("nspots")).isEqualTo("6");
	}

	@Test
	void skipsOccludedFramesWithAnEdge() throws Exception {
		assertThat(elements("Edge")).extracting(edge -> edge.getAttribute("SPOT_SOURCE_ID") + "-" + edge.getAttribute("SPOT_TARGET_ID")) //
			.containsExactly("0-1", "1-2", "3-4");
		assertThat(elements("Track")).extracting(e -> e.getAttribute("name")).containsExactly("nose", "left ear, tip");
		assertThat(elements("TrackID")).extracting(e -> e.getAttribute("TRACK_ID")).containsExactly("0", "1");
	}

	@Test
	void writesCompleteSettings() throws Exception {
		assertThat(attributes(elements("ImageData").get(0), "filename", "folder", "width", "height", "nslices", "nframes", "pixelwidth", "pixelheight", "timeinterval")) //
			.containsExactly("cells.tif", "movies", "64", "32", "1", "4", "0.5", "0.25", "2.0");
		assertThat(attributes(elements("InitialSpotFilter").get(0), "feature", "value", "isabove")).containsExactly("QUALITY", "0.0", "true");
		for (final String name : List.of("SpotFilterCollection", "TrackFilterCollection", "DetectorSettings", "TrackerSettings", "AnalyzerCollection", "FilteredTracks"))
			assertThat(elements(name)).as(name).hasSize(1);
		assertThat(attributes(elements("Model").get(0), "spatialunits", "timeunits")).containsExactly("µm", "s");
		assertThat(elements("TrackMate").get(0).getAttribute("version")).isEqualTo("7.14.0");
	}

	@Test
	void cutsTracksWhereTheySplitAndMerge() throws IOException {
		final String spots = spot(0, 0) + spot(1, 1) + spot(2, 2) + spot(3, 2) + spot(4, 3) + spot(5, 3) + spot(6, 4);
		final String edges = edge(0, 1) + edge(1, 2) + edge(3, 1) + edge(2, 4) + edge(5, 3) + edge(4, 6) + edge(5, 6);
		assertThat(read(session(spots, edges))).extracting(Track::name, track -> track.points().size()) //
			.containsExactly(tuple("cell.1", 2), tuple("cell.2", 2), //
				tuple("cell.3", 2), tuple("cell.4", 1));
	}

	@Test
	void readsVisibleSpotsWithoutATrack() throws IOException {
		final String hidden = spot(8, 0).replace("VISIBILITY=\"1\"", "VISIBILITY=\"0\"");
		assertThat(read(session(spot(7, 2) + hidden, ""))).containsExactly(track("s7", visible(2, 14, 28, 1)));
	}

	@Test
	void passesOverTracksThatWereFilteredAway() throws IOException {
		final String session = session(spot(0, 0) + spot(1, 1), edge(0, 1)).replace("<TrackID TRACK_ID=\"0\"/>", "");
		assertThat(read(session)).isEmpty();
	}

	@Test
	void saysWhatIsWrongWithTheFile() {
		assertThatThrownBy(() -> read(session("<Spot ID=\"1\" FRAME=\"0\" POSITION_X=\"here\"/>", ""))) //
			.hasMessageEndingWith("session.xml, near row 2: this Spot has POSITION_X 'here', which is not a number");
		assertThatThrownBy(() -> read(session("<Spot ID=\"1\"/>", ""))).hasMessageEndingWith("session.xml, near row 2: this Spot has no FRAME");
		assertThatThrownBy(() -> read(session(spot(0, 0), edge(0, 1)))) //
			.hasMessageEndingWith("session.xml, near row 5: this Edge links a spot that is not in the file");
		assertThatThrownBy(() -> read(session(spot(0, 0), "").replaceAll("<ImageData[^>]*>", ""))) //
			.hasMessageEndingWith("has positions in µm but no ImageData with the pixel size; save it from TrackMate with its image open");
		assertThatThrownBy(() -> read("<Tracks nTracks='0'/>")).hasMessageContaining("session.xml is no TrackMate session; save one from TrackMate with Save");
		assertThatThrownBy(() -> read("no xml")).hasMessageContaining("session.xml is not XML: ").hasMessageNotContaining("\n");
	}

	@Test
	void whatIsNotANumberIsToldWithItsRow() {
		assertThatThrownBy(() -> read(session(spot(0, 0).replace("12.5", "NaN") + spot(1, 1), edge(0, 1)))).hasMessageContaining("has QUALITY 'NaN', which is not a number");
	}

	private static String session(final String spots, final String edges) {
		return "<TrackMate version=\"7.0.0\"><Model spatialunits=\"µm\"><AllSpots>\n" + spots + //
			"</AllSpots>\n<AllTracks><Track name=\"cell\" TRACK_ID=\"0\">\n" + edges + //
			"</Track></AllTracks><FilteredTracks><TrackID TRACK_ID=\"0\"/></FilteredTracks></Model>" + //
			"<Settings><ImageData pixelwidth=\"0.5\" pixelheight=\"0.25\"/></Settings></TrackMate>";
	}

	private static String spot(final int id, final int frame) {
		return "<Spot ID=\"" + id + "\" name=\"s" + id + "\" QUALITY=\"12.5\" POSITION_X=\"" + id + "\" POSITION_Y=\"" + id + "\" FRAME=\"" + frame + "\" VISIBILITY=\"1\"/>\n";
	}

	private static String edge(final int source, final int target) {
		return "<Edge SPOT_SOURCE_ID=\"" + source + "\" SPOT_TARGET_ID=\"" + target + "\"/>\n";
	}

	private List<Track> read(final String text) throws IOException {
		return TracksFile.read(Files.writeString(folder.resolve("session.xml"), text));
	}

	private List<Element> elements(final String name) throws Exception {
		sampleText();
		final Document document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(folder.resolve("tracks.xml").toFile());
		final NodeList nodes = document.getElementsByTagName(name);
		return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
	}

	private static List<String> attributes(final Element element, final String... names) {
		return List.of(names).stream().map(element::getAttribute).toList();
	}
}
