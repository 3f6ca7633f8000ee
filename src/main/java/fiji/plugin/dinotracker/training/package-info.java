/** The losses, what they draw from, the optimiser and the loop (Sec. 3.3, App. A.2). */
package fiji.plugin.dinotracker.training;
