package fiji.plugin.dinotracker.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.cache.DiskCache;

/** Options that say what a run may use of this computer. */
final class ResourceOptions {

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--memory", paramLabel = "GB", defaultValue = "0", description = "memory that the run may take; it does not begin if it needs more (default: what is free)")
	private double memory;

	@Option(names = "--cache", paramLabel = "DIR", description = { "folder where features, flow and tracklets are kept:",
		"another run on the same frames starts training at once, with the same numbers (default: nothing is kept)" })
	private Path folder;

	@Option(names = "--cache-size", paramLabel = "GB", description = "what that folder may take; what was not used for longest goes (default: " + DiskCache.GIGABYTES + ")")
	private Double gigabytes;

	/**
	 * What was chosen.
	 *
	 * @throws ParameterException if the cache cannot be where it should, or a size is out of range
	 */
	RunResources resources() {
		if (!(memory >= 0)) throw wrong("--memory must be 0 or more GB, not " + memory);
		final RunResources resources = RunResources.DEFAULT.withMemory(memory);
		if (folder == null && gigabytes != null) throw wrong("Give --cache DIR with --cache-size, or leave it out");
		if (folder == null) return resources;
		if (Files.exists(folder) && !Files.isDirectory(folder)) throw wrong("--cache must be a folder, not the file " + folder);
		final double size = gigabytes == null ? DiskCache.GIGABYTES : gigabytes;
		if (!(size > 0)) throw wrong("--cache-size must be more than 0 GB, not " + size);
		return resources.withCache(new DiskCache(folder, (long) Math.ceil(1e9 * size)));
	}

	private ParameterException wrong(final String message) {
		return new ParameterException(spec.commandLine(), message);
	}
}
