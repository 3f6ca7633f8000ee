package fiji.plugin.dinotracker.features;

import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;

/**
 * What is added to the queries, keys and values of a frozen block's attention; each makes [L, C] of the block's normalised
 * tokens, [L, C].
 */
public record AttentionAdapter(UnaryOperator<NDArray> queries, UnaryOperator<NDArray> keys, UnaryOperator<NDArray> values) {}
