package fiji.plugin.dinotracker.command;

import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.cache.DiskCache;

/** What a run may use of this computer, as a user chose it. */
final class ChosenResources {

	private ChosenResources() {}

	/** @param keep whether what is computed before training is kept on disk for the next run, and taken from there */
	static RunResources keeping(final String keep) {
		return Boolean.parseBoolean(keep) ? RunResources.DEFAULT.withCache(DiskCache.ofThisComputer()) : RunResources.DEFAULT;
	}
}
