package fiji.plugin.dinotracker.model;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Samples the output of {@link DeltaDino} bilinearly at the pixels of the feature grid (App. A.3). Cell (i, j) of the
 * network is taken to lie at pixel (s j + 0.5, s i + 0.5), where s is its total stride; beyond the outermost cells the value
 * stays that of the nearest one. Rows and columns separate into two small matrices.
 * <p>
 * That is where the authors' program puts it. What the cell sees is centred on s j + (s - 1) / 2, since each halving moves
 * the centre by half a pixel; the network learns to make up for the three pixels between.
 * </p>
 */
final class GridAlignment {

	private final NDArray rows;
	private final NDArray columns;

	GridAlignment(final NDManager manager, final VideoGeometry geometry, final int networkStride) {
		rows = matrix(manager, geometry.gridHeight(), halved(geometry.height(), networkStride), geometry, networkStride);
		columns = matrix(manager, geometry.gridWidth(), halved(geometry.width(), networkStride), geometry, networkStride);
	}

	private static int halved(final int side, final int networkStride) {
		return (side + networkStride - 1) / networkStride;
	}

	private static NDArray matrix(final NDManager manager, final int cells, final int inputs, final VideoGeometry geometry, final int networkStride) {
		final float[] weights = new float[cells * inputs];
		for (int cell = 0; cell < cells; cell++) {
			final double pixel = geometry.stride() * cell + geometry.patch() / 2;
			final double input = Math.max(0, Math.min(inputs - 1, (pixel - 0.5) / networkStride));
			final int left = Math.min((int) input, inputs - 2);
			weights[cell * inputs + left] = (float) (left + 1 - input);
			weights[cell * inputs + left + 1] = (float) (input - left);
		}
		return manager.create(weights, new Shape(cells, inputs)); // [cells, inputs]
	}

	List<NDArray> matrices() {
		return List.of(rows, columns);
	}

	/**
	 * @param x [N, C, h', w']
	 * @return [N, P, C]
	 */
	NDArray sample(final NDArray x) {
		final long n = x.getShape().get(0);
		final long channels = x.getShape().get(1);
		final long inputRows = x.getShape().get(2);
		final long inputColumns = x.getShape().get(3);
		try (NDArray pixels = x.transpose(0, 2, 3, 1).reshape(n, inputRows, inputColumns * channels); // [N, h', w' C]
				NDArray lines = rows.matMul(pixels)) { // [N, h, w' C]
			return columns.matMul(lines.reshape(-1, inputColumns, channels)).reshape(n, -1, channels); // [N, P, C]
		}
	}
}
