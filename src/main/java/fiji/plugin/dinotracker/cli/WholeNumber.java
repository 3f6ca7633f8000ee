package fiji.plugin.dinotracker.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers that have a least value; what is less is a wrong argument. */
abstract class WholeNumber implements ITypeConverter<Integer> {

	private final int least;

	private WholeNumber(final int least) {
		this.least = least;
	}

	/** What counts from 0, such as frames. */
	static final class Index extends WholeNumber {

		Index() {
			super(0);
		}
	}

	/** How many, at least 1. */
	static final class Count extends WholeNumber {

		Count() {
			super(1);
		}
	}

	@Override
	public Integer convert(final String text) {
		if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) return Integer.valueOf(text);
		throw new TypeConversionException("'" + text + "' is no whole number from " + least);
	}
}
