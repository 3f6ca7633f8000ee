package fiji.plugin.dinotracker.command;

import java.util.List;

import net.imglib2.AbstractWrappedInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** As much of an ImageJ2 Dataset as the script we ship asks for: an image, a name, and axes with names. */
public final class NamedAxesImage<T extends RealType<T>> extends AbstractWrappedInterval<RandomAccessibleInterval<T>> implements RandomAccessibleInterval<T> {

	private final List<String> axes;

	NamedAxesImage(final RandomAccessibleInterval<T> image, final String... axes) {
		super(image);
		this.axes = List.of(axes);
	}

	/** An axis of a Dataset. */
	public record Axis(Type type) {}

	/** What an axis stands for. */
	public record Type(String getLabel) {}

	/** The axis along a dimension. */
	public Axis axis(final int dimension) {
		return new Axis(new Type(axes.get(dimension)));
	}

	/** Whether its channels are red, green and blue. */
	public boolean isRGBMerged() {
		return false;
	}

	/** What it is called. */
	public String getName() {
		return "dataset";
	}

	@Override
	public RandomAccess<T> randomAccess() {
		return sourceInterval.randomAccess();
	}

	@Override
	public RandomAccess<T> randomAccess(final Interval interval) {
		return sourceInterval.randomAccess(interval);
	}
}
