package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.FormulaWeights;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/** Vision transformers with weights by formula, the same as in make_dinov2_fixtures.py. */
public final class FormulaVit {

	private FormulaVit() {}

	/** Writes a model under the names of Meta AI's files. */
	static void write(final VitArchitecture architecture, final Path file) throws IOException {
		try (NDManager manager = Torch.newManager()) {
			SafetensorsWriter.write(file, tensors(manager, architecture), Map.of());
		}
	}

	/** The tensors of a model under the names of Meta AI's files. */
	public static Map<String, NDArray> tensors(final NDManager manager, final VitArchitecture architecture) {
		final Map<String, NDArray> tensors = new HashMap<>();
		new MetaKeyLayout().stored(VitKeyLayout.shapes(architecture)) //
			.forEach((name, shape) -> tensors.put(name, tensor(manager, name, shape)));
		return tensors;
	}

	/** A tensor of a size that keeps the activations near one. */
	private static NDArray tensor(final NDManager manager, final String name, final Shape shape) {
		if (name.endsWith("gamma")) return FormulaWeights.tensor(manager, name, shape, 0.3f).add(0.5f);
		if (!name.endsWith("weight")) return FormulaWeights.tensor(manager, name, shape, 0.5f);
		if (name.contains("norm")) return FormulaWeights.tensor(manager, name, shape, 0.2f).add(1);
		return FormulaWeights.tensor(manager, name, shape, (float) Math.sqrt(6.0 * shape.get(0) / shape.size()));
	}
}
