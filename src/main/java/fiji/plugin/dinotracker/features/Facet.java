package fiji.plugin.dinotracker.features;

/** Which of a transformer block's inner values describe an image (Table 3). */
public enum Facet {

	/** The block's output. */
	TOKENS,

	/** The keys of its attention, all heads side by side. */
	KEYS,

	/** The queries of its attention, all heads side by side. */
	QUERIES,

	/** The values of its attention, all heads side by side. */
	VALUES
}
