/** Stacks of ImageJ, and how its images count channels, planes and times. */
package fiji.plugin.dinotracker.video.imagej;
