/** The command line. */
package fiji.plugin.dinotracker.cli;
