package fiji.plugin.dinotracker.tracking.polish;

import java.util.stream.Stream;

/** What is done about the places where a point was found, once it was. */
public enum Polish {
	/** They stay as they are: as exact as the working size allows. */
	NONE,
	/** They are aligned with the query at the resolution of the stack; see {@link PolishedTracker}. */
	NATIVE;

	/**
	 * By the name users choose it by.
	 *
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static Polish named(final String name) {
		return Stream.of(values()).filter(polish -> polish.name().equalsIgnoreCase(name)).findFirst() //
			.orElseThrow(() -> new IllegalArgumentException("Unknown polish " + name + "; use none or native"));
	}
}
