package fiji.plugin.dinotracker.command;

/** Amounts of memory as users write them. */
final class Gigabytes {

	private Gigabytes() {}

	/**
	 * A number of GB, which may have decimals.
	 *
	 * @param name of the parameter
	 * @throws IllegalArgumentException if the text is none
	 */
	static double parse(final String name, final String text) {
		try {
			final double value = Double.parseDouble(text.strip());
			if (value >= 0 && value < Double.POSITIVE_INFINITY) return value;
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException(refusal(name, text), e);
		}
		throw new IllegalArgumentException(refusal(name, text));
	}

	private static String refusal(final String name, final String text) {
		return name + " must be a number of GB, such as 3.5, or 0 for what is free, not " + text;
	}
}
