package fiji.plugin.dinotracker.study;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.TrackerSettings;

/**
 * How points are followed in one run.
 *
 * @param method the way
 * @param settings everything else that can be chosen
 */
public record RunSettings(Method method, TrackerSettings settings) {}
