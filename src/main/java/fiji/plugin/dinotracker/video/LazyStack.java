package fiji.plugin.dinotracker.video;

import java.util.function.IntFunction;

import net.imglib2.Dimensions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;

/**
 * An image whose blocks are fetched when they are looked at. The block looked at last is kept, so that its channels
 * are not fetched one by one.
 */
public final class LazyStack {

	private LazyStack() {}

	/**
	 * @param type the type of pixel
	 * @param size all dimensions
	 * @param blockDimensions how many of the leading dimensions a block spans
	 * @param blocks fetches a block's pixels, first dimension fastest; blocks are numbered along the remaining dimensions,
	 *          first dimension fastest
	 */
	public static <T extends NativeType<T>, A extends ArrayDataAccess<A>> RandomAccessibleInterval<T> of(final T type, final Dimensions size,
		final int blockDimensions, final IntFunction<A> blocks)
	{
		final int[] block = new int[size.numDimensions()];
		for (int d = 0; d < block.length; d++)
			block[d] = d < blockDimensions ? Math.toIntExact(size.dimension(d)) : 1;
		final CellGrid grid = new CellGrid(size.dimensionsAsLongArray(), block);
		return new LazyCellImg<>(grid, type, new LastBlock<>(grid, blocks));
	}

	/** Fetches blocks and keeps the last. */
	private static final class LastBlock<A> implements LazyCellImg.Get<Cell<A>> {

		private final CellGrid grid;
		private final IntFunction<A> blocks;
		private long index = -1;
		private Cell<A> cell;

		private LastBlock(final CellGrid grid, final IntFunction<A> blocks) {
			this.grid = grid;
			this.blocks = blocks;
		}

		@Override
		public synchronized Cell<A> get(final long wanted) {
			if (wanted != index) {
				final long[] corner = new long[grid.numDimensions()];
				final int[] dimensions = new int[grid.numDimensions()];
				grid.getCellDimensions(wanted, corner, dimensions);
				cell = new Cell<>(dimensions, corner, blocks.apply((int) wanted));
				index = wanted;
			}
			return cell;
		}
	}
}
