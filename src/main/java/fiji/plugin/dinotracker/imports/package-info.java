/** Tracks and query points from files and from ImageJ, a class for each format. */
package fiji.plugin.dinotracker.imports;
