/** Movies with the tracks drawn into their frames. */
package fiji.plugin.dinotracker.movie;
