package fiji.plugin.dinotracker.video;

import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/** Small stacks whose values are a formula. */
final class TestStacks {

	/** The value at a place of a frame. */
	interface Values {

		double at(int x, int y, int frame);
	}

	private TestStacks() {}

	static FrameSource bytes(final int width, final int height, final int frames, final Values values) {
		return grey(ArrayImgs.unsignedBytes(width, height, frames), values);
	}

	static FrameSource shorts(final int width, final int height, final int frames, final Values values) {
		return grey(ArrayImgs.unsignedShorts(width, height, frames), values);
	}

	static FrameSource floats(final int width, final int height, final int frames, final Values values) {
		return grey(ArrayImgs.floats(width, height, frames), values);
	}

	private static <T extends RealType<T>> FrameSource grey(final Img<T> image, final Values values) {
		final Cursor<T> cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().setReal(values.at(cursor.getIntPosition(0), cursor.getIntPosition(1), cursor.getIntPosition(2)));
		}
		return new FrameSource(image, List.of(AxisRole.X, AxisRole.Y, AxisRole.TIME), false, Calibration.NONE, "stack");
	}

	/** Two frames of one colour. */
	static FrameSource evenColour(final int width, final int height, final int red, final int green, final int blue) {
		final Img<? extends RealType<?>> image = ArrayImgs.unsignedBytes(3, width, height, 2);
		final Cursor<? extends RealType<?>> cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().setReal(List.of(red, green, blue).get(cursor.getIntPosition(0)));
		}
		return new FrameSource(image, List.of(AxisRole.CHANNEL, AxisRole.X, AxisRole.Y, AxisRole.TIME), true, Calibration.NONE, "stack");
	}
}
