/** Windows and pictures that look inside a model, and at where tracks are wrong. */
package fiji.plugin.dinotracker.view;
