package fiji.plugin.dinotracker.flow.raft;

import java.util.List;

/**
 * The sizes of the recurrent unit and the flow head.
 *
 * @param hidden channels of the hidden state
 * @param kernels one gated unit with each of these windows, in turn
 * @param headWidth channels inside the flow head
 */
record RecurrentLayout(int hidden, List<Kernel> kernels, int headWidth) {}
