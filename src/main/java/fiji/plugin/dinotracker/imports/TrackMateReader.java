package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import fiji.plugin.dinotracker.track.Track;

/**
 * Reads a TrackMate session (.xml): the tracks that passed its filters, cut into branches {@code NAME.1},
 * {@code NAME.2}, ... where they split or merge, then every visible spot without a track as a track of one point.
 * <p>
 * Frames that an edge skips have no point. QUALITY becomes the confidence, cut to 0..1. Positions are turned from the
 * units of the file into pixels by the pixel size it gives.
 * </p>
 */
final class TrackMateReader implements TrackReader {

	@Override
	public boolean leavesOutOccluded() {
		return true;
	}

	@Override
	public List<Track> read(final Path file) throws IOException {
		final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		try (InputStream stream = Files.newInputStream(file)) {
			final XMLStreamReader xml = factory.createXMLStreamReader(stream);
			final TrackMateSession session = new TrackMateSession(file);
			while (xml.hasNext())
				if (xml.next() == XMLStreamConstants.START_ELEMENT) session.add(new XmlElement(file, xml));
			return session.tracks();
		}
		catch (final XMLStreamException e) {
			throw new IOException(file + " is not XML: " + e.getMessage().replace('\n', ' '), e);
		}
	}
}
