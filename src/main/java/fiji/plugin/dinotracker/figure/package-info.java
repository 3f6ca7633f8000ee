/** Charts and pictures of tracks. */
package fiji.plugin.dinotracker.figure;
