package fiji.plugin.dinotracker.command;

/**
 * Whole numbers in what a user or a script wrote. The commands take numbers as text, because SciJava would turn what is
 * not a number into 0 without a word.
 */
final class WholeNumber {

	private WholeNumber() {}

	/** @throws IllegalArgumentException if it is not a whole number; the message names the parameter */
	static long parse(final String name, final String text) {
		try {
			return Long.parseLong(text.trim());
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException(name + " must be a whole number, not \"" + text + "\"", e);
		}
	}

	/** @throws IllegalArgumentException if it is not a whole number of at least 0; the message names the parameter */
	static int notNegative(final String name, final String text) {
		final long number = parse(name, text);
		if (number < 0 || number > Integer.MAX_VALUE) throw new IllegalArgumentException(name + " must be 0 or more, not " + number);
		return (int) number;
	}

	/** @throws IllegalArgumentException if it is not a whole number of at least 1; the message names the parameter */
	static int positive(final String name, final String text) {
		final int number = notNegative(name, text);
		if (number == 0) throw new IllegalArgumentException(name + " must be 1 or more, not 0");
		return number;
	}
}
