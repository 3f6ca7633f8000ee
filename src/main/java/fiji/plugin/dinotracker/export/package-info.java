/** Tracks as files, a class for each format. */
package fiji.plugin.dinotracker.export;
