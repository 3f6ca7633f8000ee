package fiji.plugin.dinotracker.features;

/**
 * Where features are to be taken in a transformer, whichever it will be.
 *
 * @param facet which of a block's values; the paper's are the tokens
 * @param block the block, from 0; null for the one two thirds up, the paper's choice
 */
public record LayerChoice(Facet facet, Integer block) {

	/** The paper's: the tokens two thirds up. */
	public static final LayerChoice STANDARD = new LayerChoice(Facet.TOKENS, null);

	public LayerChoice {
		if (block != null && block < 0) throw new IllegalArgumentException("Blocks count from 0, not from " + block);
	}

	/** The layer of a model, which may turn out to have too few blocks. */
	public FeatureLayer of(final VitArchitecture architecture) {
		return new FeatureLayer(block == null ? FeatureLayer.standard(architecture).block() : block, facet);
	}
}
