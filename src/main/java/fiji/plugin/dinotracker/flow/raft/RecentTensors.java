package fiji.plugin.dinotracker.flow.raft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Computes one tensor a frame and keeps those used last, so that neighbouring pairs of frames share them. */
final class RecentTensors {

	private final int capacity;
	private final IntFunction<NDArray> computation;
	private final Map<Integer, NDArray> tensors = new LinkedHashMap<>(16, 0.75f, true);

	/**
	 * @param capacity how many to keep
	 * @param computation makes a frame's tensor, [1, ...]
	 */
	RecentTensors(final int capacity, final IntFunction<NDArray> computation) {
		this.capacity = capacity;
		this.computation = computation;
	}

	/**
	 * The tensors of some frames, at most as many different ones as are kept.
	 *
	 * @return [N, ...]
	 */
	NDArray get(final int... frames) {
		final NDList list = new NDList();
		for (final int frame : frames)
			list.add(get(frame)); // [1, ...]
		return NDArrays.concat(list, 0);
	}

	private NDArray get(final int frame) {
		final NDArray tensor = tensors.computeIfAbsent(frame, computation::apply);
		if (tensors.size() > capacity) {
			final int eldest = tensors.keySet().iterator().next();
			tensors.remove(eldest).close();
		}
		return tensor;
	}
}
