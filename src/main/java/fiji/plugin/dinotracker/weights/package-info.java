/** Published weights: their catalogue, their download, and the files that hold them; the libraries of the engine come the same way. */
package fiji.plugin.dinotracker.weights;
