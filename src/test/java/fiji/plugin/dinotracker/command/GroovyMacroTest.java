package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptService;

import fiji.plugin.dinotracker.imports.TracksFile;

import ij.ImagePlus;
import ij.gui.PointRoi;

/** The script we ship, run by SciJava as Fiji does. */
class GroovyMacroTest {

	@TempDir
	private Path folder;

	@Test
	void theFacadeTracksFromGroovy() throws Exception {
		final ImagePlus image = MovingTexture.image();
		image.setRoi(new PointRoi(40, 50));
		final Path file = folder.resolve("tracks.csv");
		try (Context context = new Context()) {
			final ScriptService scripts = context.service(ScriptService.class);
			scripts.addAlias(ImagePlus.class); // as Fiji does
			scripts.getIndex().add(new AdaptedScriptLanguage("Groovy"), false);
			scripts.run(new File("macros/track_points.groovy"), true, Map.of("image", image, "preset", "quick", "iterations", 1, "file", file.toFile())).get();
		}
		assertThat(TracksFile.read(file)).singleElement().satisfies(track -> assertThat(track.points()).hasSize(MovingTexture.FRAMES));
		assertThat(image.getOverlay()).isNotNull();
	}
}
