package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;

/**
 * A few normalised convolutions with ReLU, whose result is added to the input: {@code relu(x + f(x))}. Where the size or
 * the channels change, the input goes through a 1 x 1 convolution first.
 */
final class ResidualBlock implements Layer {

	private final List<Layer> path = new ArrayList<>();
	private final Layer shortcut;

	/** How the block is built inside. */
	enum Kind {

		/** Two windows of 3 x 3. */
		PLAIN {

			@Override
			List<Step> steps(final int outputs, final int stride) {
				return List.of(new Step(outputs, 3, stride), new Step(outputs, 3, 1));
			}
		},

		/** A window of 3 x 3 on a quarter of the channels. */
		BOTTLENECK {

			@Override
			List<Step> steps(final int outputs, final int stride) {
				return List.of(new Step(outputs / 4, 1, 1), new Step(outputs / 4, 3, stride), new Step(outputs, 1, 1));
			}
		};

		abstract List<Step> steps(int outputs, int stride);
	}

	/** One convolution of the block. */
	private record Step(int outputs, int side, int stride) {}

	/**
	 * @param parameters where {@code convnormrelu1}, {@code convnormrelu2}, ... and {@code downsample} are
	 */
	ResidualBlock(final RaftWeights parameters, final EncoderLayout layout, final int inputs, final int outputs, final int stride)
		throws IOException
	{
		int channels = inputs;
		for (final Step step : layout.block().steps(outputs, stride)) {
			path.add(layout.layer(parameters.in("convnormrelu" + (path.size() + 1)), channels, step.outputs, step.side, step.stride).relu());
			channels = step.outputs;
		}
		shortcut = stride == 1 ? maps -> maps : layout.layer(parameters.in("downsample"), inputs, outputs, 1, stride);
	}

	@Override
	public NDArray apply(final NDArray maps) {
		NDArray result = maps; // [B, I, H, W]
		for (final Layer layer : path)
			result = layer.apply(result);
		final NDArray sum = result.addi(shortcut.apply(maps)); // [B, O, H / stride, W / stride]
		return sum.getNDArrayInternal().relu();
	}
}
