/** The sizes of a stack, of its frames while tracking and of the feature grid, and every conversion between them. */
package fiji.plugin.dinotracker.geometry;
