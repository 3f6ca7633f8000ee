/** Files and folders that are whole or not there, whenever the program ends. */
package fiji.plugin.dinotracker.storage;
