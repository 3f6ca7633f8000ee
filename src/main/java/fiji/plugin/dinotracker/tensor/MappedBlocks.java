package fiji.plugin.dinotracker.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that are mapped into memory in blocks: the operating system keeps the pages in use and drops the rest. Many blocks
 * share a map, since the system allows a process some ten thousands of maps only.
 */
public final class MappedBlocks {

	/** What a map holds at most, unless it is of one block. */
	private static final long MAP_BYTES = 1L << 30;

	private MappedBlocks() {}

	/**
	 * Maps a file.
	 *
	 * @param channel of the file; it may be closed afterwards
	 * @param bytes from the start of the file on; a file that is open for writing grows to it
	 * @param size of a block in bytes, less than 2^31; the last one may be smaller
	 * @return buffers in native byte order
	 * @throws IOException if the system refuses
	 */
	public static List<ByteBuffer> of(final FileChannel channel, final MapMode mode, final long bytes, final long size) throws IOException {
		final List<ByteBuffer> blocks = new ArrayList<>();
		final long step = Math.max(1, MAP_BYTES / size) * size;
		for (long start = 0; start < bytes; start += step) {
			final MappedByteBuffer map = channel.map(mode, start, Math.min(step, bytes - start));
			for (long at = 0; at < map.capacity(); at += size)
				blocks.add(map.slice((int) at, (int) Math.min(size, map.capacity() - at)).order(ByteOrder.nativeOrder()));
		}
		return blocks;
	}
}
