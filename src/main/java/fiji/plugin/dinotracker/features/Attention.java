package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/**
 * Multi-head self-attention, softmax(q k^T / sqrt(d)) v for each head. The matrix of all pairs of tokens is never made:
 * heads are taken one by one and their queries some at a time, which is as fast and keeps the memory of a map of 67 x
 * 121 patches at megabytes instead of gigabytes.
 */
final class Attention {

	/** Queries taken at a time. */
	private static final int SLICE = 256;

	private final int heads;
	private final Projection query;
	private final Projection key;
	private final Projection value;
	private final Projection output;
	private final NDArray scale;

	/**
	 * @param weights the model's tensors
	 * @param layer the name of this layer's tensors, such as {@code blocks.0.attn.}
	 * @param heads attention heads
	 */
	Attention(final VitWeights weights, final String layer, final int heads) throws IOException {
		this.heads = heads;
		this.query = weights.projection(layer + "query.");
		this.key = weights.projection(layer + "key.");
		this.value = weights.projection(layer + "value.");
		this.output = weights.projection(layer + "proj.");
		this.scale = weights.constant(1 / Math.sqrt(VitArchitecture.HEAD_CHANNELS));
	}

	/**
	 * @param tokens [L, C]
	 * @return the queries, all heads side by side, [L, C]
	 */
	NDArray queries(final NDArray tokens) {
		return query.apply(tokens); // [L, C]
	}

	/**
	 * @param tokens [L, C]
	 * @return the keys, all heads side by side, [L, C]
	 */
	NDArray keys(final NDArray tokens) {
		return key.apply(tokens); // [L, C]
	}

	/**
	 * @param tokens [L, C]
	 * @return the values, all heads side by side, [L, C]
	 */
	NDArray values(final NDArray tokens) {
		return value.apply(tokens); // [L, C]
	}

	/** Its tensors. */
	Stream<NDArray> tensors() {
		return Stream.concat(Stream.of(query, key, value, output).flatMap(Projection::tensors), Stream.of(scale));
	}

	/**
	 * @param tokens [L, C]
	 * @return [L, C]
	 */
	NDArray forward(final NDArray tokens) {
		return forward(queries(tokens), keys(tokens), values(tokens)); // [L, C]
	}

	/**
	 * The same with something added to queries, keys and values.
	 *
	 * @param tokens [L, C]
	 * @return [L, C]
	 */
	NDArray forward(final NDArray tokens, final AttentionAdapter adapter) {
		return forward(queries(tokens).add(adapter.queries().apply(tokens)), keys(tokens).add(adapter.keys().apply(tokens)), //
			values(tokens).add(adapter.values().apply(tokens))); // [L, C]
	}

	private NDArray forward(final NDArray allQueries, final NDArray allKeys, final NDArray allValues) {
		final NDList queries = allQueries.mul(scale).split(heads, 1); // heads x [L, d]
		final NDList keys = allKeys.split(heads, 1); // heads x [L, d]
		final NDList values = allValues.split(heads, 1); // heads x [L, d]
		final NDList attended = new NDList();
		for (int head = 0; head < heads; head++)
			attended.add(attend(queries.get(head), keys.get(head).transpose(), values.get(head))); // [L, d]
		return output.apply(NDArrays.concat(attended, 1)); // [L, C]
	}

	/**
	 * One head: queries [L, d], transposed keys [d, L], values [L, d]. Slices are written to one array made before them:
	 * small results kept between the large passing ones would keep the allocator from using the latter's memory again.
	 */
	private static NDArray attend(final NDArray queries, final NDArray keys, final NDArray values) {
		final NDManager home = queries.getManager();
		final long length = queries.getShape().get(0);
		final NDArray attended = home.zeros(queries.getShape()); // [L, d]
		for (long start = 0; start < length; start += SLICE) {
			try (NDManager scratch = home.newSubManager()) {
				queries.tempAttach(scratch);
				final NDIndex slice = new NDIndex().addSliceDim(start, Math.min(start + SLICE, length));
				attended.set(slice, queries.get(slice).matMul(keys).softmax(1).matMul(values)); // [S, d]
			}
		}
		return attended;
	}
}
