/** The commands of Fiji, their dialogs and their macro options. */
package fiji.plugin.dinotracker.command;
