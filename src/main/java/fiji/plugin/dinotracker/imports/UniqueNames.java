package fiji.plugin.dinotracker.imports;

import java.util.HashSet;
import java.util.Set;

/** Hands out names, each only once: the second "cell" becomes "cell-2". */
final class UniqueNames {

	private final Set<String> taken = new HashSet<>();

	/** The name itself while it is free, else with a number after it. */
	String take(final String name) {
		String free = name;
		for (int number = 2; !taken.add(free); number++)
			free = name + "-" + number;
		return free;
	}
}
