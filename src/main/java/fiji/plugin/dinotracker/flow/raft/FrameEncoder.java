package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;

/** Describes a frame at an eighth of its size: a stem, three stages of two residual blocks, a 1 x 1 convolution. */
final class FrameEncoder implements Layer {

	private static final int COLOURS = 3;

	private final List<Layer> layers = new ArrayList<>();

	FrameEncoder(final RaftWeights parameters, final EncoderLayout layout) throws IOException {
		final List<Integer> widths = layout.widths();
		layers.add(layout.layer(parameters.in("convnormrelu"), COLOURS, widths.get(0), 7, 2).relu());
		for (int stage = 1; stage < widths.size(); stage++) {
			final RaftWeights blocks = parameters.in("layer" + stage);
			final int width = widths.get(stage);
			layers.add(new ResidualBlock(blocks.in("0"), layout, widths.get(stage - 1), width, stage == 1 ? 1 : 2));
			layers.add(new ResidualBlock(blocks.in("1"), layout, width, width, 1));
		}
		layers.add(ConvolutionLayer.load(parameters.in("conv"), widths.get(widths.size() - 1), layout.outputs(), Kernel.square(1)));
	}

	/**
	 * @param frame RGB in [-1, 1], [1, 3, H, W] with sides that are multiples of 8
	 * @return [1, C, H / 8, W / 8]
	 */
	@Override
	public NDArray apply(final NDArray frame) {
		NDArray maps = frame; // [1, 3, H, W]
		for (final Layer layer : layers) {
			final NDArray input = maps; // [1, C, H, W] of this layer
			maps = Intermediates.release(() -> layer.apply(input));
		}
		return maps;
	}
}
