/** What was computed before training, kept from one run to the next by content and settings. */
package fiji.plugin.dinotracker.cache;
