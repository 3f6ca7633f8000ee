/** Positions made more exact at the resolution of the stack. */
package fiji.plugin.dinotracker.tracking.polish;
