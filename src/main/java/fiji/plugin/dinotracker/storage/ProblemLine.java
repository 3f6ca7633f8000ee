package fiji.plugin.dinotracker.storage;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What is wrong, in one line for the user, where all that the system says about a file is often its path. */
public final class ProblemLine {

	private ProblemLine() {}

	/** The line of a problem. */
	public static String of(final Exception problem) {
		if (problem instanceof final UncheckedIOException wrapper && wrapper.getCause().toString().equals(wrapper.getMessage())) return of(wrapper.getCause());
		if (problem instanceof final FileSystemException file) return of(file);
		if (problem instanceof CharacterCodingException) return "A text file is not in UTF-8; save it as UTF-8";
		return problem.getMessage() == null ? problem.toString() : problem.getMessage().lines().findFirst().orElse(problem.toString());
	}

	/**
	 * What is wrong where memory does not suffice: Java's own heap, or what lies outside of it.
	 *
	 * @param remedy how Java's heap is made larger, as in "give it more in ..."
	 */
	public static String of(final OutOfMemoryError problem, final String remedy) {
		final String message = String.valueOf(problem.getMessage());
		if (message.contains("heap") || message.contains("GC overhead")) return "Java has no memory left (" + message + "); " + remedy + ", or choose a smaller height or fewer frames";
		return "The computer has no memory left for large arrays, which are not in Java's heap (" + message + "); choose a smaller height or fewer frames, or give Java less";
	}

	/** What is wrong if a failure of the engine is that memory, of the processor or a GPU, does not suffice; empty for any other. */
	public static Optional<String> ofEngine(final Exception failure) {
		final String message = String.valueOf(failure.getMessage());
		if (!message.contains("out of memory") && !message.contains("not enough memory") && !message.contains("allocate memory")) return Optional.empty();
		return Optional.of("The engine has no memory left (" + message.lines().findFirst().orElse("") + "); choose a smaller height, fewer frames, or the device cpu");
	}

	private static String of(final FileSystemException problem) {
		if (problem instanceof NoSuchFileException) return "There is no " + problem.getFile() + "; check the path";
		if (problem instanceof AccessDeniedException) return problem.getFile() + " may not be read or written by you; choose another folder, or ask for the right to it";
		return problem.getFile() + " cannot be used (" + reason(problem) + ")";
	}

	/** Why a file cannot be used, without its path. */
	public static String reason(final FileSystemException problem) {
		return problem.getReason() == null ? problem.getClass().getSimpleName() : problem.getReason();
	}
}
