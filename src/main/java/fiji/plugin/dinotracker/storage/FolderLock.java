package fiji.plugin.dinotracker.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Held while something is put into a folder, so that whoever else wants to, in this process or another, waits and then finds
 * it there. The operating system frees it when a process dies.
 */
public final class FolderLock implements AutoCloseable {

	private static final int POLL_MILLIS = 100;

	private final FileChannel channel;

	private FolderLock(final FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Waits for the lock of a folder.
	 *
	 * @param folder must be there; a file {@code .lock} is made in it
	 * @param holder who is waited for, such as "another download"
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static FolderLock acquire(final Path folder, final String holder, final Progress progress) throws IOException {
		final FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean held = false;
		try {
			while (!(held = tryLock(channel))) {
				progress.report("Waiting for " + holder, 0, 1, folder.toString());
				progress.check();
				Thread.sleep(POLL_MILLIS);
			}
			return new FolderLock(channel);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while waiting for " + holder + " into " + folder);
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
