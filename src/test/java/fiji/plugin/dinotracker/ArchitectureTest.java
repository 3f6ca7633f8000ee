package fiji.plugin.dinotracker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The rules by which the packages know each other. */
class ArchitectureTest {

	private static final String ROOT = DinoTracker.class.getPackageName();
	private static final List<String> NUMERICS = List.of("geometry", "tensor", "weights", "features", "flow", "model", "training", "tracking", "metrics", "track", //
		"progress", "storage", "cache", "demo");
	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

	@Test
	void numericsKnowNothingOfImageJAndOfWindows() {
		noClasses().that().resideInAnyPackage(NUMERICS.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new)) //
			.should().dependOnClassesThat().resideInAnyPackage("ij..", "java.awt..", "javax.swing..", "org.scijava..").check(CLASSES);
	}

	@Test
	void noTwoPackagesNeedEachOther() {
		slices().matching("fiji.plugin.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void nothingNeedsTheCommandLine() {
		onlyItself("cli");
	}

	@Test
	void nothingNeedsTheCommandsOfFiji() {
		onlyItself("command");
	}

	private static void onlyItself(final String name) {
		final String room = ROOT + "." + name + "..";
		classes().that().resideInAPackage(room).should().onlyHaveDependentClassesThat().resideInAPackage(room).check(CLASSES);
	}
}
