/** Positions, visibility and confidence of points; {@link fiji.plugin.dinotracker.tracking.PointTracker} reads every frame by itself, as published (Sec. 3.4). */
package fiji.plugin.dinotracker.tracking;
