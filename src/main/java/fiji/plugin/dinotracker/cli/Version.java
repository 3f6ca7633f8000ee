package fiji.plugin.dinotracker.cli;

import picocli.CommandLine.IVersionProvider;

import fiji.plugin.dinotracker.ProgramVersion;

/** What {@code --version} says. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "dino-tracker " + ProgramVersion.text() };
	}
}
