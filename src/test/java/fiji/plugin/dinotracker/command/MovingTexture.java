package fiji.plugin.dinotracker.command;

import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** A small stack to track in: a random texture that moves one pixel to the right a frame. */
public final class MovingTexture {

	public static final int SIZE = 96;
	public static final int FRAMES = 5;

	private MovingTexture() {}

	/** Frames along T, 8-bit. */
	public static ImagePlus image() {
		final ImageProcessor texture = texture();
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int frame = 0; frame < FRAMES; frame++) {
			texture.setRoi(FRAMES - frame, 0, SIZE, SIZE);
			stack.addSlice(texture.crop());
		}
		final ImagePlus image = new ImagePlus("texture", stack);
		image.setDimensions(1, 1, FRAMES);
		return image;
	}

	private static ImageProcessor texture() {
		final Random random = new Random(1);
		final ImageProcessor noise = new ByteProcessor(SIZE + FRAMES + 1, SIZE);
		for (int i = 0; i < noise.getPixelCount(); i++)
			noise.set(i, random.nextInt(256));
		final ImageProcessor smooth = noise.convertToFloat();
		smooth.blurGaussian(1.5);
		smooth.resetMinAndMax();
		return smooth.convertToByteProcessor();
	}
}
