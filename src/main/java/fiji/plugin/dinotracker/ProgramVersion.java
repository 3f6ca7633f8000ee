package fiji.plugin.dinotracker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which program made a result: its version, and the commit it was built from, as the build wrote them down. */
public final class ProgramVersion {

	/** Digits of the commit that are shown, as git does. */
	private static final int DIGITS = 7;

	private ProgramVersion() {}

	/** Both, such as {@code 1.0.0, commit 9c3d844}; the version alone if it was built without git. */
	public static String text() {
		final Properties built = new Properties();
		try (InputStream stream = ProgramVersion.class.getResourceAsStream("version.properties")) {
			if (stream == null) return "unknown version"; // compiled without the build
			built.load(stream);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		final String commit = built.getProperty("commit");
		return built.getProperty("version") + (commit.matches("[0-9a-f]{" + DIGITS + ",}") ? ", commit " + commit.substring(0, DIGITS) : "");
	}
}
