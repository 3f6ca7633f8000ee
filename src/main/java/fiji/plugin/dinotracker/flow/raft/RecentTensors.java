package fiji.plugin.dinotracker.flow.raft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

import ai.djl.ndarray.NDArray;

/** Computes one tensor a frame and keeps those used last, so that neighbouring pairs of frames share them. */
final class RecentTensors {

	private final int capacity;
	private final IntFunction<NDArray> computation;
	private final Map<Integer, NDArray> tensors = new LinkedHashMap<>(16, 0.75f, true); // least recently used first

	/**
	 * @param capacity how many to keep
	 * @param computation makes the tensor of a frame
	 */
	RecentTensors(final int capacity, final IntFunction<NDArray> computation) {
		this.capacity = capacity;
		this.computation = computation;
	}

	/** The tensor of a frame; it is closed once {@code capacity} other frames have been asked for. */
	NDArray get(final int frame) {
		final NDArray tensor = tensors.computeIfAbsent(frame, computation::apply);
		if (tensors.size() > capacity) tensors.remove(tensors.keySet().iterator().next()).close();
		return tensor;
	}
}
