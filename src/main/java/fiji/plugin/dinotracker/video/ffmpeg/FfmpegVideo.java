package fiji.plugin.dinotracker.video.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

import net.imglib2.FinalDimensions;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.LazyStack;

/**
 * A video whose frames are decoded when they are looked at. In order, each is decoded once; the way back starts again from
 * the first frame, but for those that were decoded last and are kept.
 */
final class FfmpegVideo {

	/** How much memory the frames that are kept may take. */
	private static final long KEPT_BYTES = 128L << 20;

	private static final String COUNTING = "Counting frames";
	private static final Cleaner CLEANER = Cleaner.create();

	private final Path file;
	private final Form form;
	private final long keptBytes;
	private final Map<Integer, byte[]> kept = new LinkedHashMap<>();
	private FrameDecoder decoder;
	private Cleaner.Cleanable opened = () -> {};
	private int next;

	/**
	 * What a video is like, which takes decoding it once to know: files are often wrong about it.
	 *
	 * @param width of its frames as they were recorded
	 * @param height of its frames as they were recorded
	 * @param frames how many there are
	 * @param interval average time between frames in seconds; 0 if unknown
	 */
	private record Form(int width, int height, PixelLayout layout, Rotation rotation, int frames, double interval) {

		static Form of(final Path file, final Progress progress) throws IOException {
			try (FrameDecoder decoder = FrameDecoder.open(file)) {
				if (!decoder.next()) throw new IOException("Cannot read " + file + "; there is no frame in it, replace it");
				final int width = decoder.width();
				final int height = decoder.height();
				final PixelLayout layout = decoder.layout();
				final OptionalDouble start = decoder.time();
				OptionalDouble end = start;
				int frames = 1;
				for (; decoder.next(); frames++) {
					progress.check();
					progress.report(COUNTING, frames, Math.max(frames + 1, decoder.declaredFrames()), "");
					end = decoder.time();
				}
				progress.report(COUNTING, frames, frames, "");
				final boolean timed = frames > 1 && start.isPresent() && end.isPresent() && end.getAsDouble() > start.getAsDouble();
				final double interval = timed ? (end.getAsDouble() - start.getAsDouble()) / (frames - 1) : decoder.declaredInterval();
				return new Form(width, height, layout, decoder.rotation(), frames, interval);
			}
		}

		private FinalDimensions size() {
			return new FinalDimensions(layout.channels(), rotation.swapsSides() ? height : width, rotation.swapsSides() ? width : height, frames);
		}
	}

	private FfmpegVideo(final Path file, final Form form, final long keptBytes) {
		this.file = file;
		this.form = form;
		this.keptBytes = keptBytes;
	}

	/**
	 * Decodes a video once to know what it is like.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 * @throws IOException if FFmpeg cannot decode it, with a line that says what to do
	 */
	static FfmpegVideo open(final Path file, final Progress progress) throws IOException {
		return open(file, KEPT_BYTES, progress);
	}

	/**
	 * The same with another memory.
	 *
	 * @param keptBytes how much the frames that are kept may take; one is kept in any case
	 */
	static FfmpegVideo open(final Path file, final long keptBytes, final Progress progress) throws IOException {
		return new FfmpegVideo(file, Form.of(file, progress), keptBytes);
	}

	/** The frames, in grey or in colour as the video is. */
	FrameSource frames() {
		return form.layout == PixelLayout.GREY16 ? frames(new UnsignedShortType(), pixels -> new ShortArray(shorts(pixels))) //
			: frames(new UnsignedByteType(), ByteArray::new);
	}

	private <T extends NativeType<T> & RealType<T>, A extends ArrayDataAccess<A>> FrameSource frames(final T type, final Function<byte[], A> pixels) {
		return new FrameSource(LazyStack.of(type, form.size(), 3, frame -> pixels.apply(frame(frame))), //
			List.of(AxisRole.CHANNEL, AxisRole.X, AxisRole.Y, AxisRole.TIME), form.layout == PixelLayout.RGB, calibration(), file.getFileName().toString());
	}

	private static short[] shorts(final byte[] pixels) {
		final short[] values = new short[pixels.length / Short.BYTES];
		ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
		return values;
	}

	private Calibration calibration() {
		final Calibration none = Calibration.NONE;
		return form.interval > 0 ? new Calibration(none.pixelWidth(), none.pixelHeight(), none.unit(), form.interval, "sec") : none;
	}

	private synchronized byte[] frame(final int index) {
		if (!kept.containsKey(index) && (decoder == null || index < next)) start();
		while (!kept.containsKey(index))
			keep(decodeNext());
		return kept.get(index);
	}

	private void start() {
		opened.clean();
		decoder = null; // what was given back is not asked any more if opening fails
		next = 0;
		try {
			decoder = FrameDecoder.open(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
		opened = CLEANER.register(this, decoder::close);
	}

	private byte[] decodeNext() {
		if (!decoder.next()) throw new UncheckedIOException("Frame " + next + " of " + file + " is gone; check that the file is still whole", new EOFException());
		final byte[] pixels = decoder.pixels(form.width, form.height, form.layout);
		return form.rotation.apply(pixels, form.width, form.layout.pixelBytes());
	}

	/** Keeps the frame that was decoded, lets go of the oldest, and of the file after the last. */
	private void keep(final byte[] pixels) {
		kept.put(next++, pixels);
		final Iterator<Integer> oldest = kept.keySet().iterator();
		for (long bytes = (long) kept.size() * pixels.length; bytes > keptBytes && kept.size() > 1; bytes -= pixels.length) {
			oldest.next();
			oldest.remove();
		}
		if (next == form.frames) {
			opened.clean();
			decoder = null;
		}
	}
}
