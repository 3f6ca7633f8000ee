package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptService;

import fiji.plugin.dinotracker.imports.TracksFile;

import ij.ImagePlus;
import ij.gui.PointRoi;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** The scripts we ship, run by SciJava as Fiji does. */
class GroovyMacroTest {

	@TempDir
	private Path folder;

	private static void run(final String script, final Map<String, Object> inputs) throws Exception {
		try (Context context = new Context()) {
			final ScriptService scripts = context.service(ScriptService.class);
			scripts.addAlias(ImagePlus.class); // as Fiji does
			scripts.addAlias("Dataset", NamedAxesImage.class);
			scripts.getIndex().add(new AdaptedScriptLanguage("Groovy"), false);
			scripts.run(new File("macros/" + script), true, inputs).get();
		}
	}

	@Test
	void theFacadeTracksFromGroovy() throws Exception {
		final ImagePlus image = MovingTexture.image();
		image.setRoi(new PointRoi(40, 50));
		final Path file = folder.resolve("tracks.csv");
		run("track_points.groovy", Map.of("image", image, "preset", "quick", "iterations", 1, "file", file.toFile()));
		assertThat(TracksFile.read(file)).singleElement().satisfies(track -> assertThat(track.points()).hasSize(MovingTexture.FRAMES));
		assertThat(image.getOverlay()).isNotNull();
	}

	@Test
	void anyImageWithNamedAxesIsTrackedWithoutAnImagePlus() throws Exception {
		final List<Img<UnsignedByteType>> frames = IntStream.rangeClosed(1, MovingTexture.FRAMES) //
			.<Img<UnsignedByteType>>mapToObj(frame -> ArrayImgs.unsignedBytes((byte[]) MovingTexture.image().getStack().getPixels(frame), MovingTexture.SIZE, MovingTexture.SIZE)).toList();
		final NamedAxesImage<UnsignedByteType> dataset = new NamedAxesImage<>(Views.permute(Views.stack(frames), 0, 2), "Time", "Y", "X");
		final Path points = Files.writeString(folder.resolve("points.csv"), "name,frame,x,y\nnose,2,40,50\n");
		final Path file = folder.resolve("tracks.csv");
		run("track_dataset.groovy", Map.of("stack", dataset, "points", points.toFile(), "iterations", 1, "file", file.toFile()));
		assertThat(TracksFile.read(file)).singleElement().satisfies(track -> assertThat(track.points()).hasSize(MovingTexture.FRAMES));
	}
}
