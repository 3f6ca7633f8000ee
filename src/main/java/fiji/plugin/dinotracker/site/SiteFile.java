package fiji.plugin.dinotracker.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the update site.
 *
 * @param path where it belongs in Fiji's folder, with {@code /}
 * @param checksum see {@link UpdaterChecksum}
 * @param timestamp when it was last changed, in the form {@code yyyyMMddHHmmss}
 * @param bytes its size
 */
record SiteFile(String path, String checksum, long timestamp, long bytes) {

	/** The file of that path in a folder. */
	static SiteFile of(final Path folder, final String path, final long timestamp) throws IOException {
		final Path file = folder.resolve(path);
		return new SiteFile(path, UpdaterChecksum.of(path, file), timestamp, Files.size(file));
	}

	/** The path without a version in it, by which the updater knows a file as another version of the same. */
	static String unversioned(final String path) {
		return path.replaceFirst("-\\d[^/]*(?=\\.jar$)", "");
	}

	/** What it is called on the server. */
	String address() {
		return path + "-" + timestamp;
	}

	SiteFile withTimestamp(final long other) {
		return new SiteFile(path, checksum, other, bytes);
	}
}
