package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.flow.raft.GatedUnit.ContextShare;
import fiji.plugin.dinotracker.flow.raft.GatedUnit.Widths;

/** What is repeated at every update (RAFT, Sec. 3.3): motion encoder, gated units, flow head. */
final class UpdateBlock {

	private final MotionEncoder motionEncoder;
	private final List<GatedUnit> units = new ArrayList<>();
	private final Layer flowHead;

	UpdateBlock(final RaftWeights parameters, final RaftConfiguration configuration) throws IOException {
		final RecurrentLayout layout = configuration.recurrence();
		final Widths widths = new Widths(layout.hidden(), configuration.contextChannels(), configuration.motion().outputs());
		motionEncoder = new MotionEncoder(parameters.in("motion_encoder"), configuration.motion(), configuration.correlations());
		for (final Kernel kernel : layout.kernels())
			units.add(new GatedUnit(parameters.in("recurrent_block.convgru" + (units.size() + 1)), widths, kernel));
		final Layer first = ConvolutionLayer.load(parameters.in("flow_head.conv1"), layout.hidden(), layout.headWidth(), Kernel.square(3)).relu();
		final Layer second = ConvolutionLayer.load(parameters.in("flow_head.conv2"), layout.headWidth(), 2, Kernel.square(3));
		flowHead = hidden -> second.apply(first.apply(hidden)); // [B, 2, h, w]
	}

	/**
	 * The context's share in every update.
	 *
	 * @param context [B, context, h, w]
	 */
	List<ContextShare> shares(final NDArray context) {
		return units.stream().map(unit -> unit.share(context)).toList();
	}

	/**
	 * The next hidden state.
	 *
	 * @param hidden the present one, [B, S, h, w]
	 * @param flow in cells, [B, 2, h, w]
	 * @param correlations around the flow's ends, [B, L (2r + 1)^2, h, w]
	 * @param shares what {@link #shares} made of the context
	 * @return [B, S, h, w]
	 */
	NDArray hidden(final NDArray hidden, final NDArray flow, final NDArray correlations, final List<ContextShare> shares) {
		final NDArray motion = motionEncoder.apply(flow, correlations); // [B, M, h, w]
		NDArray next = hidden; // [B, S, h, w]
		for (int i = 0; i < units.size(); i++)
			next = units.get(i).apply(next, motion, shares.get(i));
		return next;
	}

	/**
	 * By how much the flow is to change.
	 *
	 * @return in cells, [B, 2, h, w]
	 */
	NDArray change(final NDArray hidden) {
		return flowHead.apply(hidden);
	}
}
