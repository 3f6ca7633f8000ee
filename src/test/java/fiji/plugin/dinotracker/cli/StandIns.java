package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fiji.plugin.dinotracker.command.MovingTexture;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.video.ffmpeg.SampleVideo;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.HyperStackConverter;

/**
 * Small files under the names that the guides use, and what becomes of the commands there: every name lies in one folder,
 * results go into new ones, frames are those that a small stack has, and a training takes two steps on small frames.
 */
final class StandIns {

	/** What is added to a tracking, and to one with a training. */
	private static final Map<String, String> SMALL = Map.of("--features", "dense-sift", "--flow", "dis", "--height", "98");
	private static final Map<String, String> SHORT = Map.of("--iterations", "2");

	private static final Map<String, String> FRAMES = Map.of("--first", "1", "--last", "3");
	private static final Set<String> SWITCHES = Set.of("--resume", "--help", "--quick");
	private static final Set<String> FILES = Set.of("--queries", "--mask", "--model", "--plot", "--reliability", "--json", "--cache");
	private static final String POINTS = "name,frame,x,y\nnose,0,40,50\nleft ear,0,60,30\n";

	private final Path home;
	private int runs;

	/** Makes the files in an empty folder. */
	StandIns(final Path home) throws IOException {
		this.home = home;
		for (final String folder : new String[] { "data/stacks", "videos", "horse", "ours", "demo-out" })
			Files.createDirectories(home.resolve(folder));
		for (final String stack : new String[] { "video.tif", "data/stack.tif", "data/stacks/one.tif", "videos/one.tif", "videos/two.tif", "demo-out/overlay.tif" })
			IJ.saveAsTiff(MovingTexture.image(), home.resolve(stack).toString());
		for (final String video : new String[] { "video.mp4", "flies.mp4" })
			Files.copy(SampleVideo.file(), home.resolve(video));
		for (final String points : new String[] { "points.csv", "more.csv", "joints.csv", "POINTS.csv", "data/stacks/one.csv" })
			Files.writeString(home.resolve(points), POINTS);
		IJ.saveAsTiff(embryo(), home.resolve("embryo.tif").toString());
		writeImages("FRAMES", MovingTexture.image());
		writeImages("horse/frames", MovingTexture.image());
		writeImages("horse/masks", IJ.createImage("mask", "8-bit ramp", MovingTexture.SIZE, MovingTexture.SIZE, MovingTexture.FRAMES));
	}

	/** Two channels, two planes, three times. */
	private static ImagePlus embryo() {
		final ImagePlus all = IJ.createImage("embryo", "8-bit ramp", MovingTexture.SIZE, MovingTexture.SIZE, 12);
		for (int image = 1; image <= all.getStackSize(); image++)
			all.getStack().setProcessor(MovingTexture.image().getStack().getProcessor(1 + (image - 1) / 4), image);
		return HyperStackConverter.toHyperStack(all, 2, 2, 3);
	}

	private void writeImages(final String folder, final ImagePlus stack) throws IOException {
		Files.createDirectories(home.resolve(folder));
		for (int image = 1; image <= stack.getStackSize(); image++)
			new FileSaver(new ImagePlus("", stack.getStack().getProcessor(image))).saveAsPng(home.resolve(folder).resolve(image + ".png").toString());
	}

	/** Adds the tracks of several trackers, ours from a folder of results. */
	void addTracks(final Path results) throws IOException {
		final Path npz = Path.of("src/test/resources").resolve(TracksFile.class.getPackageName().replace('.', '/')).resolve("tapvid.npz");
		Files.copy(npz, home.resolve("cotracker.npz"));
		Files.copy(results.resolve("tracks.csv"), home.resolve("ours/tracks.csv"));
		Files.copy(results.resolve("tracks.xml"), home.resolve("trackmate.xml"));
		Files.copy(results.resolve("tracks.csv"), home.resolve("demo-out/tracks.csv"));
		for (final String truth : new String[] { "truth.csv", "demo-out/truth.csv" })
			Files.writeString(home.resolve(truth), "track,frame,x,y,visible\nnose,0,40,50,1\nnose,1,41,50,1\nleft ear,0,60,30,1\nleft ear,1,61,30,1\n");
	}

	/** The file of a name in the guides. */
	Path file(final String name) {
		return home.resolve(name.replaceFirst("^/", "").replaceFirst("^POINTS$", "POINTS.csv"));
	}

	/**
	 * The arguments of a command with the names and numbers that hold here.
	 *
	 * @param documented the subcommand and what follows
	 */
	List<String> arguments(final List<String> documented) {
		final List<String> arguments = new ArrayList<>();
		final boolean command = !documented.get(0).equals("models");
		for (int i = 0; i < documented.size(); i++) {
			final String before = i == 0 || SWITCHES.contains(documented.get(i - 1)) ? "" : documented.get(i - 1);
			arguments.add(i == 0 || !command ? documented.get(i) : argument(before, documented.get(i), documented.contains("--resume")));
		}
		if (List.of("track", "batch").contains(documented.get(0)) && !documented.contains("--model") && !documented.contains("--help")) {
			add(SMALL, documented, arguments);
			if (!documented.contains("--method")) add(SHORT, documented, arguments);
		}
		return arguments;
	}

	private static void add(final Map<String, String> options, final List<String> documented, final List<String> arguments) {
		options.forEach((option, value) -> {
			if (!documented.contains(option)) arguments.addAll(List.of(option, value));
		});
	}

	private String argument(final String before, final String word, final boolean resumed) {
		if (word.startsWith("--")) return word;
		if (before.equals("--out")) return resumed ? file(word).toString() : home.resolve("made-" + ++runs).toString();
		if (FRAMES.containsKey(before)) return FRAMES.get(before);
		return !before.startsWith("--") || FILES.contains(before) ? file(word).toString() : word;
	}
}
