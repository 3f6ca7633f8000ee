package fiji.plugin.dinotracker.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the updater of ImageJ knows files by. It is a SHA-1: of a jar, over the names and contents of its entries, sorted by
 * name, so that the same jar packed anew is the same; of another file, over its path and content.
 */
final class UpdaterChecksum {

	private UpdaterChecksum() {}

	/**
	 * The checksum of a file.
	 *
	 * @param path where it is in Fiji's folder, with {@code /}
	 */
	static String of(final String path, final Path file) throws IOException {
		final MessageDigest digest = sha1();
		if (path.endsWith(".jar")) addJar(file, digest);
		else {
			digest.update(path.getBytes(StandardCharsets.US_ASCII));
			digest.update(Files.readAllBytes(file));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new AssertionError("Every Java has SHA-1", e);
		}
	}

	private static void addJar(final Path file, final MessageDigest digest) throws IOException {
		try (ZipFile jar = new ZipFile(file.toFile())) {
			final List<? extends ZipEntry> entries = Collections.list(jar.entries());
			entries.sort(Comparator.comparing(ZipEntry::getName));
			for (final ZipEntry entry : entries) {
				digest.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
				try (InputStream content = jar.getInputStream(entry)) {
					digest.update(counted(entry.getName(), content.readAllBytes()));
				}
			}
		}
	}

	/** The part of an entry that makes a difference: manifests and comments in properties change with every build. */
	private static byte[] counted(final String name, final byte[] content) {
		if (name.equals("META-INF/MANIFEST.MF")) return new byte[0];
		return name.endsWith(".properties") ? withoutComments(content) : content;
	}

	/**
	 * The lines of a properties file, with nothing left of a comment but the end of its line. Like the updater, this takes a
	 * line for no comment if an empty line or an empty comment comes before it.
	 */
	private static byte[] withoutComments(final byte[] content) {
		final ByteArrayOutputStream kept = new ByteArrayOutputStream();
		boolean lineStart = true;
		boolean comment = false;
		for (final byte letter : content) {
			if (lineStart && letter == '#') comment = true;
			else {
				lineStart = !lineStart && letter == '\n';
				if (letter == '\n') comment = false;
				if (!comment) kept.write(letter);
			}
		}
		return kept.toByteArray();
	}
}
