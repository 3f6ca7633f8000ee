package fiji.plugin.dinotracker.export;

import fiji.plugin.dinotracker.video.Calibration;

/**
 * What a file of tracks says about the stack they were found on.
 *
 * @param folder where its file is, empty if unknown
 * @param fileName what the stack is called
 * @param width width in pixels
 * @param height height in pixels
 * @param frames how many frames it has
 * @param calibration size of a pixel and time between frames
 */
public record StackInfo(String folder, String fileName, int width, int height, int frames, Calibration calibration) {}
