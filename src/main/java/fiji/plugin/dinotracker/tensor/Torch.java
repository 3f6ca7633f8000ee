package fiji.plugin.dinotracker.tensor;

import java.util.function.Function;
import java.util.function.Supplier;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * The one place where the PyTorch engine is started and where tensors come from. What must be set before the engine
 * loads (class loader, telemetry, downloads, threads, allocator) is set here; afterwards nothing changes in a Java process.
 */
public final class Torch {

	private Torch() {}

	/** A home for tensors on a device; close it to free them. Gradients are off on the calling thread. */
	public static NDManager newManager(final Device device) {
		final NDManager manager = Loaded.ENGINE.newBaseManager(device);
		JniUtils.setGradMode(false);
		return manager;
	}

	/** A home for tensors on the CPU. */
	public static NDManager newManager() {
		return newManager(Device.cpu());
	}

	/**
	 * The device of a name.
	 *
	 * @param name {@code cpu}, {@code gpu}, or {@code auto}: the GPU if the engine sees one
	 * @throws IllegalArgumentException for another name, or a GPU that the engine does not see
	 */
	public static Device device(final String name) {
		final boolean gpu = Loaded.ENGINE.getGpuCount() > 0;
		return switch (name) {
			case "auto" -> gpu ? Device.gpu() : Device.cpu();
			case "cpu" -> Device.cpu();
			case "gpu" -> {
				if (!gpu) throw new IllegalArgumentException("The engine sees no CUDA GPU; choose the device cpu or auto");
				yield Device.gpu();
			}
			default -> throw new IllegalArgumentException("Unknown device " + name + "; use auto, cpu or gpu");
		};
	}

	/** Name and version of the engine. */
	public static String version() {
		return Loaded.ENGINE.getEngineName() + " " + Loaded.ENGINE.getVersion();
	}

	/** Runs something without recording it for gradients. */
	public static <T> T withoutGradients(final Supplier<T> work) {
		final boolean before = JniUtils.isGradMode();
		JniUtils.setGradMode(false);
		try {
			return work.get();
		}
		finally {
			JniUtils.setGradMode(before);
		}
	}

	/**
	 * Starts recording operations for gradients on this thread, until it is closed. The engine records for one thread at a
	 * time; others wait for their turn.
	 */
	public static GradientCollector newGradientCollector() {
		return Recording.begin(Loaded.ENGINE::newGradientCollector);
	}

	/**
	 * Says how to differentiate what was not computed by the engine's operations.
	 *
	 * @param output what was computed; it gets a gradient if this thread records
	 * @param inputs what it was computed from: tensors with gradients that are parameters, or used for nothing else; they must
	 *          stay open for the way back
	 * @param derivative the gradients of the inputs, in their order, from the gradient of the output, which it must leave as it is
	 * @return whether this thread records, and so whether the derivative may be called
	 */
	public static boolean differentiate(final NDArray output, final NDList inputs, final Function<NDArray, NDList> derivative) {
		return Recording.cut(output, inputs, derivative);
	}

	/** Loads the engine when it is first needed; the holder idiom makes that happen once. */
	private static final class Loaded {

		static final Engine ENGINE = load();

		private static Engine load() {
			final Thread thread = Thread.currentThread();
			final ClassLoader before = thread.getContextClassLoader();
			thread.setContextClassLoader(Torch.class.getClassLoader()); // DJL looks for engines with it, once
			try {
				System.setProperty("OPT_OUT_TRACKING", "true");
				System.getProperties().putIfAbsent("ai.djl.offline", "true"); // DJL would download what it misses without asking
				if (Platform.isLinux()) tuneLinux();
				return Engine.getEngine("PyTorch");
			}
			finally {
				thread.setContextClassLoader(before);
			}
		}

		/**
		 * Two settings that only concern speed: OpenMP threads sleep instead of spinning at barriers, and freed tensors
		 * stay with the process instead of being mapped and cleared anew at each step.
		 */
		private static void tuneLinux() {
			final LibC c = Native.load("c", LibC.class);
			c.setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
			c.mallopt(LibC.M_MMAP_THRESHOLD, 32 << 20);
			c.mallopt(LibC.M_TRIM_THRESHOLD, 2_000_000_000);
			c.mallopt(LibC.M_TOP_PAD, 64 << 20);
		}
	}

	/** The two calls of the C library that are needed before libtorch loads. */
	private interface LibC extends Library {

		int M_TRIM_THRESHOLD = -1;
		int M_TOP_PAD = -2;
		int M_MMAP_THRESHOLD = -3;

		int setenv(String name, String value, int overwrite);

		int mallopt(int parameter, int value);
	}
}
