/**
 * The tracker along the optical flow, which is not in the paper; {@link fiji.plugin.dinotracker.tracking.fused.FusedTracker} is its entrance. Where no source is named, its numbers were
 * chosen by hand, on the sequences of {@code docs/results.md} and the demo.
 */
package fiji.plugin.dinotracker.tracking.fused;
