package fiji.plugin.dinotracker.export;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

class TextFormatsTest {

	@Test
	void needNoImageJ() {
		final JavaClasses classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests()) //
			.importPackages("fiji.plugin.dinotracker.export", "fiji.plugin.dinotracker.imports");
		noClasses().that().haveNameMatching(".*(Csv|TrackMate|MTrackJ|Napari|DeepLabCut|Text|Xml|Collector|GridQueries).*") //
			.should().dependOnClassesThat().resideInAPackage("ij..").check(classes);
	}
}
