package fiji.plugin.dinotracker.training;

import fiji.plugin.dinotracker.model.PointBatch;

/**
 * Points of tracklets on two frames each: where a tracklet was, and where it went.
 *
 * @param frames the distinct frames of all points, in ascending order; slots index them
 * @param sources one end of each pair
 * @param targets the other end; its slots ascend, as {@link fiji.plugin.dinotracker.model.Tracker#costs} wants them
 * @param foreground indices of the pairs that are foreground, in ascending order; may be empty
 */
record FlowPairs(int[] frames, PointBatch sources, PointBatch targets, int[] foreground) {}
