package fiji.plugin.dinotracker.video;

import static fiji.plugin.dinotracker.video.AxisRole.CHANNEL;
import static fiji.plugin.dinotracker.video.AxisRole.TIME;
import static fiji.plugin.dinotracker.video.AxisRole.X;
import static fiji.plugin.dinotracker.video.AxisRole.Y;
import static fiji.plugin.dinotracker.video.AxisRole.Z;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

class FrameSourceTest {

	/** Values count up along the dimensions, first dimension fastest. */
	private static RandomAccessibleInterval<UnsignedByteType> counting(final long... size) {
		final RandomAccessibleInterval<UnsignedByteType> image = ArrayImgs.unsignedBytes(size);
		int next = 0;
		for (final UnsignedByteType value : Views.flatIterable(image))
			value.set(next++);
		return image;
	}

	private static FrameSource grey(final RandomAccessibleInterval<? extends RealType<?>> image, final AxisRole... axes) {
		return new FrameSource(image, List.of(axes), false, Calibration.NONE, "stack");
	}

	@Test
	void planesAreFoundAmongChannelsZAndTime() {
		final FrameSource source = grey(counting(2, 2, 3, 4, 5), X, Y, CHANNEL, Z, TIME);
		assertThat(List.of(source.width(), source.height(), source.channels(), source.planes(), source.frames())).containsExactly(2, 2, 3, 4, 5);
		final int start = 4 * (1 + 3 * (2 + 4 * 3));
		assertThat(source.pixels(1, 2, 3)).containsExactly(start, start + 1, start + 2, start + 3);
	}

	@Test
	void zServesAsTimeWhereThereIsNoTime() {
		final FrameSource source = grey(counting(2, 2, 3), X, Y, Z);
		assertThat(source.frames()).isEqualTo(3);
		assertThat(source.planes()).isEqualTo(1);
		assertThat(source.pixels(0, 0, 2)).containsExactly(8, 9, 10, 11);
	}

	@Test
	void zServesAsTimeWhereTimeIsOneFrameLong() {
		final FrameSource source = grey(counting(2, 2, 3, 1), X, Y, Z, TIME);
		assertThat(source.frames()).isEqualTo(3);
		assertThat(source.pixels(0, 0, 1)).containsExactly(4, 5, 6, 7);
	}

	@Test
	void interleavedChannelsAreTakenApart() {
		assertThat(grey(counting(3, 2, 2), CHANNEL, X, Y).pixels(1, 0, 0)).containsExactly(1, 4, 7, 10);
	}

	@Test
	void pixelsRunAlongXEvenIfYIsTheFirstDimension() {
		assertThat(grey(counting(2, 3), Y, X).pixels(0, 0, 0)).containsExactly(0, 2, 4, 1, 3, 5);
	}

	@Test
	void anImageMayStartAnywhere() {
		assertThat(grey(Views.translate(counting(2, 2, 3), 10, -10, 5), X, Y, TIME).pixels(0, 0, 1)).containsExactly(4, 5, 6, 7);
	}

	@Test
	void colourPixelsBecomeRedGreenAndBlue() {
		final FrameSource source = FrameSource.ofArgb(ArrayImgs.argbs(new int[] { 0xff102030, 0x00405060 }, 1, 1, 2), List.of(X, Y, TIME), Calibration.NONE, "stack");
		assertThat(source.isColour()).isTrue();
		assertThat(source.isEightBit()).isTrue();
		assertThat(source.pixels(0, 0, 1)).containsExactly(0x40);
		assertThat(source.pixels(1, 0, 1)).containsExactly(0x50);
		assertThat(source.pixels(2, 0, 1)).containsExactly(0x60);
	}

	@Test
	void shortsAreNotEightBit() {
		assertThat(grey(ArrayImgs.unsignedShorts(2, 2, 2), X, Y, TIME).isEightBit()).isFalse();
	}

	@Test
	void eachDimensionNeedsOneAxis() {
		assertThatIllegalArgumentException().isThrownBy(() -> grey(counting(2, 2, 3), X, Y)).withMessageContaining("3 dimensions");
		assertThatIllegalArgumentException().isThrownBy(() -> grey(counting(2, 2), X, Y, TIME)).withMessageContaining("2 dimensions");
		assertThatIllegalArgumentException().isThrownBy(() -> grey(counting(2, 2, 3), X, Y, Y)).withMessageContaining("twice");
	}

	@Test
	void framesNeedXAndY() {
		assertThatIllegalArgumentException().isThrownBy(() -> grey(counting(2, 2, 3), X, Z, TIME)).withMessageContaining("X and Y");
	}

	@Test
	void colourNeedsThreeChannels() {
		assertThatIllegalArgumentException() //
			.isThrownBy(() -> new FrameSource(counting(2, 2, 2), List.of(X, Y, CHANNEL), true, Calibration.NONE, "stack")).withMessageContaining("2 channels");
	}

	@Test
	void framesThatAreNotThereAreRefused() {
		final FrameSource source = grey(counting(2, 2, 3), X, Y, TIME);
		assertThatThrownBy(() -> source.pixels(0, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
		assertThatThrownBy(() -> source.pixels(1, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
		assertThatThrownBy(() -> source.pixels(0, -1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
	}

	@Test
	void axesAreKnownByTheNamesOfADataset() {
		assertThat(List.of("X", "y", "Channel", "c", "Z", "Time", "t").stream().map(AxisRole::named)).containsExactly(X, Y, CHANNEL, CHANNEL, Z, TIME, TIME);
		assertThatIllegalArgumentException().isThrownBy(() -> AxisRole.named("Lifetime")).withMessageContaining("Axis Lifetime").withMessageContaining("drop any other");
	}
}
