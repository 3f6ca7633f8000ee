package fiji.plugin.dinotracker.model;

/** What batch normalisation normalises with. */
public enum BatchMode {
	/** The statistics of the batch at hand, which also update the running ones: training. */
	BATCH,
	/** The running statistics, which stay as they are: inference. */
	RUNNING
}
