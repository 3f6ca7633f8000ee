package fiji.plugin.dinotracker.video;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/** Orders names as people do: runs of digits compare as numbers, so {@code frame9} comes before {@code frame10}. */
public final class NaturalOrder implements Comparator<String> {

	/** Between a digit and something else, either way. */
	private static final String BOUNDARY = "(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)";

	@Override
	public int compare(final String first, final String second) {
		final int parts = Arrays.compare(first.split(BOUNDARY), second.split(BOUNDARY), NaturalOrder::compareParts);
		return parts != 0 ? parts : first.compareTo(second);
	}

	private static int compareParts(final String first, final String second) {
		final boolean numbers = first.matches("\\d+") && second.matches("\\d+");
		return numbers ? new BigInteger(first).compareTo(new BigInteger(second)) : first.compareTo(second);
	}
}
