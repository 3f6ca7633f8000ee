package fiji.plugin.dinotracker.study;

import java.util.List;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.imports.TrueTracks;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.video.FileState;

/**
 * A sequence that was opened, once for all its runs.
 *
 * @param input the stack, as a tracker gets it; its frames may be fetched only when looked at
 * @param files of the stack, as they were then
 * @param truth the true tracks that are ever visible, with their queries
 * @param metric how tracks are scored
 */
record OpenedSequence(TrackerInput input, List<FileState> files, TrueTracks truth, Metric metric) {}
