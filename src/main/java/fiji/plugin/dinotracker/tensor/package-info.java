/** The one place where the engine starts, the few operations on tensors that it lacks, and tensors in memory or in a temporary file. */
package fiji.plugin.dinotracker.tensor;
