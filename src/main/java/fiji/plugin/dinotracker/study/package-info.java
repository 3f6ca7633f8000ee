/** Sequences whose truth is known, tracked with several settings and compared. */
package fiji.plugin.dinotracker.study;
