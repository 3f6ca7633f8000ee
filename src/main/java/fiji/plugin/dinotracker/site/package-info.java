/** The update site of Fiji, made when the plugin is built. */
package fiji.plugin.dinotracker.site;
