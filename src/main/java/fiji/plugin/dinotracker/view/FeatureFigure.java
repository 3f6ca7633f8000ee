package fiji.plugin.dinotracker.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.PrincipalComponents;
import fiji.plugin.dinotracker.progress.Progress;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/**
 * Features in colours: red, green and blue are their first three principal components over the whole stack (Fig. 1b), so
 * that places of one colour look alike to the tracker. Those by several features are side by side.
 */
public final class FeatureFigure {

	private static final int COLOURS = 3;
	/** The share of values at either end that are drawn as the darkest or brightest. */
	private static final double CUT = 0.01;

	private FeatureFigure() {}

	/**
	 * Draws the features of all frames.
	 *
	 * @param features by the name of the features, in the order they are shown; of one video
	 * @param frames the frames of the stack that the video has, in order
	 * @param device where to calculate
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static ImagePlus draw(final Map<String, FeatureVideo> features, final List<Integer> frames, final Device device, final Progress progress) {
		final List<SideBySide.Panel> panels = new ArrayList<>();
		for (final Map.Entry<String, FeatureVideo> entry : features.entrySet()) {
			final FeatureVideo video = entry.getValue();
			final GridPicture picture = new GridPicture(video.geometry());
			final List<float[]> components = PrincipalComponents.of(video, device).project(COLOURS, progress); // T x [P, 3]
			stretch(components);
			panels.add(new SideBySide.Panel(entry.getKey(), frame -> colours(picture, components.get(frame))));
		}
		return SideBySide.image("Features", frames, panels);
	}

	private static ColorProcessor colours(final GridPicture picture, final float[] map) {
		final ColorProcessor colours = new ColorProcessor(picture.width(), picture.height());
		final byte[][] planes = new byte[COLOURS][];
		for (int colour = 0; colour < COLOURS; colour++)
			planes[colour] = bytes(picture.draw(map, COLOURS, colour));
		colours.setRGB(planes[0], planes[1], planes[2]);
		return colours;
	}

	private static byte[] bytes(final float[] values) {
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) Math.round(Math.max(0, Math.min(255, values[i])));
		return bytes;
	}

	/** Brings each component to 0 to 255 over the whole video. */
	private static void stretch(final List<float[]> components) {
		for (int colour = 0; colour < COLOURS; colour++) {
			final float[] sorted = sorted(components, colour);
			final float least = sorted[(int) (CUT * (sorted.length - 1))];
			final float range = Math.max(sorted[(int) ((1 - CUT) * (sorted.length - 1))] - least, Float.MIN_NORMAL);
			for (final float[] map : components)
				for (int i = colour; i < map.length; i += COLOURS)
					map[i] = 255 * (map[i] - least) / range;
		}
	}

	private static float[] sorted(final List<float[]> components, final int colour) {
		final int cells = components.get(0).length / COLOURS;
		final float[] values = new float[components.size() * cells];
		for (int frame = 0; frame < components.size(); frame++)
			for (int cell = 0; cell < cells; cell++)
				values[frame * cells + cell] = components.get(frame)[cell * COLOURS + colour];
		Arrays.sort(values);
		return values;
	}
}
