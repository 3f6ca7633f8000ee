package fiji.plugin.dinotracker.video;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a dimension of an image stands for. */
public enum AxisRole {
	X("x"), Y("y"), CHANNEL("channel", "c"), Z("z"), TIME("time", "t");

	private final List<String> names;

	AxisRole(final String... names) {
		this.names = List.of(names);
	}

	/**
	 * The role of an axis by its name, as the axes of a {@code Dataset} are called: X, Y, Channel, Z, Time, or C and T for
	 * short; upper and lower case are the same.
	 *
	 * @throws IllegalArgumentException if it is none of these
	 */
	public static AxisRole named(final String name) {
		return Arrays.stream(values()).filter(role -> role.names.contains(name.toLowerCase(Locale.ROOT))).findFirst() //
			.orElseThrow(() -> new IllegalArgumentException("Axis " + name + " has no meaning here; call axes X, Y, Channel, Z and Time, and drop any other"));
	}
}
