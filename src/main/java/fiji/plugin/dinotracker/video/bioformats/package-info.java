/** Stacks by Bio-Formats, if it is installed; nothing is compiled against it. */
package fiji.plugin.dinotracker.video.bioformats;
