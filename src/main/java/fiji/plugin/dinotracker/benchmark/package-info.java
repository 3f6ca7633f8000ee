/** How fast a run is against what the machine reaches, and how much memory it takes. */
package fiji.plugin.dinotracker.benchmark;
