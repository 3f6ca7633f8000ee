/** Tracks over an image of ImageJ, in its Results table and in its ROI Manager. */
package fiji.plugin.dinotracker.overlay;
