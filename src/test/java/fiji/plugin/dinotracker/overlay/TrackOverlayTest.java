package fiji.plugin.dinotracker.overlay;

import static fiji.plugin.dinotracker.export.SampleTracks.occluded;
import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

class TrackOverlayTest {

	private static final OverlayStyle POINTS_ONLY = new OverlayStyle(0, false);

	private final List<Track> one = List.of(track("a", visible(0, 10, 12, 1), occluded(1, 20, 12), visible(2, 30, 12, 1), visible(3, 40, 12, 1)));

	@Test
	void drawsThePointOfTheFrameThatShows() {
		for (final ImagePlus stack : stacks()) {
			new TrackOverlay(POINTS_ONLY).show(stack, one);
			for (int frame = 0; frame < 4; frame++)
				if (frame != 1) assertThat(centreOfColour(stack, frame)).as(stack.getTitle() + " on frame " + frame).containsExactly(10 + 10 * frame, 12);
		}
	}

	@Test
	void drawsARingWhereThePointIsOccluded() {
		final ImagePlus stack = plainStack();
		new TrackOverlay(POINTS_ONLY).show(stack, one);
		assertThat(isBlack(shown(stack, 1), 20, 12)).isTrue();
		assertThat(centreOfColour(stack, 1)).containsExactly(20, 12);
	}

	@Test
	void drawsTheTrailThroughTheVisiblePlacesOfTheLastFrames() {
		final ImagePlus stack = plainStack();
		new TrackOverlay(new OverlayStyle(2, false)).show(stack, one);
		final List<PolygonRoi> trails = elements(stack, PolygonRoi.class).stream().filter(roi -> roi.getType() == Roi.POLYLINE).toList();
		assertThat(trails).extracting(Roi::getPosition).containsExactly(3, 4);
		assertThat(trails.get(0).getFloatPolygon().xpoints).startsWith(10, 30);
		assertThat(trails.get(1).getFloatPolygon().xpoints).startsWith(30, 40);
	}

	@Test
	void writesNamesInTheColourOfTheTrack() {
		final ImagePlus stack = plainStack();
		new TrackOverlay(new OverlayStyle(0, true)).show(stack, SampleTracks.few());
		assertThat(elements(stack, TextRoi.class)).hasSize(9);
		assertThat(elements(stack, TextRoi.class).get(3).getText().trim()).isEqualTo("left ear, tip");
		assertThat(elements(stack, TextRoi.class).get(3).getStrokeColor()).isEqualTo(TrackColors.lighter(TrackColors.of(1)));
	}

	@Test
	void replacesItsOwnElementsAndKeepsTheUsers() {
		final ImagePlus stack = plainStack();
		final Roi own = new Roi(1, 2, 3, 4);
		stack.setOverlay(new Overlay(own));
		new TrackOverlay(OverlayStyle.DEFAULT).show(stack, SampleTracks.few());
		new TrackOverlay(POINTS_ONLY).show(stack, one);
		assertThat(stack.getOverlay().contains(own)).isTrue();
		assertThat(stack.getOverlay().size()).isEqualTo(1 + 4);
	}

	@Test
	void leavesOutNamesThenTrailsThenTracks() {
		final ImagePlus stack = plainStack();
		final TrackOverlay everything = new TrackOverlay(new OverlayStyle(5, true));
		assertThat(everything.show(stack, SampleTracks.many(10, 10))).isEmpty();
		assertThat(everything.show(stack, SampleTracks.many(200, 100))).contains(leftOut("names"));
		assertThat(everything.show(stack, SampleTracks.many(300, 100))).contains(leftOut("names, trails"));
		assertThat(everything.show(stack, SampleTracks.many(1000, 100))).contains(leftOut("names, trails, all but 500 of 1000 tracks"));
		assertThat(stack.getOverlay().size()).isEqualTo(50_000);
		assertThat(elements(stack, PointRoi.class).get(100).getStrokeColor()).as("a track keeps its colour").isEqualTo(TrackColors.of(2));
	}

	private static String leftOut(final String what) {
		return "The overlay leaves out " + what + " to keep ImageJ fast; the tables have everything";
	}

	private static List<ImagePlus> stacks() {
		final ImagePlus times = IJ.createHyperStack("times", 64, 32, 1, 1, 4, 8);
		times.setOpenAsHyperStack(true);
		return List.of(plainStack(), times, IJ.createHyperStack("channels and times", 64, 32, 2, 1, 4, 8), //
			IJ.createHyperStack("channels, slices and times", 64, 32, 2, 3, 4, 8), IJ.createHyperStack("channels and slices", 64, 32, 2, 4, 1, 8));
	}

	private static ImagePlus plainStack() {
		return IJ.createImage("plain stack", "8-bit black", 64, 32, 4);
	}

	/** The centre of everything coloured on a frame of a black stack. */
	private static int[] centreOfColour(final ImagePlus stack, final int frame) {
		final BufferedImage shown = shown(stack, frame);
		final IntSummaryStatistics x = new IntSummaryStatistics();
		final IntSummaryStatistics y = new IntSummaryStatistics();
		for (int pixel = 0; pixel < shown.getWidth() * shown.getHeight(); pixel++) {
			if (isBlack(shown, pixel % shown.getWidth(), pixel / shown.getWidth())) continue;
			x.accept(pixel % shown.getWidth());
			y.accept(pixel / shown.getWidth());
		}
		return new int[] { (x.getMin() + x.getMax()) / 2, (y.getMin() + y.getMax()) / 2 };
	}

	private static boolean isBlack(final BufferedImage image, final int x, final int y) {
		return new Color(image.getRGB(x, y)).equals(Color.BLACK);
	}

	/** What ImageJ draws when the slider is on a frame. */
	private static BufferedImage shown(final ImagePlus stack, final int frame) {
		stack.setPosition(StackLayout.of(stack).imageOf(frame));
		return stack.flatten().getBufferedImage();
	}

	private static <R extends Roi> List<R> elements(final ImagePlus stack, final Class<R> type) {
		return Arrays.stream(stack.getOverlay().toArray()).filter(type::isInstance).map(type::cast).toList();
	}
}
