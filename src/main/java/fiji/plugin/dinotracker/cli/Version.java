package fiji.plugin.dinotracker.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		final String version = Main.class.getPackage().getImplementationVersion();
		return new String[] { "dino-tracker " + (version == null ? "(built from source)" : version) };
	}
}
