package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Held while something is downloaded into a folder, so that a second download, of this process or another, waits and
 * then finds the file there. The operating system frees it when a process dies.
 */
final class CacheLock implements AutoCloseable {

	private static final int POLL_MILLIS = 100;

	private final FileChannel channel;

	private CacheLock(final FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Waits for the lock of a folder.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	static CacheLock acquire(final Path folder, final Progress progress) throws IOException {
		final FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean held = false;
		try {
			while (!(held = tryLock(channel))) {
				progress.report("Waiting for another download", 0, 1, folder.toString());
				progress.check();
				Thread.sleep(POLL_MILLIS);
			}
			return new CacheLock(channel);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while waiting for another download into " + folder);
		}
		finally {
			if (!held) channel.close();
		}
	}

	private static boolean tryLock(final FileChannel channel) throws IOException {
		try {
			return channel.tryLock() != null;
		}
		catch (final OverlappingFileLockException e) {
			return false; // another thread of this process holds it
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
