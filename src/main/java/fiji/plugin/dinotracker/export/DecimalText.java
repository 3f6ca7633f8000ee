package fiji.plugin.dinotracker.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same on every machine: a dot, no grouping, no exponent, no negative zero. */
public final class DecimalText {

	private static final MathContext NINE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

	private DecimalText() {}

	/** A position in pixels, to the thousandth. */
	static String pixels(final double value) {
		return rounded(value, 3);
	}

	/** A confidence, to the ten-thousandth. */
	static String confidence(final double value) {
		return rounded(value, 4);
	}

	/** A score, to the millionth; empty for NaN. */
	static String score(final double value) {
		return Double.isNaN(value) ? "" : rounded(value, 6);
	}

	/** A number in physical units of any size, to nine significant digits. */
	public static String physical(final double value) {
		final BigDecimal exact = BigDecimal.valueOf(value).round(NINE_DIGITS).stripTrailingZeros();
		return exact.scale() < 1 ? exact.setScale(1).toPlainString() : exact.toPlainString();
	}

	/** A number with so many decimals. */
	public static String rounded(final double value, final int decimals) {
		return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
	}
}
