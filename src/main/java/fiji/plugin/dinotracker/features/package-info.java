/** What each place of a frame looks like: {@link fiji.plugin.dinotracker.features.DenseSift} is built in, {@link fiji.plugin.dinotracker.features.DinoV2} needs weights; and where the foreground is. */
package fiji.plugin.dinotracker.features;
