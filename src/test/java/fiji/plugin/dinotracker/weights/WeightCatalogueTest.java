package fiji.plugin.dinotracker.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WeightCatalogueTest {

	@Test
	void namesFilesAndHashesAreUniqueAndComplete() {
		assertThat(WeightCatalogue.files()).hasSize(11).allSatisfy(file -> {
			assertThat(file.address()).hasScheme("https");
			assertThat(file.sha256()).matches("[0-9a-f]{64}");
			assertThat(file.bytes()).isPositive();
			assertThat(file.licence()).isNotBlank();
		});
		assertThat(WeightCatalogue.files()).extracting(WeightFile::name).doesNotHaveDuplicates();
		assertThat(WeightCatalogue.files()).extracting(WeightFile::file).doesNotHaveDuplicates();
		assertThat(WeightCatalogue.files()).extracting(WeightFile::sha256).doesNotHaveDuplicates();
	}

	@Test
	void findsAFileByItsName() {
		final WeightFile file = WeightCatalogue.named("dinov2-vits14-reg4");
		assertThat(file.address()).hasToString("https://dl.fbaipublicfiles.com/dinov2/dinov2_vits14/dinov2_vits14_reg4_pretrain.pth");
		assertThat(file.sha256()).startsWith("f433177089a6");
	}

	@Test
	void torchvisionsFileNamesCarryTheirHash() {
		for (final String name : new String[] { "raft-large", "raft-small" }) {
			final WeightFile file = WeightCatalogue.named(name);
			assertThat(file.file()).endsWith("-" + file.sha256().substring(0, 8) + ".pth");
		}
	}

	@Test
	void listsTheNamesIfOneIsUnknown() {
		assertThatThrownBy(() -> WeightCatalogue.named("resnet")).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("resnet").hasMessageContaining("dinov2-vitl14,").hasMessageEndingWith("raft-small");
	}
}
