package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.video.Video;

/** Foreground: {@code pixels.bits}, for each frame a bit a working pixel, the lowest of each byte first, up to whole bytes. */
record ForegroundForm(Video video) implements Form<ForegroundMask> {

	private static final String FILE = "pixels.bits";

	@Override
	public String kind() {
		return "foreground";
	}

	private long allBytes() {
		return (long) video.size() * frameBytes();
	}

	private int frameBytes() {
		return (video.geometry().width() * video.geometry().height() + Byte.SIZE - 1) / Byte.SIZE;
	}

	@Override
	public long bytes(final ForegroundMask value) {
		return allBytes();
	}

	@Override
	public void write(final ForegroundMask value, final EntryWriter files) throws IOException {
		files.write(FILE, video.size(), frame -> ByteBuffer.allocate(frameBytes()).put(value.pixels(frame).toByteArray()).rewind());
	}

	@Override
	public ForegroundMask read(final EntryReader files) throws IOException {
		if (files.bytes(FILE) != allBytes()) throw new IOException(FILE + " is not of the sizes of the stack");
		return new ForegroundMask(video.geometry(), files.blocks(FILE, frameBytes()).stream().map(BitSet::valueOf).toList());
	}
}
