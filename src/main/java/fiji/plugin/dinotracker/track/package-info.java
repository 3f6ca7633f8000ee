/** Query points and tracks. */
package fiji.plugin.dinotracker.track;
