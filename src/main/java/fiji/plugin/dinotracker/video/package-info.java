/** Stacks of any source, and their frames at the size they are tracked at. */
package fiji.plugin.dinotracker.video;
