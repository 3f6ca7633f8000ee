package fiji.plugin.dinotracker.command;

import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Plugin;

/**
 * Installs the libraries that tracking needs on this kind of computer, after telling what is downloaded. In a macro, which agrees to it:
 * {@code run("Install Engine...");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Install Engine...", headless = true)
public final class InstallEngine extends ContextCommand {

	@Override
	public void run() {
		Outcome.of(this, this::install);
	}

	private String install() throws IOException {
		try (FijiProgress progress = new FijiProgress(context(), "Installation of the engine")) {
			return Engine.ofThisComputer().install(progress);
		}
	}
}
