package fiji.plugin.dinotracker.flow.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.tensor.Torch;

class RecentTensorsTest {

	@Test
	void computesAgainOnlyWhatWasNotUsedLately() {
		final List<Integer> computed = new ArrayList<>();
		try (NDManager manager = Torch.newManager()) {
			final RecentTensors tensors = new RecentTensors(2, frame -> {
				computed.add(frame);
				return manager.create((float) frame);
			});
			for (final int frame : new int[] { 5, 6, 5, 7, 5, 6 })
				assertThat(tensors.get(frame).getFloat()).isEqualTo(frame);
			assertThat(computed).containsExactly(5, 6, 7, 6);
			assertThat(manager.getManagedArrays()).hasSize(2);
		}
	}
}
