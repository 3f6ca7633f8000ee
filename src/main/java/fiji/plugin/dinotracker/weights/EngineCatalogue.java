package fiji.plugin.dinotracker.weights;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The native libraries that the engine, the optical flow and the reader of videos need on each platform, as Maven Central
 * publishes them. They are no part of the plugin: {@link EngineInstaller} fetches those of the computer it runs on.
 */
public final class EngineCatalogue {

	/** A library in the version that the rest of the program is built against. */
	private record Library(String group, String artifact, String version, String licence) {

		/** Its file for a platform, or for all if the classifier is empty. */
		private WeightFile file(final String classifier, final long bytes, final String sha256) {
			final String file = artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
			return new WeightFile(artifact, file, URI.create(CENTRAL + group.replace('.', '/') + "/" + artifact + "/" + version + "/" + file), bytes, sha256, licence);
		}
	}

	/** That of PyTorch. */
	public static final String VERSION = "2.7.1";

	private static final String CENTRAL = "https://repo1.maven.org/maven2/";
	private static final String APACHE = "Apache-2.0";
	private static final Library PYTORCH = new Library("ai.djl.pytorch", "pytorch-native-cpu", VERSION, APACHE + ", with PyTorch under BSD-3-Clause");
	private static final Library BRIDGE = new Library("ai.djl.pytorch", "pytorch-jni", VERSION + "-0.35.1", APACHE);
	private static final Library JAVACPP = new Library("org.bytedeco", "javacpp", "1.5.10", APACHE);
	private static final Library OPENBLAS = new Library("org.bytedeco", "openblas", "0.3.26-1.5.10", APACHE + ", with OpenBLAS under BSD-3-Clause");
	private static final Library OPENCV = new Library("org.bytedeco", "opencv", "4.9.0-1.5.10", APACHE);
	private static final Library FFMPEG = new Library("org.bytedeco", "ffmpeg", "6.1.1-1.5.10", APACHE + ", with FFmpeg under LGPL-3.0");

	private static final WeightFile EVERYWHERE = BRIDGE.file("", 3_361_871L, "ec85fc26b76fb6919c38a5caccc96e2fc139d9e6919ffa65bed3d54e6ea8e380");

	/** The engine comes last: where it is, the rest is as well, also if an installation was broken off. */
	private static final Map<String, List<WeightFile>> FILES = Map.of( //
		"linux-x86_64", List.of( //
			JAVACPP.file("linux-x86_64", 26_488L, "fad4bd5eef759752c0659032b427af549c51d5809f005ede03ff46c5e7264fd8"), //
			OPENBLAS.file("linux-x86_64", 15_113_347L, "7a8eb64c8a0ae43de9c0742b861e1ec31575bd4b0e4108014d4261b45353a34c"), //
			OPENCV.file("linux-x86_64", 30_232_840L, "4059a3f74fab828f9c513f14d28ac5a0ad542353d972f9c1e03c33b34bf51970"), //
			FFMPEG.file("linux-x86_64", 23_992_128L, "fba80d4007014f8879766e969172b85a5adad9eba217a2b360f416fce275d379"), //
			PYTORCH.file("linux-x86_64", 111_597_418L, "1769928feaaa2389b4aa68390e7787ce1707290258b167d016a200fced4b8c39"), EVERYWHERE), //
		"linux-aarch64", List.of( //
			JAVACPP.file("linux-arm64", 25_695L, "a7a177131972e07e22ba0c2da976dcc6ef3f31fabca1253cd5141cfe32ccd567"), //
			OPENBLAS.file("linux-arm64", 8_630_148L, "85411748d62d26cba51c14d74cb09221e9d513692fb18f462013f098456cefa3"), //
			OPENCV.file("linux-arm64", 26_835_721L, "7c984f622650a69ced1e970fdc2bc5375e52ee18ec19d39f3b927409d85e7ea4"), //
			FFMPEG.file("linux-arm64", 23_725_900L, "543c70ca204772dbe804ba73d5baaa70c6456bbdd1861fbc27fb5d74832f45dc"), //
			PYTORCH.file("linux-aarch64", 71_387_151L, "ea7bf1da33fc4ecf310186b27f2b4afc4387e81cb76a994e5703e0e3c2c97cf6"), EVERYWHERE), //
		"win-x86_64", List.of( //
			JAVACPP.file("windows-x86_64", 1_406_379L, "3ef632afb696fb4e447cfc4055f45de15114374c8b84e689ef5c24faab9b51ce"), //
			OPENBLAS.file("windows-x86_64", 28_938_492L, "abfdfb1b7cdf4d6453b40d63cefaa0e0fff0b4b382941a824cbeecd954d3d1bb"), //
			OPENCV.file("windows-x86_64", 32_402_985L, "02f38d5894fe69d35ef37b78ac51ad49867bac6ab2f42318218fcf2dd4192222"), //
			FFMPEG.file("windows-x86_64", 24_461_014L, "ec061d4759ca7c19fe53db868c5071b3e71136d18abd5f9ebe305308d15caa2d"), //
			PYTORCH.file("win-x86_64", 75_502_000L, "f70603e9b03cf7df1690c2b1f8edd99fcfdc4e38d639db1d3604ce22b13a38df"), EVERYWHERE), //
		"osx-aarch64", List.of( //
			JAVACPP.file("macosx-arm64", 22_032L, "6f7f5022b70d51bc8f76951261b94f333989b839860deb3b8dafa9c2bbc006f6"), //
			OPENBLAS.file("macosx-arm64", 7_701_407L, "e7f4e89ba4dbb63bfe0de99056f1da730028842abd31671abae29c00f2c010d5"), //
			OPENCV.file("macosx-arm64", 22_474_763L, "879b1b3e88e2e0836602a5aab5cf4973cf6c739af3db4dbda2022ad2ec40bf74"), //
			FFMPEG.file("macosx-arm64", 18_483_172L, "386dac8a99af483c1044bca2d46d4159f4289cb28e045138d6007e432e32c97f"), //
			PYTORCH.file("osx-aarch64", 41_611_143L, "e1ca6c377750d31a2a791d9d2dac9efb09e39181faf84338ef0e140214979ff2"), EVERYWHERE));

	private EngineCatalogue() {}

	/** The names of the platforms there are libraries for. */
	public static List<String> platforms() {
		return FILES.keySet().stream().sorted().toList();
	}

	/**
	 * The files for a platform.
	 *
	 * @param platform see {@link #platform}
	 * @throws IllegalArgumentException if there are none, listing the platforms there are
	 */
	public static List<WeightFile> files(final String platform) {
		if (!FILES.containsKey(platform)) throw new IllegalArgumentException("There is no engine for " + platform + "; use a computer with one of " + String.join(", ", platforms()));
		return FILES.get(platform);
	}

	/**
	 * The platform of a computer.
	 *
	 * @param system as Java's property {@code os.name} names it
	 * @param processor as Java's property {@code os.arch} names it
	 */
	public static String platform(final String system, final String processor) {
		final String name = system.toLowerCase(Locale.ROOT);
		final String family = name.startsWith("windows") ? "win" : name.startsWith("mac") ? "osx" : "linux";
		return family + "-" + (processor.equals("amd64") ? "x86_64" : processor.equals("arm64") ? "aarch64" : processor);
	}
}
