package fiji.plugin.dinotracker.video.ffmpeg;

/**
 * By how much frames are turned to be upright.
 *
 * @param quarterTurns clockwise, from 0 to 3
 */
record Rotation(int quarterTurns) {

	/** The nearest quarter turn. */
	static Rotation clockwise(final double degrees) {
		return new Rotation(Math.floorMod(Math.round(degrees / 90), 4));
	}

	/** Whether width and height change places. */
	boolean swapsSides() {
		return quarterTurns % 2 == 1;
	}

	/**
	 * Turns a frame.
	 *
	 * @param pixels row by row
	 * @param width of the frame before it is turned
	 * @param pixelBytes how many bytes a pixel has
	 */
	byte[] apply(final byte[] pixels, final int width, final int pixelBytes) {
		if (quarterTurns == 0) return pixels;
		final byte[] turned = new byte[pixels.length];
		final int count = pixels.length / pixelBytes;
		for (int i = 0; i < count; i++)
			System.arraycopy(pixels, i * pixelBytes, turned, place(i % width, i / width, width, count / width) * pixelBytes, pixelBytes);
		return turned;
	}

	/** Where the pixel (x, y) comes to lie. */
	private int place(final int x, final int y, final int width, final int height) {
		return switch (quarterTurns) {
			case 1 -> x * height + height - 1 - y;
			case 2 -> (height - 1 - y) * width + width - 1 - x;
			default -> (width - 1 - x) * height + y;
		};
	}
}
