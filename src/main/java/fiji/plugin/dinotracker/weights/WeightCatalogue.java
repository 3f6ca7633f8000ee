package fiji.plugin.dinotracker.weights;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every published file of weights this program can use. None is part of it: each is downloaded from its authors at
 * first use. DINOv2 comes twice, as PyTorch file from Meta AI and as safetensors from Hugging Face; the numbers are the
 * same.
 */
public final class WeightCatalogue {

	private static final String SAFETENSORS = "-safetensors";
	private static final String APACHE = "Apache-2.0";
	private static final String TORCHVISION = "torchvision is BSD-3-Clause; no separate licence is stated for its weights";

	private static final List<WeightFile> FILES = List.of( //
		dinoV2("dinov2-vits14", "dinov2_vits14", "", 88_283_115L, "b938bf1bc15cd2ec0feacfe3a1bb553fe8ea9ca46a7e1d8d00217f29aef60cd9"), //
		dinoV2("dinov2-vitb14", "dinov2_vitb14", "", 346_378_731L, "0b8b82f85de91b424aded121c7e1dcc2b7bc6d0adeea651bf73a13307fad8c73"), //
		dinoV2("dinov2-vitl14", "dinov2_vitl14", "", 1_217_586_395L, "d5383ea8f4877b2472eb973e0fd72d557c7da5d3611bd527ceeb1d7162cbf428"), //
		dinoV2("dinov2-vits14-reg4", "dinov2_vits14", "_reg4", 88_291_785L, "f433177089a681826f849f194ece3bb48f4d63fb38d32fc837e3dc7a4e5641fb"), //
		dinoV2("dinov2-vitb14-reg4", "dinov2_vitb14", "_reg4", 346_393_545L, "73182a088cf94833c94b1666d1c99e02fe87e2007bff57b564fb6206e25dba71"), //
		dinoV2("dinov2-vitl14-reg4", "dinov2_vitl14", "_reg4", 1_217_607_321L, "36e4deffbaef061a2576705b0c36f93621e2ae20bf6274694821b0b492551b51"), //
		huggingFace("dinov2-vits14", "dinov2-small", "ed25f3a31f01632728cabb09d1542f84ab7b0056", 88_249_960L, //
			"ae1e99fcefd534ed978cdeb8326f08030c96e28b7a81ffcbc98a857c84d14be1"), //
		huggingFace("dinov2-vitb14", "dinov2-base", "f9e44c814b77203eaa57a6bdbbd535f21ede1415", 346_345_912L, //
			"d73036b56966966d07975d696bde331762f37297e2f095de8cea0040c3aa0841"), //
		huggingFace("dinov2-vitl14", "dinov2-large", "47b73eefe95e8d44ec3623f8890bd894b6ea2d6c", 1_217_522_888L, //
			"399fba97a95f22c36834418bc69373364a99af3a1153da1c0fb31db567c92e23"), //
		raft("raft-large", "raft_large_C_T_SKHT_V2-ff5fadd5.pth", 21_106_607L, "ff5fadd56d26b40647388883af1547351ea17868b765c05b27231e72dd16a322"), //
		raft("raft-small", "raft_small_C_T_V2-01064c6d.pth", 4_006_189L, "01064c6dba73b0fc9fc8edf772248560a00a3acfd62ac6677e9eeebad9680e27"));

	private WeightCatalogue() {}

	/** All files. */
	public static List<WeightFile> files() {
		return FILES;
	}

	/**
	 * The file of a name.
	 *
	 * @throws IllegalArgumentException if there is none, listing the names there are
	 */
	public static WeightFile named(final String name) {
		return FILES.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow(() -> //
		new IllegalArgumentException("There are no weights called " + name + "; use one of " + //
			FILES.stream().map(WeightFile::name).collect(Collectors.joining(", "))));
	}

	/**
	 * The files that hold the weights of a model, each of them enough.
	 *
	 * @param model such as {@code dinov2-vits14}
	 * @throws IllegalArgumentException if there is no such model, listing what there is
	 */
	public static List<WeightFile> of(final String model) {
		final WeightFile first = named(model);
		return FILES.stream().filter(file -> file == first || file.name().equals(model + SAFETENSORS)).toList();
	}

	private static WeightFile dinoV2(final String name, final String folder, final String suffix, final long bytes, final String sha256) {
		final String file = folder + suffix + "_pretrain.pth";
		return new WeightFile(name, file, URI.create("https://dl.fbaipublicfiles.com/dinov2/" + folder + "/" + file), bytes, sha256, APACHE);
	}

	private static WeightFile huggingFace(final String model, final String repository, final String revision, final long bytes, final String sha256) {
		final URI address = URI.create("https://huggingface.co/facebook/" + repository + "/resolve/" + revision + "/model.safetensors");
		return new WeightFile(model + SAFETENSORS, repository + ".safetensors", address, bytes, sha256, APACHE);
	}

	private static WeightFile raft(final String name, final String file, final long bytes, final String sha256) {
		return new WeightFile(name, file, URI.create("https://download.pytorch.org/models/" + file), bytes, sha256, TORCHVISION);
	}
}
