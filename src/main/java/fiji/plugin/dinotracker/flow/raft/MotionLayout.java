package fiji.plugin.dinotracker.flow.raft;

import java.util.List;

/**
 * The sizes of the motion encoder.
 *
 * @param correlationWidths channels after each convolution of the correlations
 * @param flowWidths channels after each convolution of the flow
 * @param outputs channels of the result, the flow's two among them
 */
record MotionLayout(List<Integer> correlationWidths, List<Integer> flowWidths, int outputs) {}
