package fiji.plugin.dinotracker.metrics;

/**
 * One number of a metric.
 *
 * @param name what is measured, such as {@code delta_avg}
 * @param value from 0 (worst) to 1 (best); NaN if there was nothing to measure
 */
public record Score(String name, double value) {}
