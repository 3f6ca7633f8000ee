/** Tracks against true ones: TAP-Vid, BADJA, the share within a radius, and what confidences mean. */
package fiji.plugin.dinotracker.metrics;
