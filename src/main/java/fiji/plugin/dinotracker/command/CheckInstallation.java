package fiji.plugin.dinotracker.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.global.opencv_core;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

import com.sun.management.OperatingSystemMXBean;

import ai.djl.engine.EngineException;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.bioformats.BioFormatsReader;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCache;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

import ij.IJ;

/** Says in the log whether everything is there that tracking needs, and what to do about what is not. */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Check Installation...", headless = true)
public final class CheckInstallation implements Command {

	private static final double GIGABYTE = 1e9;
	private static final String UPDATE = "run Install Engine... and start ImageJ again";

	@Override
	public void run() {
		findings().forEach(IJ::log);
	}

	/** A line for each thing. */
	static List<String> findings() {
		return List.of( //
			working("Engine", CheckInstallation::engine), //
			working("Optical flow", () -> "OpenCV " + opencv_core.getVersionMajor() + "." + opencv_core.getVersionMinor() + " works"), //
			memory(), //
			"TIFF, PNG, GIF, DICOM: read by ImageJ itself", //
			bioFormats(), //
			working("FFmpeg", () -> "is there, for MP4 and other videos, version " + avutil.av_version_info().getString()), //
			weights(WeightCache.ofThisComputer(HashPolicy.TRUST)));
	}

	/** What a library says of itself, or what to do if it does not load. */
	private static String working(final String name, final Supplier<String> library) {
		try {
			return name + ": " + library.get();
		}
		catch (final LinkageError | EngineException e) {
			return name + ": does not start (" + Engine.cause(e) + "); " + UPDATE;
		}
	}

	private static String engine() {
		final Optional<String> obstacle = obstacle();
		if (obstacle.isPresent()) return obstacle.get();
		final boolean gpu = Torch.device("auto").isGpu();
		return Torch.version() + " works, on the " + (gpu ? "GPU" : "CPU (no CUDA GPU was found; the presets quick and balanced do not need one)");
	}

	private static Optional<String> obstacle() {
		try {
			return Engine.ofThisComputer().obstacle();
		}
		catch (final IllegalArgumentException e) {
			return Optional.of(e.getMessage()); // there is none for this kind of computer
		}
	}

	private static String memory() {
		final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return String.format("Memory: %.1f GB in this computer, of which Java may take %.1f GB; the engine needs its own beside that. " + //
			"If a run says that memory does not suffice, lower Java's share in Edit > Options > Memory & Threads...", //
			system.getTotalMemorySize() / GIGABYTE, Runtime.getRuntime().maxMemory() / GIGABYTE);
	}

	private static String bioFormats() {
		return "Bio-Formats: " + new BioFormatsReader().missing().map(library -> "is not there; install " + library).orElse("is there");
	}

	private static String weights(final WeightCache cache) {
		final String here = WeightCatalogue.files().stream().filter(file -> Files.isRegularFile(cache.path(file))).map(WeightFile::name) //
			.collect(Collectors.joining(", "));
		return "Weights in " + cache.folder() + ": " + (here.isEmpty() ? "none; features dense-sift and flow dis need none" : here);
	}
}
