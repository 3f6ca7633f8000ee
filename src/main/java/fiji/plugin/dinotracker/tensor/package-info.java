/** The one place where the engine starts, and the few operations on tensors that it lacks. */
package fiji.plugin.dinotracker.tensor;
