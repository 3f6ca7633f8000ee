package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;

/**
 * One block of a DINOv2 transformer: x + s1 attention(norm1(x)), then x + s2 mlp(norm2(x)), where s1 and s2 scale the
 * channels (LayerScale). Works with gradients where they are switched on.
 */
public final class TransformerBlock {

	private final Normalization norm1;
	private final Attention attention;
	private final NDArray scale1;
	private final Normalization norm2;
	private final Projection widen;
	private final Projection narrow;
	private final NDArray scale2;

	/**
	 * @param weights the model's tensors
	 * @param block the name of this block's tensors, such as {@code blocks.0.}
	 * @param heads attention heads
	 */
	TransformerBlock(final VitWeights weights, final String block, final int heads) throws IOException {
		this.norm1 = weights.normalization(block + "norm1.");
		this.attention = new Attention(weights, block + "attn.", heads);
		this.scale1 = weights.tensor(block + "ls1.gamma"); // [C]
		this.norm2 = weights.normalization(block + "norm2.");
		this.widen = weights.projection(block + "mlp.fc1.");
		this.narrow = weights.projection(block + "mlp.fc2.");
		this.scale2 = weights.tensor(block + "ls2.gamma"); // [C]
	}

	/**
	 * @param tokens [L, C]
	 * @return [L, C], on the manager of {@code tokens}
	 */
	public NDArray forward(final NDArray tokens) {
		return forward(tokens, attention::forward);
	}

	/**
	 * The same with something added to the queries, keys and values of its attention.
	 *
	 * @param tokens [L, C]
	 * @return [L, C], on the manager of {@code tokens}
	 */
	public NDArray forward(final NDArray tokens, final AttentionAdapter adapter) {
		return forward(tokens, normalized -> attention.forward(normalized, adapter));
	}

	private NDArray forward(final NDArray tokens, final UnaryOperator<NDArray> attend) {
		final NDManager home = tokens.getManager();
		try (NDManager scratch = home.newSubManager()) {
			tokens.tempAttach(scratch);
			final NDArray mixed = tokens.add(attend.apply(norm1.apply(tokens)).mul(scale1)); // [L, C]
			final NDArray hidden = Activation.gelu(widen.apply(norm2.apply(mixed))); // [L, 4 C]
			final NDArray result = mixed.add(narrow.apply(hidden).mul(scale2)); // [L, C]
			result.attach(home);
			return result;
		}
	}

	/** Gives its weights to another manager. */
	void moveTo(final NDManager manager) {
		Stream.of(norm1.tensors(), attention.tensors(), Stream.of(scale1), norm2.tensors(), widen.tensors(), narrow.tensors(), Stream.of(scale2)) //
			.flatMap(Function.identity()).forEach(tensor -> tensor.attach(manager));
	}

	/**
	 * The values that describe the image.
	 *
	 * @param tokens the block's input, [L, C]
	 * @return [L, C], on the manager of {@code tokens}
	 */
	public NDArray facet(final NDArray tokens, final Facet facet) {
		return switch (facet) {
			case TOKENS -> forward(tokens); // [L, C]
			case KEYS -> attention.keys(norm1.apply(tokens)); // [L, C]
			case QUERIES -> attention.queries(norm1.apply(tokens)); // [L, C]
			case VALUES -> attention.values(norm1.apply(tokens)); // [L, C]
		};
	}
}
