package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.weights.Checkpoint;

/** The names of Meta AI's {@code .pth} files, where queries, keys and values are thirds of one tensor {@code qkv}. */
final class MetaKeyLayout implements VitKeyLayout {

	private static final Pattern THIRD = Pattern.compile("(.*\\.attn\\.)(query|key|value)(\\..*)");
	private static final List<String> ORDER = List.of("query", "key", "value");

	@Override
	public Map<String, Shape> stored(final Map<String, Shape> shapes) {
		final Map<String, Shape> stored = new LinkedHashMap<>();
		shapes.forEach((name, shape) -> {
			final Matcher third = THIRD.matcher(name);
			if (third.matches()) stored.put(fused(third), new Shape(3 * shape.get(0)).addAll(shape.slice(1)));
			else stored.put(name, shape);
		});
		return stored;
	}

	@Override
	public NDArray read(final Checkpoint checkpoint, final NDManager manager, final String name) throws IOException {
		final Matcher third = THIRD.matcher(name);
		if (!third.matches()) return checkpoint.tensor(manager, name);
		try (NDArray all = checkpoint.tensor(manager, fused(third))) { // [3 C, ...]
			final long rows = all.getShape().get(0) / 3;
			final long start = ORDER.indexOf(third.group(2)) * rows;
			try (NDArray part = all.get(new NDIndex().addSliceDim(start, start + rows))) { // [C, ...]
				return part.duplicate(); // a part would not outlive the whole
			}
		}
	}

	private static String fused(final Matcher third) {
		return third.group(1) + "qkv" + third.group(3);
	}
}
