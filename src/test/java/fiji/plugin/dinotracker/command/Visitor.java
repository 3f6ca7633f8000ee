package fiji.plugin.dinotracker.command;

import java.awt.Dialog;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.event.ActionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.PointRoi;

/**
 * What a person does in a freshly installed ImageJ, in a process of its own: this and {@link Screen} are the only classes
 * in it that do not come from ImageJ's folder. Its screenshots begin with {@code installed}.
 */
final class Visitor {

	private static final String[] MENUS = { "Plugins", "Tracking", "DINO-Tracker" };
	private static final String TRACK = "Track Points...";

	private final String stack;
	private final String out;

	private Visitor(final String stack, final String out) {
		this.stack = stack;
		this.out = out;
	}

	/** @param arguments whether the engine is installed, a stack, and a folder for results */
	public static void main(final String... arguments) throws Exception {
		try {
			new ImageJ();
			final Visitor visitor = new Visitor(arguments[1], arguments[2]);
			if (Boolean.parseBoolean(arguments[0])) visitor.useEveryCommand();
			else visitor.refuseTheEngine();
			System.exit(0);
		}
		catch (final Exception | LinkageError | AssertionError e) {
			e.printStackTrace();
			System.err.println(IJ.getLog());
			System.exit(1);
		}
	}

	private ImagePlus open() {
		final ImagePlus image = IJ.openImage(stack);
		image.show();
		image.setRoi(new PointRoi(new int[] { 30, 60 }, new int[] { 40, 50 }, 2));
		return image;
	}

	private void refuseTheEngine() throws Exception {
		open();
		choose(TRACK);
		Screen.press(Screen.dialog(TRACK), "OK");
		final Dialog question = Screen.dialog("DINO-Tracker");
		Screen.shoot(question, "installed-question");
		Screen.press(question, "Do not download");
		Screen.await("the answer", () -> !question.isShowing());
		final Dialog answer = Screen.dialog("DINO-Tracker");
		Screen.shoot(answer, "installed-refused");
		Screen.press(answer, "OK");
		Screen.await("the way on", () -> !answer.isShowing());
		choose("Install Engine...");
		Screen.press(Screen.dialog("DINO-Tracker"), "Do not download");
		Screen.await("what came of it", () -> String.valueOf(IJ.getLog()).contains("The engine was not installed"));
	}

	private void useEveryCommand() throws Exception {
		final ImagePlus image = open();
		choose(TRACK);
		final Dialog dialog = Screen.dialog(TRACK);
		Screen.type(dialog, "Iterations", "2");
		Screen.type(dialog, "Height", "98");
		Screen.type(dialog, "Out", out + "/tracked");
		Screen.press(dialog, "OK");
		Screen.await("the tracks", () -> image.getOverlay() != null && Files.exists(Path.of(out, "tracked", "run.json")));
		Screen.shoot(image.getWindow(), "installed-tracks");
		useMacros(image);
		look(image);
		for (final String command : new String[] { "Open Video...", "Track More Points...", "Track Folder...", "Evaluate Tracks...", "Convert Tracks...", "Models...", "Show Features..." }) {
			choose(command);
			Screen.press(Screen.dialog(command), "Cancel");
		}
		choose("Check Installation...");
		Screen.await("the findings", () -> IJ.getLog() != null && IJ.getLog().contains("Weights in"));
		Screen.shoot(WindowManager.getWindow("Log"), "installed-log");
		System.out.println(IJ.getLog());
	}

	private void useMacros(final ImagePlus image) throws Exception {
		final String model = "model=[" + out + "/tracked/model] ";
		final String tracks = "tracks=[" + out + "/tracked/tracks.csv] ";
		final String folder = stack.substring(0, stack.lastIndexOf('/'));
		for (final String line : new String[] { //
			"run('Open Video...', 'path=[" + stack + "]'); close();", //
			"run('Track More Points...', '" + model + "out=[" + out + "/more]');", //
			"run('Track Folder...', 'folder=[" + folder + "] grid=4 iterations=1 height=98 out=[" + out + "/folder]');", //
			"run('Show Similarity...', '" + model + "x=30 y=40 frame=1 out=[" + out + "/similarity.tif]');", //
			"run('Show Features...', '" + model + tracks + "out=[" + out + "/features]');", //
			"run('Evaluate Tracks...', '" + tracks + "truth=[" + out + "/tracked/tracks.csv] out=[" + out + "/scores]');", //
			"run('Convert Tracks...', '" + tracks + "format=mtrackj out=[" + out + "/tracks.mdf]');", //
			"run('Models...', 'action=list');", "run('Install Engine...');" })
			if ("[aborted]".equals(IJ.runMacro("selectImage(" + image.getID() + "); " + line))) throw new AssertionError(line + " failed");
		Screen.shoot(WindowManager.getWindow("Features along the tracks"), "installed-features");
		Screen.shoot(WindowManager.getWindow("Scores"), "installed-scores");
	}

	private void look(final ImagePlus image) throws Exception {
		IJ.selectWindow(image.getID());
		choose("Show Similarity...");
		final Dialog dialog = Screen.dialog("Show Similarity...");
		Screen.type(dialog, "Model", out + "/tracked/model");
		Screen.type(dialog, "X", "30");
		Screen.type(dialog, "Y", "40");
		Screen.press(dialog, "OK");
		Screen.await("the maps", () -> similarity().isPresent());
		Screen.shoot(WindowManager.getWindow(similarity().orElseThrow()), "installed-similarity");
	}

	private static Optional<String> similarity() {
		return Arrays.stream(WindowManager.getImageTitles()).filter(title -> title.startsWith("Similarity to (30, 40)")).findAny();
	}

	/** Chooses an item of our menu. */
	private static void choose(final String label) {
		Menu menu = IntStream.range(0, Menus.getMenuBar().getMenuCount()).mapToObj(Menus.getMenuBar()::getMenu).filter(top -> top.getLabel().equals(MENUS[0])).findFirst().orElseThrow();
		for (int level = 1; level < MENUS.length; level++)
			menu = (Menu) item(menu, MENUS[level]);
		final MenuItem item = item(menu, label);
		IJ.getInstance().actionPerformed(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, label));
	}

	private static MenuItem item(final Menu menu, final String label) {
		return IntStream.range(0, menu.getItemCount()).mapToObj(menu::getItem).filter(item -> item.getLabel().equals(label)).findFirst() //
			.orElseThrow(() -> new AssertionError("There is no " + label + " in " + menu.getLabel()));
	}
}
