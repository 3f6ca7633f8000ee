/** Tracking of any point through a stack by training a small network on that one stack; {@link fiji.plugin.dinotracker.DinoTracker} is where programs start. */
package fiji.plugin.dinotracker;
