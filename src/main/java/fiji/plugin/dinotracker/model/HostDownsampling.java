package fiji.plugin.dinotracker.model;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

/**
 * By loops on the processor, channels side by side: a map is normalised, clipped and halved while it is in the cache, and for
 * the way back nothing is kept but the output of the convolution. The engine would go through memory for each of these, there and back.
 * Results do not depend on the number of threads.
 */
final class HostDownsampling extends Downsampling {

	private final BatchNormalization normalization;
	private final Halving rows;
	private final Halving columns;
	private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

	HostDownsampling(final BatchNormalization normalization, final Halving rows, final Halving columns) {
		this.normalization = normalization;
		this.rows = rows;
		this.columns = columns;
	}

	@Override
	List<NDArray> constants() {
		return List.of();
	}

	@Override
	NDArray apply(final NDArray x, final BatchMode mode) {
		final HostMaps maps = HostMaps.of(x);
		final NDArray y = x.getManager().create(new Shape(maps.count(), maps.channels(), rows.outputs(), columns.outputs()));
		final HostMaps halvedMaps = HostMaps.of(y);
		final ChannelScaling[] scalings = normalization.past();
		forEachChannel(maps, (channel, room) -> {
			if (mode == BatchMode.BATCH) scalings[channel] = scalings[channel].ofBatch(maps, channel, room.map);
			for (int frame = 0; frame < maps.count(); frame++) {
				maps.read(frame, channel, room.map);
				scalings[channel].activate(room.map);
				room.halving.apply(room.map, room.halved);
				halvedMaps.write(frame, channel, room.halved);
			}
		});
		if (mode == BatchMode.BATCH) normalization.remember(scalings);
		final NDList inputs = new NDList(x, normalization.gamma(), normalization.beta());
		if (!Torch.differentiate(y, inputs, gradient -> derivative(x, scalings, gradient))) x.close();
		return y;
	}

	/** The gradients of the maps, of gamma and of beta. */
	private NDList derivative(final NDArray x, final ChannelScaling[] scalings, final NDArray gradient) {
		final NDArray result = x.getManager().create(x.getShape());
		final HostMaps maps = HostMaps.of(x);
		final HostMaps outputs = HostMaps.of(gradient);
		final HostMaps inputs = HostMaps.of(result);
		final float[] ofGamma = new float[maps.channels()];
		final float[] ofBeta = new float[maps.channels()];
		forEachChannel(maps, (channel, room) -> {
			final ChannelScaling.Gradient sums = scalings[channel].newGradient();
			for (int frame = 0; frame < maps.count(); frame++) {
				maps.read(frame, channel, room.map);
				outputs.read(frame, channel, room.halved);
				room.halving.transposed(room.halved, room.gradient);
				sums.add(room.map, room.gradient);
				inputs.write(frame, channel, room.gradient);
			}
			for (int frame = 0; frame < maps.count(); frame++) {
				maps.read(frame, channel, room.map);
				inputs.read(frame, channel, room.gradient);
				sums.finish(room.map, room.gradient);
				inputs.write(frame, channel, room.gradient);
			}
			ofGamma[channel] = (float) sums.ofGamma();
			ofBeta[channel] = (float) sums.ofBeta();
		});
		return new NDList(result, x.getManager().create(ofGamma), x.getManager().create(ofBeta));
	}

	private void forEachChannel(final HostMaps maps, final ChannelWork work) {
		IntStream.range(0, maps.channels()).parallel().forEach(channel -> {
			final Workspace room = Optional.ofNullable(idle.poll()).orElseGet(() -> new Workspace(rows, columns));
			work.accept(channel, room);
			idle.add(room);
		});
	}

	/** Work on one channel. */
	private interface ChannelWork {

		void accept(int channel, Workspace room);
	}

	/** Room for one thread's maps, kept from step to step. */
	private static final class Workspace {

		final HostHalving halving;
		final float[] map; // [H, W]
		final float[] gradient; // [H, W]
		final float[] halved; // [H', W']

		Workspace(final Halving rows, final Halving columns) {
			halving = new HostHalving(rows, columns);
			map = new float[rows.length() * columns.length()];
			gradient = new float[map.length];
			halved = new float[rows.outputs() * columns.outputs()];
		}
	}
}
