package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Describes the present flow and the correlations found along it. */
final class MotionEncoder {

	private static final int FLOW_CHANNELS = 2;

	private final List<Layer> correlationLayers;
	private final List<Layer> flowLayers;
	private final Layer merging;

	/**
	 * @param correlations channels of the correlations
	 */
	MotionEncoder(final RaftWeights parameters, final MotionLayout layout, final int correlations) throws IOException {
		correlationLayers = layers(parameters, "convcorr", Kernel.square(1), correlations, layout.correlationWidths());
		flowLayers = layers(parameters, "convflow", Kernel.square(7), FLOW_CHANNELS, layout.flowWidths());
		merging = ConvolutionLayer.load(parameters.in("conv.0"), last(layout.correlationWidths()) + last(layout.flowWidths()), //
			layout.outputs() - FLOW_CHANNELS, Kernel.square(3)).relu();
	}

	private static List<Layer> layers(final RaftWeights parameters, final String name, final Kernel first, final int inputs,
		final List<Integer> widths) throws IOException
	{
		final List<Layer> layers = new ArrayList<>();
		int channels = inputs;
		for (final int width : widths) {
			final Kernel kernel = layers.isEmpty() ? first : Kernel.square(3);
			layers.add(ConvolutionLayer.load(parameters.in(name + (layers.size() + 1) + ".0"), channels, width, kernel).relu());
			channels = width;
		}
		return layers;
	}

	private static int last(final List<Integer> widths) {
		return widths.get(widths.size() - 1);
	}

	/**
	 * @param flow in cells, [B, 2, h, w]
	 * @param correlations around the flow's ends, [B, L (2r + 1)^2, h, w]
	 * @return [B, M, h, w]; the last two channels are the flow itself
	 */
	NDArray apply(final NDArray flow, final NDArray correlations) {
		final NDList described = new NDList(through(correlationLayers, correlations), through(flowLayers, flow)); // [B, ., h, w] each
		final NDArray merged = merging.apply(NDArrays.concat(described, 1)); // [B, M - 2, h, w]
		return NDArrays.concat(new NDList(merged, flow), 1); // [B, M, h, w]
	}

	private static NDArray through(final List<Layer> layers, final NDArray maps) {
		NDArray result = maps; // [B, C, h, w]
		for (final Layer layer : layers)
			result = layer.apply(result);
		return result;
	}
}
