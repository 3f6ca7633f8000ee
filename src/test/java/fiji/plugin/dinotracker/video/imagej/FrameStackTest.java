package fiji.plugin.dinotracker.video.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;

class FrameStackTest {

	private static final int FRAMES = 6;
	private static final FrameSelection EVERY_OTHER = new FrameSelection(FrameSelection.AUTOMATIC_CHANNEL, 0, 1, FrameSelection.LAST_FRAME, 2);

	/** The value of each pixel is the number of its frame times a step, so that each frame is even. */
	private static <T extends RealType<T>> FrameSource even(final Img<T> image, final double step, final AxisRole... axes) {
		final Cursor<T> cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().setReal(step * cursor.getIntPosition(axes.length - 1));
		}
		return new FrameSource(image, List.of(axes), axes[0] == AxisRole.CHANNEL, new Calibration(1, 1, "mm", 2, "sec"), "stack");
	}

	private static FrameSource shorts() {
		return even(ArrayImgs.unsignedShorts(5, 4, FRAMES), 10_000, AxisRole.X, AxisRole.Y, AxisRole.TIME);
	}

	@Test
	void sixteenBitsStaySixteen() {
		final ImagePlus image = FrameStack.image(shorts(), FrameSelection.ALL);
		assertThat(image.getBitDepth()).isEqualTo(16);
		assertThat(image.getStack().getProcessor(5).get(2, 3)).isEqualTo(40_000);
	}

	@Test
	void onlyTheFramesThatAreTrackedAreSelected() {
		final ImagePlus image = FrameStack.selected(shorts(), EVERY_OTHER);
		assertThat(image.getNFrames()).isEqualTo(3);
		assertThat(image.getStack().getProcessor(2).get(0, 0)).isEqualTo(30_000);
		assertThat(image.getStack().getSliceLabel(2)).isEqualTo("frame 4"); // as ImageJ counts
		assertThat(image.getCalibration().frameInterval).isEqualTo(4);
	}

	@Test
	void colourOfSixteenBitsIsScaledToEight() {
		final FrameSource colour = even(ArrayImgs.unsignedShorts(3, 5, 4, FRAMES), 10_000, AxisRole.CHANNEL, AxisRole.X, AxisRole.Y, AxisRole.TIME);
		final ImagePlus image = FrameStack.image(colour, FrameSelection.ALL);
		assertThat(image.getBitDepth()).isEqualTo(24);
		assertThat(image.getStack().getProcessor(1).get(1, 1) & 0xffffff).isZero();
		assertThat(image.getStack().getProcessor(4).get(1, 1) & 0xff).isEqualTo(153);
		assertThat(image.getStack().getProcessor(FRAMES).get(1, 1) & 0xffffff).isEqualTo(0xffffff);
	}
}
