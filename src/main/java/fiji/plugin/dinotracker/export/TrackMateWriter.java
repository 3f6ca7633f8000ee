package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.xml.stream.XMLStreamException;

import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.Calibration;

/**
 * A TrackMate session (.xml) that <i>Plugins &gt; Tracking &gt; Load a TrackMate file</i> opens: the tracks as if drawn
 * by hand, with the stack beside them.
 * <p>
 * Positions are in the stack's units, frames count from 0, QUALITY is the confidence. Occluded points are no spots: the
 * edge skips them, as TrackMate's own gap closing does. A track seen on one frame only is a spot without a track.
 * </p>
 */
public final class TrackMateWriter implements TrackWriter {

	/** The version of TrackMate whose files these are like. */
	private static final String VERSION = "7.14.0";

	private final StackInfo stack;

	/** @param stack the stack the tracks are on */
	public TrackMateWriter(final StackInfo stack) {
		this.stack = stack;
	}

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final TrackMateModel model = new TrackMateModel(tracks, stack.calibration());
		AtomicFile.writeText(file, writer -> IndentedXml.document(writer, xml -> xml.element("TrackMate", () -> {
			model.write(xml);
			writeSettings(xml);
			xml.element("GUIState", "state", "ConfigureViews");
			xml.element("DisplaySettings");
		}, "version", VERSION)));
	}

	private void writeSettings(final IndentedXml xml) throws XMLStreamException {
		xml.element("Settings", () -> {
			writeImage(xml);
			xml.element("BasicSettings", "xstart", "0", "xend", whole(stack.width() - 1), "ystart", "0", "yend", whole(stack.height() - 1), //
				"zstart", "0", "zend", "0", "tstart", "0", "tend", whole(stack.frames() - 1));
			xml.element("DetectorSettings", "DETECTOR_NAME", "MANUAL_DETECTOR", "RADIUS", TrackMateModel.radius(stack.calibration()));
			xml.element("InitialSpotFilter", "feature", "QUALITY", "value", "0.0", "isabove", "true");
			xml.element("SpotFilterCollection");
			xml.element("TrackerSettings", "TRACKER_NAME", "MANUAL_TRACKER");
			xml.element("TrackFilterCollection");
			xml.element("AnalyzerCollection", () -> {
				xml.element("SpotAnalyzers");
				xml.element("EdgeAnalyzers");
				xml.element("TrackAnalyzers");
			});
		});
	}

	private void writeImage(final IndentedXml xml) throws XMLStreamException {
		final Calibration calibration = stack.calibration();
		xml.element("ImageData", "filename", stack.fileName(), "folder", stack.folder(), //
			"width", whole(stack.width()), "height", whole(stack.height()), "nslices", "1", "nframes", whole(stack.frames()), //
			"pixelwidth", DecimalText.physical(calibration.pixelWidth()), "pixelheight", DecimalText.physical(calibration.pixelHeight()), //
			"voxeldepth", "1.0", "timeinterval", DecimalText.physical(calibration.frameInterval()));
	}

	private static String whole(final int value) {
		return Integer.toString(value);
	}
}
