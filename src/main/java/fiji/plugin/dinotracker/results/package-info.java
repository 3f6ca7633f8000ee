/** The folder of a run. */
package fiji.plugin.dinotracker.results;
