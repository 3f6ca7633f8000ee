package fiji.plugin.dinotracker.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.razorvine.pickle.Unpickler;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class PthReaderTest {

	/** ramp[row][col] = (6 row + col) / 8 - 1, see make_pth_fixtures.py. */
	private static final float[] RAMP = ramp();

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

	private static float[] ramp() {
		final float[] ramp = new float[24];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = i / 8f - 1;
		return ramp;
	}

	@Test
	void readsEveryStoredType() throws IOException {
		try (Checkpoint checkpoint = PthReader.open(Fixtures.file("tensors.pth"))) {
			for (final String name : new String[] { "ramp", "half", "bfloat" }) {
				assertThat(checkpoint.shape(name)).isEqualTo(new Shape(4, 6));
				assertThat(checkpoint.tensor(manager, name).toFloatArray()).as(name).containsExactly(RAMP);
			}
			assertThat(checkpoint.shape("steps")).isEqualTo(new Shape());
			assertThat(checkpoint.tensor(manager, "steps").getFloat()).isEqualTo(1234567);
			assertThat(checkpoint.tensor(manager, "half_extremes").toFloatArray()) //
				.containsExactly(65504, -5.9604645e-8f, Float.POSITIVE_INFINITY, -0f);
		}
	}

	@Test
	void readsViewsOfOneStorage() throws IOException {
		try (Checkpoint checkpoint = PthReader.open(Fixtures.file("tensors.pth"))) {
			assertThat(checkpoint.shape("transposed")).isEqualTo(new Shape(6, 4));
			assertThat(checkpoint.tensor(manager, "transposed").transpose().toFloatArray()).containsExactly(RAMP);
			assertThat(checkpoint.shape("window")).isEqualTo(new Shape(2, 3));
			assertThat(checkpoint.tensor(manager, "window").toFloatArray()) //
				.containsExactly(RAMP[8], RAMP[9], RAMP[10], RAMP[14], RAMP[15], RAMP[16]);
			assertThat(checkpoint.tensor(manager, "column").toFloatArray()).containsExactly(RAMP[3], RAMP[9], RAMP[15], RAMP[21]);
		}
	}

	@Test
	void readsTheStateOfAModule() throws IOException {
		try (Checkpoint checkpoint = PthReader.open(Fixtures.file("module.pth"))) {
			assertThat(checkpoint.names()).containsExactly("bias", "weight");
			assertThat(checkpoint.shape("weight")).isEqualTo(new Shape(3, 2));
		}
	}

	@Test
	void tensorsStayValidAfterClosing() throws IOException {
		final var checkpoint = PthReader.open(Fixtures.file("tensors.pth"));
		final var ramp = checkpoint.tensor(manager, "ramp"); // [4, 6]
		checkpoint.close();
		assertThat(ramp.toFloatArray()).containsExactly(RAMP);
	}

	@Test
	void refusesAPickleThatRunsACommand() {
		assertRefused(Fixtures.file("command.pth")).hasMessageContaining("asks for posix.system");
	}

	@Test
	void refusesWhatOtherCodeTaughtThePickleLibrary() throws IOException {
		Unpickler.registerConstructor("evil", "Class", arguments -> {
			throw new AssertionError("was called");
		});
		assertRefused(forge("\u0080\2cevil\nClass\n)R.")).hasMessageContaining("asks for evil.Class");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cbuiltins\neval\n", "ctorch._utils\n_rebuild_parameter\n", "cbuiltins\nException\n", "ctorch\nload\n", "(ios\nsystem\n" })
	void refusesOtherClassesAndFunctions(final String instruction) throws IOException {
		assertRefused(forge("\u0080\2" + instruction + "."));
	}

	@Test
	void refusesToCallAStorage() throws IOException {
		assertRefused(forge("\u0080\2ctorch\nFloatStorage\n)R.")).hasMessageContaining("calls a storage");
	}

	@Test
	void refusesAStringLongerThanThePickle() throws IOException {
		assertRefused(forge("\u0080\2X\u00ff\u00ff\u00ff\u007f.")).hasMessageContaining("claims a string of 2147483647 bytes");
	}

	@Test
	void refusesKeysThatAreNoText() throws IOException {
		assertRefused(forge("\u0080\2}q\0h\0h\0sh\0h\0s.")).hasMessageContaining("keys are not text"); // a dictionary with itself as key
		assertRefused(forge("\u0080\2}(]K\1u.")).hasMessageContaining("keys are not text");
	}

	@Test
	void readsAForgedPickleOfTheRightForm() throws IOException {
		try (Checkpoint checkpoint = PthReader.open(forge(Fixtures.pickledTensor("K\0", "K\2K\2\u0086", "K\2K\1\u0086")))) {
			assertThat(checkpoint.shape("w")).isEqualTo(new Shape(2, 2));
		}
	}

	@Test
	void refusesTensorsLargerThanTheirData() throws IOException {
		assertTooLarge("K\0", "K\2K\3\u0086", "K\3K\1\u0086");
		assertTooLarge("K\1", "K\2K\2\u0086", "K\2K\1\u0086");
		assertTooLarge("K\u00ff", "K\1\u0085", "K\1\u0085");
		assertTooLarge("J\u00ff\u00ff\u00ff\u00ff", "K\1\u0085", "K\1\u0085"); // offset -1
		assertTooLarge("K\0", "J\0\0\0\u0040J\0\0\0\u0040\u0086", "K\0K\0\u0086"); // 2^60 copies of one number
		assertTooLarge("K\0", "K\2\u0085", "J\u00ff\u00ff\u00ff\u00ff\u0085"); // stride -1
		assertTooLarge("K\0", "K\2\u0085", ")");
	}

	private void assertTooLarge(final String offset, final String shape, final String strides) throws IOException {
		assertRefused(forge(Fixtures.pickledTensor(offset, shape, strides))).hasMessageContaining("larger than its data");
	}

	@Test
	void refusesACompressedEntryUnread() throws IOException {
		final String pickle = Fixtures.pickledTensor("K\0", "K\4\u0085", "K\1\u0085");
		assertRefused(Fixtures.forge(folder.resolve("bomb.pth"), ZipEntry.DEFLATED, pickle)).hasMessageContaining("is compressed");
	}

	@Test
	void refusesNumbersOfABigEndianMachine() throws IOException {
		final String bytes = new String(Files.readAllBytes(Fixtures.file("tensors.pth")), StandardCharsets.ISO_8859_1);
		final Path file = folder.resolve("big.pth");
		Files.writeString(file, bytes.replace("little", "bigend"), StandardCharsets.ISO_8859_1);
		assertRefused(file).hasMessageContaining("big-endian");
	}

	@Test
	void refusesAnOversizedPickle() throws IOException {
		assertRefused(forge("\u0080\2" + "N".repeat(17 << 20))).hasMessageContaining("claims 17825794 bytes for data.pkl");
	}

	@Test
	void tellsAFileThatIsCutShort() throws IOException {
		final byte[] whole = Files.readAllBytes(Fixtures.file("tensors.pth"));
		for (final int length : new int[] { 100, whole.length / 2, whole.length - 1 }) {
			final Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length));
			assertRefused(cut).hasMessageContaining("is cut short");
		}
	}

	@Test
	void tellsWhatIsNotAPth() throws IOException {
		assertRefused(Files.writeString(folder.resolve("page.pth"), "<html>404</html>")).hasMessageContaining("is not a .pth");
		assertRefused(Files.createFile(folder.resolve("empty.pth"))).hasMessageContaining("is not a .pth");
		assertRefused(Fixtures.file("legacy.pth")).hasMessageContaining("from before PyTorch 1.6").hasMessageContaining("torch.save");
		assertRefused(Fixtures.file("nested.pth")).hasMessageContaining("more than a dictionary of tensors (model)");
		assertRefused(Fixtures.file("double.pth")).hasMessageContaining("stores numbers as torch.DoubleStorage");
		assertRefused(forge("\u0080\2N.")).hasMessageContaining("holds no dictionary");
		assertRefused(forge("\u0080\2}K")).hasMessageContaining("is not a plain file of weights");
	}

	private Path forge(final String pickle) throws IOException {
		return Fixtures.forge(folder.resolve("forged.pth"), ZipEntry.STORED, pickle);
	}

	private static AbstractThrowableAssert<?, ?> assertRefused(final Path file) {
		return assertThatThrownBy(() -> PthReader.open(file)).isInstanceOf(CheckpointException.class) //
			.hasMessageContaining(file.toString()).hasMessageMatching("[^\\n]+; [^\\n]+");
	}
}
