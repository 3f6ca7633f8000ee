package fiji.plugin.dinotracker.study;

import java.util.Map;

/** Understands the options of a setting, which are those of the command {@code track}. */
@FunctionalInterface
public interface OptionsReader {

	/**
	 * What some options mean.
	 *
	 * @param options values by the names of the options, without the dashes
	 * @throws IllegalArgumentException if there is no such option, or it cannot have that value; one line that says which
	 */
	RunSettings read(Map<String, String> options);
}
