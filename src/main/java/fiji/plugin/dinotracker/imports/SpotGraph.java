package fiji.plugin.dinotracker.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** The spots of one TrackMate track, linked forward in time; it may split and merge. */
final class SpotGraph {

	private final IntUnaryOperator frames;
	private final Map<Integer, List<Integer>> successors = new TreeMap<>();
	private final Map<Integer, List<Integer>> predecessors = new HashMap<>();

	/** @param frames gives the frame of a spot by its ID */
	SpotGraph(final IntUnaryOperator frames) {
		this.frames = frames;
	}

	/** Links two spots; the earlier becomes the predecessor. */
	void link(final int spot, final int other) {
		final boolean forward = frames.applyAsInt(spot) < frames.applyAsInt(other);
		addEdge(forward ? spot : other, forward ? other : spot);
	}

	private void addEdge(final int source, final int target) {
		successors.computeIfAbsent(source, s -> new ArrayList<>()).add(target);
		successors.computeIfAbsent(target, s -> new ArrayList<>());
		predecessors.computeIfAbsent(target, s -> new ArrayList<>()).add(source);
		predecessors.computeIfAbsent(source, s -> new ArrayList<>());
	}

	/** The graph cut after every split and before every merge: rows of spots, by the frame they start on. */
	List<List<Integer>> branches() {
		return successors.keySet().stream().filter(this::startsBranch).sorted(Comparator.comparingInt(frames::applyAsInt)).map(this::branch).toList();
	}

	private boolean startsBranch(final int spot) {
		final List<Integer> before = predecessors.get(spot);
		return before.size() != 1 || successors.get(before.get(0)).size() > 1;
	}

	private List<Integer> branch(final int start) {
		final List<Integer> branch = new ArrayList<>(List.of(start));
		List<Integer> next = successors.get(start);
		while (next.size() == 1 && !startsBranch(next.get(0))) {
			branch.add(next.get(0));
			next = successors.get(next.get(0));
		}
		return branch;
	}
}
