package fiji.plugin.dinotracker.model;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** By the engine's operations, wherever it computes; the halving is two matrices. */
final class EngineDownsampling extends Downsampling {

	private final BatchNormalization normalization;
	private final NDArray rows;
	private final NDArray columns;

	EngineDownsampling(final NDManager manager, final BatchNormalization normalization, final Halving rows, final Halving columns) {
		this.normalization = normalization;
		this.rows = matrix(manager, rows); // [H', H]
		try (NDArray transposed = matrix(manager, columns)) {
			this.columns = transposed.transpose().duplicate(); // [W, W']
		}
	}

	private static NDArray matrix(final NDManager manager, final Halving side) {
		return manager.create(side.matrix(), new Shape(side.outputs(), side.length()));
	}

	@Override
	List<NDArray> constants() {
		return List.of(rows, columns);
	}

	@Override
	NDArray apply(final NDArray x, final BatchMode mode) {
		final Shape shape = x.getShape();
		try (x; NDArray normalized = normalization.apply(x, mode); NDArray active = normalized.getNDArrayInternal().relu(); //
				NDArray maps = active.reshape(-1, shape.get(2), shape.get(3)); NDArray shorter = rows.matMul(maps)) { // [N C, H', W]
			return shorter.matMul(columns).reshape(shape.get(0), shape.get(1), rows.getShape().get(0), columns.getShape().get(1)); // [N, C, H', W']
		}
	}
}
