/** How far a run is, and whether to stop it. */
package fiji.plugin.dinotracker.progress;
