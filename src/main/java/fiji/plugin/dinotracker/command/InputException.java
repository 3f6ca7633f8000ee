package fiji.plugin.dinotracker.command;

/** Something about its input stops a command. The message says all there is to know, so it comes without a stack trace. */
final class InputException extends RuntimeException {

	private static final long serialVersionUID = 1;

	InputException(final String message) {
		super(message, null, false, false);
	}
}
