package fiji.plugin.dinotracker.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

import ij.IJ;

/**
 * Lists, fetches and checks the weights of learned features and flows. In a macro, which thereby agrees to the download:
 * {@code run("Models...", "action=fetch weights=dinov2-vits14");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Models...", headless = true)
public final class Models extends ContextCommand {

	@Parameter(label = "Action", description = "list: what there is, and what is here; fetch: download one; check: verify the content of all that are here", //
		choices = { "list", "fetch", "check" }, persist = false)
	private String action = "list";

	@Parameter(label = "Weights to fetch", description = "which; DINOv2 describes places, RAFT is an optical flow", //
		choices = { "dinov2-vits14", "dinov2-vitb14", "dinov2-vitl14", "dinov2-vits14-reg4", "dinov2-vitb14-reg4", "dinov2-vitl14-reg4", //
			"dinov2-vits14-safetensors", "dinov2-vitb14-safetensors", "dinov2-vitl14-safetensors", "raft-large", "raft-small" }, //
		persist = false)
	private String weights = "dinov2-vits14";

	@Override
	public void run() {
		Outcome.of(this, () -> switch (action) {
			case "fetch" -> fetch(WeightCatalogue.named(weights));
			case "check" -> check();
			default -> list();
		});
	}

	private static String list() {
		for (final WeightFile file : WeightCatalogue.files())
			IJ.log(String.format(Locale.ROOT, "%s: %.0f MB, %s; licence %s; from %s", file.name(), file.bytes() / 1e6, isHere(file) ? "here" : "not here", //
				file.licence(), file.address()));
		return here() + " of " + WeightCatalogue.files().size() + " models are here; features dense-sift and flow dis need none";
	}

	private String fetch(final WeightFile file) throws IOException {
		if (isHere(file)) return file.name() + " is at " + WeightsOffer.cache().path(file) + " already";
		final boolean ask = OnScreen.canAsk();
		if (ask && !WeightsOffer.isAccepted(file)) return "Nothing was downloaded";
		WeightsOffer.fetch(context(), file);
		return file.name() + " is at " + WeightsOffer.cache().path(file);
	}

	private String check() throws IOException {
		try (FijiProgress progress = new FijiProgress(context(), "Check of models")) {
			for (final WeightFile file : WeightCatalogue.files())
				if (isHere(file)) check(file, progress);
		}
		return here() + " models are here, all as published";
	}

	private static void check(final WeightFile file, final Progress progress) throws IOException {
		if (!WeightsOffer.cache().isAsPublished(file, progress))
			throw new IOException(WeightsOffer.cache().path(file) + " is not the published file (SHA-256 " + file.sha256() + "); delete it and fetch it again");
		IJ.log(file.name() + " is as published");
	}

	private static boolean isHere(final WeightFile file) {
		return Files.exists(WeightsOffer.cache().path(file));
	}

	private static long here() {
		return WeightCatalogue.files().stream().filter(Models::isHere).count();
	}
}
