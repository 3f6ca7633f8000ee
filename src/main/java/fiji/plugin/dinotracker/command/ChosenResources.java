package fiji.plugin.dinotracker.command;

import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.cache.DiskCache;

/** What a run may use of this computer, as a user chose it. */
final class ChosenResources {

	private ChosenResources() {}

	/**
	 * @param memory gigabytes that the run may take; 0 for what is free
	 * @param keep whether what is computed before training is kept on disk for the next run, and taken from there
	 * @throws IllegalArgumentException if the memory is no number
	 */
	static RunResources of(final String memory, final String keep) {
		final RunResources resources = RunResources.DEFAULT.withMemory(Gigabytes.parse("memory", memory));
		return Boolean.parseBoolean(keep) ? resources.withCache(DiskCache.ofThisComputer()) : resources;
	}
}
