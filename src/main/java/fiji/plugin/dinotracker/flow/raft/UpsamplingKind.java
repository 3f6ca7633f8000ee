package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;

/** How a model brings its flow to the size of the frames. */
enum UpsamplingKind {

	/** {@link ConvexUpsampling}. */
	CONVEX {

		@Override
		Upsampling load(final RaftWeights parameters, final int hidden) throws IOException {
			return new ConvexUpsampling(parameters.in("mask_predictor"), hidden);
		}
	},

	/** {@link BilinearUpsampling}. */
	BILINEAR {

		@Override
		Upsampling load(final RaftWeights parameters, final int hidden) {
			return new BilinearUpsampling();
		}
	};

	/**
	 * @param parameters those of the whole model
	 * @param hidden channels of the hidden state
	 */
	abstract Upsampling load(RaftWeights parameters, int hidden) throws IOException;
}
