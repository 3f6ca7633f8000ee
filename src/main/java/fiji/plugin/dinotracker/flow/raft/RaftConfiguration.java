package fiji.plugin.dinotracker.flow.raft;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sizes of a RAFT model (Teed and Deng, ECCV 2020) as torchvision trains them.
 *
 * @param name the name it is chosen by
 * @param features the encoder whose results are correlated
 * @param context the encoder that starts the hidden state and accompanies every update
 * @param radius correlations are looked up this many cells to each side
 * @param motion the motion encoder
 * @param recurrence the recurrent unit
 * @param upsampling how the flow gets back to the size of the frames
 */
public record RaftConfiguration(String name, EncoderLayout features, EncoderLayout context, int radius, MotionLayout motion,
	RecurrentLayout recurrence, UpsamplingKind upsampling)
{

	/** The paper's flow, weights {@code C_T_SKHT_V2}: 5.3 million parameters. */
	public static final RaftConfiguration LARGE = new RaftConfiguration("raft-large", //
		new EncoderLayout(ResidualBlock.Kind.PLAIN, Normalization.INSTANCE, List.of(64, 64, 96, 128), 256), //
		new EncoderLayout(ResidualBlock.Kind.PLAIN, Normalization.BATCH, List.of(64, 64, 96, 128), 256), //
		4, //
		new MotionLayout(List.of(256, 192), List.of(128, 64), 128), //
		new RecurrentLayout(128, List.of(new Kernel(1, 5), new Kernel(5, 1)), 256), //
		UpsamplingKind.CONVEX);

	/** A faster, less exact one, weights {@code C_T_V2}: 1.0 million parameters. */
	public static final RaftConfiguration SMALL = new RaftConfiguration("raft-small", //
		new EncoderLayout(ResidualBlock.Kind.BOTTLENECK, Normalization.INSTANCE, List.of(32, 32, 64, 96), 128), //
		new EncoderLayout(ResidualBlock.Kind.BOTTLENECK, Normalization.NONE, List.of(32, 32, 64, 96), 160), //
		3, //
		new MotionLayout(List.of(96), List.of(64, 32), 82), //
		new RecurrentLayout(96, List.of(Kernel.square(3)), 128), //
		UpsamplingKind.BILINEAR);

	/**
	 * The model of a name.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public static RaftConfiguration named(final String name) {
		return Stream.of(LARGE, SMALL).filter(model -> model.name.equals(name)).findFirst().orElseThrow(() -> //
		new IllegalArgumentException("There is no flow model " + name + "; use " + LARGE.name + " or " + SMALL.name));
	}

	/** Channels of the context encoder's result that do not start the hidden state. */
	int contextChannels() {
		return context.outputs() - recurrence.hidden();
	}

	/** Channels of the correlations looked up for a cell. */
	int correlations() {
		final int side = 2 * radius + 1;
		return CorrelationPyramid.LEVELS * side * side;
	}
}
