package fiji.plugin.dinotracker.flow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.tensor.ScratchFile;

/**
 * The places of many tracklets, one tracklet behind the other in blocks of floats: 8 bytes a place and 12 a tracklet,
 * and growing copies no place. The first blocks are in memory, further ones in a temporary file.
 */
public final class TrackletPaths {

	/** Places in a block; no tracklet is longer. */
	private static final int BLOCK = 1 << 19;

	/** The size of a block in bytes; the last one may be cut. */
	public static final long BLOCK_BYTES = 2L * BLOCK * Float.BYTES;

	/** Places there can be, since a tracklet's first is kept in 32 bits, as an unsigned number. */
	private static final long MOST_PLACES = 1L << 32;

	/** Tracklets there can be, about, since their headers are one array that doubles as it grows. */
	private static final int MOST_TRACKLETS = 178_000_000;

	/** Numbers a tracklet has in its header: its first frame, its length, and which place is its first. */
	private static final int HEADER = 3;

	/** The size of a tracklet's header in bytes. */
	public static final long HEADER_BYTES = (long) HEADER * Integer.BYTES;

	/** Blocks that are kept in memory, of 4 MB each. */
	private static final int IN_MEMORY_BLOCKS = 64;

	/** Blocks that a temporary file has room for. */
	private static final int BLOCKS_IN_FILE = 32;

	private final List<FloatBuffer> blocks = new ArrayList<>();
	private final Deque<FloatBuffer> free = new ArrayDeque<>();
	private int[] headers = new int[HEADER * 1024];
	private int size;
	private long nextPlace;

	/** No tracklets yet. */
	public TrackletPaths() {}

	/**
	 * Tracklets that were there before; none can be added.
	 *
	 * @param headers as in {@link #headers}
	 * @param blocks as in {@link #block}
	 */
	public TrackletPaths(final IntBuffer headers, final List<FloatBuffer> blocks) {
		this.headers = new int[headers.remaining()];
		headers.duplicate().get(this.headers);
		this.size = this.headers.length / HEADER;
		this.blocks.addAll(blocks);
		this.nextPlace = blocks.stream().mapToLong(block -> block.remaining() / 2).sum();
	}

	/**
	 * Adds a tracklet.
	 *
	 * @param start the first frame it is alive on
	 * @param path x and y in working pixels on that frame, then on each one after it
	 * @throws IllegalArgumentException if there are too many places; the message says what to do
	 */
	public void add(final int start, final float... path) {
		final int length = path.length / 2;
		if (nextPlace + length > (long) blocks.size() * BLOCK) {
			nextPlace = (long) blocks.size() * BLOCK;
			if (nextPlace + BLOCK > MOST_PLACES || size > MOST_TRACKLETS)
				throw new IllegalArgumentException("There is too much motion to keep; choose a smaller height or fewer frames");
			blocks.add(newBlock());
		}
		blocks.get((int) (nextPlace / BLOCK)).put(2 * (int) (nextPlace % BLOCK), path, 0, 2 * length);
		if (HEADER * size == headers.length) headers = Arrays.copyOf(headers, 2 * headers.length);
		headers[HEADER * size] = start;
		headers[HEADER * size + 1] = length;
		headers[HEADER * size + 2] = (int) nextPlace; // unsigned
		nextPlace += length;
		size++;
	}

	private FloatBuffer newBlock() {
		if (blocks.size() < IN_MEMORY_BLOCKS) return FloatBuffer.allocate(2 * BLOCK);
		if (free.isEmpty()) Stream.of(ScratchFile.blocks(BLOCKS_IN_FILE, BLOCK_BYTES)).map(ByteBuffer::asFloatBuffer).forEach(free::add);
		return free.remove();
	}

	/** First frame, length, and which place is the first, for one tracklet after the other: integers in native byte order. */
	public ByteBuffer headers() {
		final ByteBuffer bytes = ByteBuffer.allocate(HEADER * size * Integer.BYTES).order(ByteOrder.nativeOrder());
		bytes.asIntBuffer().put(headers, 0, HEADER * size);
		return bytes;
	}

	/** How many blocks of places there are. */
	public int blocks() {
		return blocks.size();
	}

	/** A block of places: x and y of one after the other, floats in native byte order, up to the last that is taken. */
	public ByteBuffer block(final int index) {
		final int taken = (int) Math.min(BLOCK, nextPlace - (long) index * BLOCK);
		final ByteBuffer bytes = ByteBuffer.allocate(2 * taken * Float.BYTES).order(ByteOrder.nativeOrder());
		bytes.asFloatBuffer().put(blocks.get(index).slice(0, 2 * taken));
		return bytes;
	}

	/** How many tracklets there are. */
	int size() {
		return size;
	}

	/** The first frame of a tracklet. */
	int start(final int tracklet) {
		return headers[HEADER * tracklet];
	}

	/** On how many frames a tracklet is. */
	int length(final int tracklet) {
		return headers[HEADER * tracklet + 1];
	}

	/** The x of a tracklet on a frame it is alive on. */
	float x(final int tracklet, final int frame) {
		final long place = place(tracklet, frame);
		return blocks.get((int) (place / BLOCK)).get(2 * (int) (place % BLOCK));
	}

	/** The y of a tracklet on a frame it is alive on. */
	float y(final int tracklet, final int frame) {
		final long place = place(tracklet, frame);
		return blocks.get((int) (place / BLOCK)).get(2 * (int) (place % BLOCK) + 1);
	}

	private long place(final int tracklet, final int frame) {
		return Integer.toUnsignedLong(headers[HEADER * tracklet + 2]) + frame - start(tracklet);
	}
}
