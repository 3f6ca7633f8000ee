package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

class TensorStoreTest {

	@Test
	void tensorsComeBackAsTheyWerePut() {
		try (NDManager manager = Torch.newManager();
				TensorStore store = TensorStore.filled(3, new Shape(2, 2), some -> some.put(1, manager.create(new float[] { 1, 2, 3, 4 }, new Shape(2, 2)))))
		{
			assertThat(store.get(manager, 1).toFloatArray()).containsExactly(1, 2, 3, 4);
			assertThat(store.get(manager, 2).toFloatArray()).containsOnly(0);
			assertThat(store.every(2).size()).isEqualTo(2);
		}
	}

	@Test
	void workThatFailsLeavesNoMemoryBehind() {
		final AtomicReference<TensorStore> store = new AtomicReference<>();
		assertThatThrownBy(() -> TensorStore.filled(3, new Shape(2, 2), some -> {
			store.set(some);
			throw new CancellationException();
		})).isInstanceOf(CancellationException.class);
		assertThatThrownBy(() -> store.get().buffer(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("their store is closed");
	}

	@Test
	void aClosedStoreSaysThatItIs() {
		try (NDManager manager = Torch.newManager()) {
			final TensorStore store = new TensorStore(2, new Shape(2));
			store.close();
			assertThatThrownBy(() -> store.get(manager, 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("their store is closed");
			assertThatThrownBy(() -> store.put(1, manager.zeros(new Shape(2)))).isInstanceOf(IllegalStateException.class).hasMessageContaining("their store is closed");
		}
	}
}
