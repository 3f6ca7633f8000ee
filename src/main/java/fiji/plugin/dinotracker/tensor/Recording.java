package fiji.plugin.dinotracker.tensor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * What the engine records on one thread at a time to find gradients; other threads wait for their turn. The engine knows the
 * derivatives of its own operations only. Where something else computes, the record is cut: what came out begins a new part
 * of it, and on the way back {@link #backward} goes on from there with a derivative of our own.
 */
final class Recording implements GradientCollector {

	private static final ReentrantLock TURN = new ReentrantLock(true);
	/** The one that is under way, or null; only to be read by the thread whose turn it is. */
	private static Recording current;

	private final GradientCollector collector;
	private final Deque<Cut> cuts = new ArrayDeque<>();

	/** Where the record goes on by other means. */
	private record Cut(NDArray output, NDList inputs, Function<NDArray, NDList> derivative) {

		/** Adds to the gradients of all that the inputs were made of; zeros if no gradient reached the output. */
		void backward() {
			try (NDArray gradient = output.getGradient(); NDList gradients = Torch.withoutGradients(() -> derivative.apply(gradient))) {
				for (int i = 0; i < inputs.size(); i++)
					JniUtils.backward((PtNDArray) inputs.get(i), (PtNDArray) gradients.get(i), false, false);
			}
		}
	}

	private Recording(final GradientCollector collector) {
		this.collector = collector;
	}

	/** Waits for this thread's turn and begins. */
	static GradientCollector begin(final Supplier<GradientCollector> engine) {
		TURN.lock();
		try {
			current = new Recording(engine.get());
			return current;
		}
		catch (final RuntimeException | Error e) {
			TURN.unlock();
			throw e;
		}
	}

	/** Cuts the record of this thread, if there is one. */
	static boolean cut(final NDArray output, final NDList inputs, final Function<NDArray, NDList> derivative) {
		if (!TURN.isHeldByCurrentThread() || !JniUtils.isGradMode()) return false;
		output.setRequiresGradient(true);
		current.cuts.push(new Cut(output, inputs, derivative));
		return true;
	}

	@Override
	public void backward(final NDArray target) {
		collector.backward(target);
		while (!cuts.isEmpty())
			cuts.pop().backward();
	}

	@Override
	public void zeroGradients() {
		collector.zeroGradients();
	}

	@Override
	public void close() {
		try {
			collector.close();
		}
		finally {
			current = null;
			TURN.unlock();
		}
	}
}
