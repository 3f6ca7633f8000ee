package fiji.plugin.dinotracker.command;

import java.io.IOException;
import java.util.Locale;

import org.scijava.Context;

import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCache;
import fiji.plugin.dinotracker.weights.WeightFile;

import ij.IJ;
import ij.gui.YesNoCancelDialog;

/** Offers to download weights that are wanted and not here. Nothing is ever downloaded that nobody agreed to. */
final class WeightsOffer {

	private WeightsOffer() {}

	/** The cache that everyone of this computer's user shares. */
	static WeightCache cache() {
		return WeightCache.ofThisComputer(HashPolicy.VERIFY);
	}

	/** Asks whether to download a file. */
	static boolean isAccepted(final WeightFile file) {
		return new YesNoCancelDialog(IJ.getInstance(), "DINO-Tracker", question(file), "Download", "Do not download").yesPressed();
	}

	/** Everything one should know before. */
	static String question(final WeightFile file) {
		return String.format(Locale.ROOT, "The weights of %s are not on this computer.%n%nSize: %.0f MB%nFrom: %s%nTo: %s%nLicence: %s%n%nDownload them now?", //
			file.name(), file.bytes() / 1e6, file.address(), cache().path(file), file.licence());
	}

	/** Downloads a file, with progress and a button to cancel. */
	static void fetch(final Context context, final WeightFile file) throws IOException {
		try (FijiProgress progress = new FijiProgress(context, "Download of " + file.name())) {
			cache().fetch(file, progress);
		}
	}
}
