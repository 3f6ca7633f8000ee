package fiji.plugin.dinotracker.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import fiji.plugin.dinotracker.export.SampleTracks;

class OverlayTiffTest {

	@TempDir
	private Path folder;

	@Test
	void keepsPixelsAndOverlay() throws IOException {
		final ImagePlus stack = IJ.createImage("stack", "16-bit ramp", 64, 32, 4);
		new TrackOverlay(OverlayStyle.DEFAULT).show(stack, SampleTracks.few());
		OverlayTiff.save(stack, folder.resolve("overlay.tif"));

		final ImagePlus reopened = IJ.openImage(folder.resolve("overlay.tif").toString());
		assertThat(reopened.getStack().getProcessor(3).getPixels()).isEqualTo(stack.getStack().getProcessor(3).getPixels());
		assertThat(reopened.getOverlay()).hasSameSizeAs(stack.getOverlay());
		for (int i = 0; i < stack.getOverlay().size(); i++) {
			assertThat(reopened.getOverlay().get(i).getPosition()).isEqualTo(stack.getOverlay().get(i).getPosition());
			assertThat(reopened.getOverlay().get(i).getProperty(TrackOverlay.TAG)).isEqualTo(stack.getOverlay().get(i).getProperty(TrackOverlay.TAG));
		}
	}

	@Test
	void keepsTheFramesOfAHyperstack() throws IOException {
		final ImagePlus stack = IJ.createHyperStack("hyperstack", 64, 32, 2, 3, 4, 8);
		new TrackOverlay(OverlayStyle.DEFAULT).show(stack, SampleTracks.few());
		OverlayTiff.save(stack, folder.resolve("overlay.tif"));

		final Overlay reopened = IJ.openImage(folder.resolve("overlay.tif").toString()).getOverlay();
		assertThat(reopened).extracting(Roi::getTPosition).containsExactlyElementsOf(frames(stack.getOverlay())).contains(1, 2, 3, 4);
	}

	private static List<Integer> frames(final Overlay overlay) {
		return Arrays.stream(overlay.toArray()).map(Roi::getTPosition).toList();
	}

	@Test
	void leavesTheOpenImageAsItIs() throws IOException {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 64, 32, 4);
		stack.changes = true;
		OverlayTiff.save(stack, folder.resolve("overlay.tif"));
		assertThat(stack.changes).isTrue();
		assertThat(stack.getTitle()).isEqualTo("stack");
	}

	@Test
	void savesASingleImage() throws IOException {
		OverlayTiff.save(IJ.createImage("image", "RGB", 8, 8, 1), folder.resolve("overlay.tif"));
		assertThat(IJ.openImage(folder.resolve("overlay.tif").toString()).getStackSize()).isEqualTo(1);
	}
}
