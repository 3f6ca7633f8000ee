package fiji.plugin.dinotracker.metrics;

/**
 * The outcome of {@link Badja}; numbers run from 0 to 1 and are NaN without a visible label.
 *
 * @param segmentationAccuracy delta_seg: share of visible labels within 0.2 sqrt(A)
 * @param threePixelAccuracy delta_3px: share of visible labels within 3 pixels
 */
public record BadjaScore(double segmentationAccuracy, double threePixelAccuracy) {}
