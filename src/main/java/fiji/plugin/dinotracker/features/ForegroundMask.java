package fiji.plugin.dinotracker.features;

import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.storage.Sha256;

/** Which working pixels of each frame show what matters: training samples them more often, and one loss nothing else. */
public final class ForegroundMask {

	private final VideoGeometry geometry;
	private final List<BitSet> frames;

	/**
	 * @param geometry the sizes of the video
	 * @param frames one set a frame of working pixels y W + x; all or none of a frame are allowed
	 */
	public ForegroundMask(final VideoGeometry geometry, final List<BitSet> frames) {
		this.geometry = geometry;
		this.frames = List.copyOf(frames);
	}

	/** Whether the pixel nearest to a place, in working pixels, is foreground; places off the frame are not. */
	public boolean contains(final int frame, final double x, final double y) {
		final long column = Math.round(x);
		final long row = Math.round(y);
		return column >= 0 && row >= 0 && column < geometry.width() && row < geometry.height() && //
			frames.get(frame).get((int) (row * geometry.width() + column));
	}

	/** The foreground of the first frame and of every so many after it. */
	public ForegroundMask every(final int step) {
		return new ForegroundMask(geometry, IntStream.range(0, (frames.size() + step - 1) / step).mapToObj(i -> frames.get(i * step)).toList());
	}

	/** Tells masks apart: a SHA-256 in hexadecimal digits. */
	public String digest() {
		final MessageDigest digest = Sha256.newDigest();
		for (final BitSet frame : frames) {
			digest.update(frame.toByteArray());
			digest.update((byte) -1);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** The foreground pixels y W + x of a frame; must not be changed. */
	public BitSet pixels(final int frame) {
		return frames.get(frame);
	}
}
