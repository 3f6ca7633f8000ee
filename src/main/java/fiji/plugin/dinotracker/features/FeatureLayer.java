package fiji.plugin.dinotracker.features;

/**
 * Where in a transformer features are taken.
 *
 * @param block the block, from 0
 * @param facet which of its values
 */
public record FeatureLayer(int block, Facet facet) {

	public FeatureLayer {
		if (block < 0) throw new IllegalArgumentException("Blocks count from 0, not from " + block);
	}

	/**
	 * The tokens two thirds up the transformer. For ViT-L this is the paper's choice, block 15 of 24 (App. A.3); the paper
	 * does not use smaller models, and block 7 of 12 is the same depth in them.
	 */
	public static FeatureLayer standard(final VitArchitecture architecture) {
		return new FeatureLayer(2 * architecture.blocks() / 3 - 1, Facet.TOKENS);
	}
}
