package fiji.plugin.dinotracker;

import java.util.Optional;

import fiji.plugin.dinotracker.cache.DiskCache;

/**
 * What a run may use of this computer. None of it changes the result.
 *
 * @param memory bytes of memory it may take, or 0 for what is free; it does not begin if it needs more
 * @param checkpoints where the training is saved while it goes on, if anywhere
 * @param cache where what is computed before training is kept for the next run, if anywhere
 */
public record RunResources(long memory, Optional<CheckpointPlan> checkpoints, Optional<DiskCache> cache) {

	/** All memory that is free, and nothing is kept on the way. */
	public static final RunResources DEFAULT = new RunResources(0, Optional.empty(), Optional.empty());

	/** @throws IllegalArgumentException if the memory is negative */
	public RunResources {
		if (memory < 0) throw new IllegalArgumentException("memory must be 0 or more, not " + memory);
	}

	/**
	 * The same with another limit of memory.
	 *
	 * @param gigabytes in units of 10^9 bytes, or 0 for what is free
	 */
	public RunResources withMemory(final double gigabytes) {
		return new RunResources((long) (1e9 * gigabytes), checkpoints, cache);
	}

	/** The same with a training that is saved while it goes on. */
	public RunResources withCheckpoints(final CheckpointPlan other) {
		return new RunResources(memory, Optional.of(other), cache);
	}

	/** The same with a folder where what is computed before training is kept for the next run. */
	public RunResources withCache(final DiskCache other) {
		return new RunResources(memory, checkpoints, Optional.of(other));
	}
}
