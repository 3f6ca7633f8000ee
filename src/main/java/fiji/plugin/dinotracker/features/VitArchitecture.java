package fiji.plugin.dinotracker.features;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The size of a DINOv2 vision transformer.
 *
 * @param name the name it is chosen by, such as {@code dinov2-vits14-reg4}
 * @param channels numbers a token, C; a multiple of {@value #HEAD_CHANNELS}
 * @param blocks transformer blocks
 * @param registers register tokens beside the class token
 */
public record VitArchitecture(String name, int channels, int blocks, int registers) {

	/** Side of a patch in pixels. */
	public static final int PATCH = 14;

	/** Cells each way of the grid the position embedding was trained on (518 pixels). */
	static final int POSITION_GRID = 37;

	/** Channels of one attention head, in every DINOv2 model. */
	public static final int HEAD_CHANNELS = 64;

	private static final List<VitArchitecture> PUBLISHED = List.of( //
		new VitArchitecture("dinov2-vits14", 384, 12, 0), new VitArchitecture("dinov2-vits14-reg4", 384, 12, 4), //
		new VitArchitecture("dinov2-vitb14", 768, 12, 0), new VitArchitecture("dinov2-vitb14-reg4", 768, 12, 4), //
		new VitArchitecture("dinov2-vitl14", 1024, 24, 0), new VitArchitecture("dinov2-vitl14-reg4", 1024, 24, 4));

	public VitArchitecture {
		if (channels < HEAD_CHANNELS || channels % HEAD_CHANNELS != 0)
			throw new IllegalArgumentException("A transformer's channels are a multiple of " + HEAD_CHANNELS + ", not " + channels);
	}

	/** The published models. */
	public static List<VitArchitecture> published() {
		return PUBLISHED;
	}

	/**
	 * The published model of a name.
	 *
	 * @throws IllegalArgumentException if there is none, listing the names there are
	 */
	public static VitArchitecture named(final String name) {
		return PUBLISHED.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow(() -> //
		new IllegalArgumentException("There is no model " + name + "; use one of " + //
			PUBLISHED.stream().map(VitArchitecture::name).collect(Collectors.joining(", "))));
	}

	/** Attention heads. */
	int heads() {
		return channels / HEAD_CHANNELS;
	}
}
