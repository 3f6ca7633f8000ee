package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.nio.file.Path;

/** A file of weights that cannot be used; the message is one line that names the file and says what to do next. */
public final class CheckpointException extends IOException {

	private static final long serialVersionUID = 1L;

	/** What to do about a file that is damaged. */
	static final String FETCH_AGAIN = "delete it and fetch it again";

	/** What to do about a file that is whole but not of the kind that was asked for. */
	static final String TAKE_ANOTHER = "use the official file, or the weights of the model that was asked for";

	private final transient Path file;
	private final String problem;

	/**
	 * @param file the file
	 * @param problem what is wrong with it, such as "is cut short"
	 * @param remedy what the user should do
	 */
	public CheckpointException(final Path file, final String problem, final String remedy) {
		this(file, problem, remedy, null);
	}

	/**
	 * @param file the file
	 * @param problem what is wrong with it, such as "is cut short"
	 * @param remedy what the user should do
	 * @param cause where it was noticed
	 */
	public CheckpointException(final Path file, final String problem, final String remedy, final Throwable cause) {
		super(file + " " + problem + "; " + remedy, cause);
		this.file = file;
		this.problem = problem;
	}

	/** The same problem of a file that something else is to be done about. */
	public CheckpointException withRemedy(final String other) {
		return new CheckpointException(file, problem, other, this);
	}
}
