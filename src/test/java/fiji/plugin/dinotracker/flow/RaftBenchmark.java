package fiji.plugin.dinotracker.flow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.SafetensorsReader;

/**
 * Seconds that RAFT-large takes for one pair of frames of 432 x 240 pixels, 24 updates, formula weights. Run it beside
 * PyTorch with {@code src/test/python/benchmark.py}.
 */
class RaftBenchmark {

	private static final int REPETITIONS = 5;

	@Test
	void printSeconds(@TempDir final Path folder) throws IOException {
		try (NDManager manager = Torch.newManager(); Video video = FormulaRaft.video(432, 240, 2);
			Checkpoint checkpoint = SafetensorsReader.open(FormulaRaft.write(folder, manager, RaftConfiguration.LARGE));
			Raft raft = new Raft(checkpoint, RaftConfiguration.LARGE, Raft.PAPER_UPDATES, Device.cpu()))
		{
			for (int i = 0; i < REPETITIONS; i++)
				printSeconds(raft, video);
		}
	}

	private static void printSeconds(final Raft raft, final Video video) {
		final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		final long wall = System.nanoTime();
		final long cpu = system.getProcessCpuTime();
		raft.flows(video, List.of(new FramePair(0, 1)));
		System.out.printf("RAFT here: %.2f s CPU, %.2f s wall%n", (system.getProcessCpuTime() - cpu) * 1e-9, (System.nanoTime() - wall) * 1e-9);
	}
}
