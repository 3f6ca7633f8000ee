package fiji.plugin.dinotracker;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * The sequences of {@code docs/study.yaml}, which are not part of this project, where they are at hand: in the folder that
 * {@code -Dsequences=DIR} names.
 */
public final class Sequences {

	private static final Path FOLDER = Path.of(System.getProperty("sequences", "data"));

	private Sequences() {}

	/** Whether a file or folder of them is here. */
	public static boolean has(final String path) {
		return Files.exists(FOLDER.resolve(path));
	}

	/** A file or folder of them; without it, the test is skipped. */
	public static Path require(final String path) {
		Assumptions.assumeTrue(has(path), () -> FOLDER.resolve(path) + " is not here; say by -Dsequences=DIR where the sequences are");
		return FOLDER.resolve(path);
	}
}
