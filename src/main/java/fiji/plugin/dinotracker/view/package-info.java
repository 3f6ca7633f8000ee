/** Windows that look inside a model and at a training. */
package fiji.plugin.dinotracker.view;
