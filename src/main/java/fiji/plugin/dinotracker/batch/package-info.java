/** Every stack of a folder tracked the same way, and how one stack is: which part of it, which points, by which method. */
package fiji.plugin.dinotracker.batch;
