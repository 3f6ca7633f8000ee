package fiji.plugin.dinotracker.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class SafetensorsTest {

	@TempDir
	private Path folder;

	private NDManager manager;

	@BeforeEach
	void start() {
		manager = Torch.newManager();
	}

	@AfterEach
	void stop() {
		manager.close();
	}

	@Test
	void readsTheSameTensorsAsFromThePth() throws IOException {
		try (Checkpoint pth = PthReader.open(Fixtures.file("tensors.pth")); Checkpoint safe = SafetensorsReader.open(Fixtures.file("tensors.safetensors"))) {
			assertThat(safe.names()).isEqualTo(pth.names()).hasSize(8);
			assertThat(safe.metadata()).containsExactly(Map.entry("made by", "torch"));
			for (final String name : pth.names()) {
				assertThat(safe.shape(name)).isEqualTo(pth.shape(name));
				assertThat(safe.tensor(manager, name).toFloatArray()).as(name).containsExactly(pth.tensor(manager, name).toFloatArray());
			}
		}
	}

	@Test
	void readsBackWhatItWrote() throws IOException {
		final Path file = folder.resolve("model.safetensors");
		final NDArray transposed = manager.create(new float[] { 1, 2, 3, 4, 5, 6 }, new Shape(2, 3)).transpose(); // [3, 2]
		SafetensorsWriter.write(file, Map.of("transposed", transposed, "scalar", manager.create(7f)), Map.of("step", "12", "é", "µ\"\n"));
		try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
			assertThat(checkpoint.names()).containsExactly("scalar", "transposed");
			assertThat(checkpoint.shape("transposed")).isEqualTo(new Shape(3, 2));
			assertThat(checkpoint.tensor(manager, "transposed").toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6);
			assertThat(checkpoint.tensor(manager, "scalar").getFloat()).isEqualTo(7);
			assertThat(checkpoint.metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("step", "12", "é", "µ\"\n"));
		}
	}

	@Test
	void aCopyOutlivesTheFile() throws IOException {
		final Path file = folder.resolve("model.safetensors");
		SafetensorsWriter.write(file, Map.of("weights", manager.create(new float[] { 1, 2, 3 })), Map.of());
		try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
			final NDArray copy = checkpoint.copy(manager, "weights");
			Files.write(file, new byte[(int) Files.size(file)]); // shared memory would be zero now
			assertThat(copy.toFloatArray()).containsExactly(1, 2, 3);
			assertThat(checkpoint.tensor(manager, "weights").toFloatArray()).containsExactly(0, 0, 0);
		}
	}

	@Test
	void writesEqualBytesWhateverTheOrder() throws IOException {
		final Map<String, NDArray> tensors = new LinkedHashMap<>();
		tensors.put("b", manager.ones(new Shape(3)));
		tensors.put("a", manager.zeros(new Shape(2)));
		final Path first = folder.resolve("first");
		final Path second = folder.resolve("second");
		SafetensorsWriter.write(first, tensors, Map.of("x", "1", "y", "2"));
		SafetensorsWriter.write(second, Map.of("a", tensors.get("a"), "b", tensors.get("b")), Map.of("y", "2", "x", "1"));
		assertThat(second).hasSameBinaryContentAs(first);
	}

	@Test
	void padsTheHeaderToEightBytes() throws IOException {
		for (int length = 1; length <= 8; length++) {
			final Path file = folder.resolve("padded");
			SafetensorsWriter.write(file, Map.of("n".repeat(length), manager.ones(new Shape(2))), Map.of());
			final long header = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
			assertThat(header % 8).isZero();
			assertThat(Files.size(file)).isEqualTo(8 + header + 8);
		}
	}

	@Test
	void keepsTheOldFileIfWritingFails() throws IOException {
		final Path file = Files.writeString(folder.resolve("model.safetensors"), "old");
		final NDArray integers = manager.ones(new Shape(2), DataType.INT64); // [2]
		assertThatThrownBy(() -> SafetensorsWriter.write(file, Map.of("steps", integers), Map.of())) //
			.isInstanceOf(IllegalArgumentException.class).hasMessage("steps is int64, not float32");
		assertThat(file).hasContent("old");
		assertThat(folder).isDirectoryNotContaining("glob:**.part");
	}

	@Test
	void readsFloatsThatAreNotAligned() throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 2.5f);
		final Path file = write("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}  ", data.array());
		try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
			assertThat((8 + 55) % 4).isNotZero();
			assertThat(checkpoint.tensor(manager, "a").toFloatArray()).containsExactly(2.5f);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", // too small a range
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", // behind the end of the file
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}", // 2^64 numbers
		"{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,4]}}", //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", //
		"{\"a\":3}", "[]", "{", "not json" })
	void refusesADamagedHeader(final String header) throws IOException {
		assertRefused(write(header, new byte[4]));
	}

	@Test
	void tellsAFileThatIsCutShort() throws IOException {
		final byte[] whole = Files.readAllBytes(Fixtures.file("tensors.safetensors"));
		for (final int length : new int[] { 0, 7, 8, 100, whole.length - 1 })
			assertRefused(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)));
	}

	@Test
	void tellsWhichTensorsDoNotFitTheModel() throws IOException {
		try (Checkpoint checkpoint = PthReader.open(Fixtures.file("module.pth"))) {
			final Shape weight = new Shape(3, 2);
			final Shape bias = new Shape(3);
			checkpoint.requireShapes(Map.of("weight", weight, "bias", bias));
			assertMisfit(checkpoint, Map.of("weight", weight, "bias", bias, "scale", bias), "lacks scale;");
			assertMisfit(checkpoint, Map.of("weight", weight), "holds unexpected bias;");
			assertMisfit(checkpoint, Map.of("weight", new Shape(2, 3), "bias", bias), "has weight of shape (3, 2) instead of (2, 3);");
			assertThatThrownBy(() -> checkpoint.tensor(manager, "scale")).isInstanceOf(CheckpointException.class).hasMessageContaining("has no tensor scale");
		}
	}

	private static void assertMisfit(final Checkpoint checkpoint, final Map<String, Shape> expected, final String message) {
		assertThatThrownBy(() -> checkpoint.requireShapes(expected)).isInstanceOf(CheckpointException.class) //
			.hasMessageContaining(message).hasMessageContaining("module.pth");
	}

	private static void assertRefused(final Path file) {
		assertThatThrownBy(() -> SafetensorsReader.open(file)).isInstanceOf(CheckpointException.class) //
			.hasMessageContaining(file.toString()).hasMessageMatching("[^\\n]+; [^\\n]+");
	}

	private Path write(final String header, final byte[] data) throws IOException {
		final byte[] json = header.getBytes(StandardCharsets.UTF_8);
		final ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
		return Files.write(folder.resolve("forged"), bytes.putLong(json.length).put(json).put(data).array());
	}
}
