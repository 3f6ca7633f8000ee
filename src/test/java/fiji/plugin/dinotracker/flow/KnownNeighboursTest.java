package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

class KnownNeighboursTest {

	/** A flow that remembers what it was asked for. */
	private static final class Asked implements OpticalFlow {

		private final OpticalFlow dis = new DisFlow();
		private final List<FramePair> pairs = new ArrayList<>();

		@Override
		public String name() {
			return dis.name();
		}

		@Override
		public List<FlowField> flows(final Video video, final List<FramePair> wanted) {
			pairs.addAll(wanted);
			return dis.flows(video, wanted);
		}
	}

	@Test
	void onlyDistantFramesAreEstimatedAndAllFlowsAreTheSame() {
		try (Video video = new TexturedVideo(7).shifting(TestGeometry.unscaled(98, 98), 4, 1.5, -0.75); FlowVideo neighbours = FlowVideo.of(new DisFlow(), video, Progress.NONE)) {
			final List<FramePair> pairs = List.of(new FramePair(1, 2), new FramePair(0, 2), new FramePair(2, 1), new FramePair(3, 1));
			final Asked asked = new Asked();
			final List<FlowField> flows = new KnownNeighbours(asked, () -> neighbours).flows(video, pairs);
			assertThat(asked.pairs).containsExactly(new FramePair(0, 2), new FramePair(3, 1));
			final List<FlowField> expected = new DisFlow().flows(video, pairs);
			for (int i = 0; i < pairs.size(); i++) {
				assertThat(flows.get(i).dx()).as("%s", pairs.get(i)).isEqualTo(expected.get(i).dx());
				assertThat(flows.get(i).dy()).as("%s", pairs.get(i)).isEqualTo(expected.get(i).dy());
			}
		}
	}
}
